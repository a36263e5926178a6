/** From the installation to the first letter, a birth, an ending: the app's own classes over the real library. */
package otayori.app.journey

import android.Manifest
import android.content.Intent
import android.content.pm.PackageManager
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.otayori.core.HintKind
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
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

    /** As far as the question whether notices may come. */
    private fun asked() {
        phone.open()
        phone.pressWords("English")
        phone.press("phone-next")
        phone.press("phone-by-due")
        phone.type(R.id.field_0, "2027-03-01")
        phone.press("phone-next")
        phone.press("phone-that-is-it")
        phone.press("phone-next")
        assertTrue(phone.state is State.AskNotices)
    }

    private fun answered(isGranted: Boolean) {
        val asked = shadowOf(phone.activity).lastRequestedPermission
        assertEquals(listOf(Manifest.permission.POST_NOTIFICATIONS), asked.requestedPermissions.toList())
        if (!isGranted) phone.refuseNotices()
        val answer = if (isGranted) PackageManager.PERMISSION_GRANTED else PackageManager.PERMISSION_DENIED
        phone.activity.onRequestPermissionsResult(asked.requestCode, asked.requestedPermissions, intArrayOf(answer))
        phone.settle()
    }

    @Test
    @Config(sdk = [35])
    fun whoever_allows_notices_is_asked_by_the_system_and_then_told() {
        asked()
        phone.press("phone-allow")
        answered(isGranted = true)
        assertTrue(phone.state is State.Today)
        assertEquals(8, phone.alarms.size)
        phone.leave()
        phone.comeBack()
        assertEquals(emptyList<HintKind>(), (phone.state as State.Today).hints)
    }

    @Test
    @Config(sdk = [35])
    fun whoever_refuses_the_system_reads_on_and_is_told_once_that_nothing_comes() {
        asked()
        phone.press("phone-allow")
        answered(isGranted = false)
        assertTrue(phone.state is State.Today)
        phone.close()
        phone.open()
        assertEquals(listOf(HintKind.PERMISSION_OFF), (phone.state as State.Today).hints)
        phone.close()
        phone.open()
        assertEquals(emptyList<HintKind>(), (phone.state as State.Today).hints)
    }

    @Test
    @Config(sdk = [24])
    fun an_older_phone_has_nothing_to_ask() {
        asked()
        phone.press("phone-allow")
        assertEquals(null, shadowOf(phone.activity).lastRequestedPermission)
        assertEquals(8, phone.alarms.size)
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
