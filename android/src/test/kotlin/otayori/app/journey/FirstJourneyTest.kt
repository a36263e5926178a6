/** From the installation to the first letter, a birth, an ending: the app's own classes over the real library. */
package otayori.app.journey

import android.content.Intent
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import otayori.app.R
import otayori.app.door.State

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [24, 35], qualifiers = "w411dp-h731dp")
class FirstJourneyTest {
    private val phone = Handset()

    @Test
    fun from_the_installation_to_the_first_letter() {
        phone.firstRun()
        val today = phone.state as State.Today
        assertEquals(1, today.screen.members.single().letters.size)
        assertTrue(phone.words.toString(), today.screen.members.single().letters.single().text.title.plain in phone.words)
        assertEquals(8, phone.alarms.size)
        assertEquals("2026-07-07", phone.alarms.first())
        phone.press(R.id.tab_shelf)
        assertEquals("2026-07-06", (phone.state as State.Shelf).months.first().rows.first().of)
    }

    @Test
    fun before_the_first_run_nothing_is_made_and_nothing_is_shown() {
        phone.system(Intent.ACTION_BOOT_COMPLETED)
        assertEquals(emptyList<String>(), phone.alarms)
        phone.open()
        assertTrue(phone.state is State.Languages)
        assertFalse(java.io.File(phone.app.noBackupFilesDir, "key").exists())
    }

    @Test
    fun a_date_that_cannot_be_is_said_and_what_was_typed_stays() {
        phone.open()
        phone.pressWords("English")
        phone.press("phone-next")
        phone.press("phone-by-due")
        phone.type(R.id.field_0, "soon")
        phone.press("phone-next")
        assertEquals(phone.say("error-date", "text" to "soon"), phone.problem)
        assertEquals("soon", phone.activity.findViewById<android.widget.EditText>(R.id.field_0)!!.text.toString())
        phone.type(R.id.field_0, "2030-01-01")
        phone.press("phone-next")
        assertTrue(phone.problem!!, "2030" in phone.problem!!)
    }

    @Test
    fun a_loss_from_the_letter_that_a_notice_brought_stops_everything_at_once() {
        phone.firstRun()
        phone.close()
        phone.at("2026-07-07T08:00")
        phone.alarm("2026-07-07")
        assertEquals(1, phone.shownNotices)
        phone.open()
        assertEquals(0, phone.shownNotices)
        phone.press(R.id.stage)
        phone.press(R.id.ended)
        assertTrue(phone.has("phone-ended-done"))
        assertEquals(emptyList<String>(), phone.alarms)
        phone.press(R.id.tab_today)
        assertTrue((phone.state as State.Today).screen.isQuiet)
        for (day in 8..20) {
            phone.at("2026-07-%02dT08:00".format(day))
            phone.alarm("2026-07-%02d".format(day))
        }
        assertEquals(0, phone.shownNotices)
    }
}
