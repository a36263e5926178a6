/** What a person sees on the way that is not a room of its own: the way back in the first minute, an empty Today, a broken copy. */
package otayori.app.journey

import android.content.Intent
import android.view.View
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import otayori.app.R
import otayori.app.door.State
import otayori.app.shell.Failure
import otayori.app.shell.Refusal

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [24, 35], qualifiers = "w411dp-h731dp")
class FaceJourneyTest {
    private val phone = Handset()

    private fun view(id: Int): View? = phone.activity.findViewById(id)

    private fun dueOn(date: String) {
        phone.press("phone-by-due")
        phone.type(R.id.field_0, date)
        phone.press("phone-next")
        phone.press("phone-that-is-it")
    }

    @Test
    fun the_first_minute_leads_back_and_what_is_answered_anew_counts_alone() {
        phone.open()
        phone.pressWords("English")
        phone.press(R.id.back)
        assertTrue(phone.state is State.Languages)
        phone.pressWords("English")
        phone.press("phone-next")
        phone.press(R.id.back)
        assertTrue(phone.state is State.Welcome)
        phone.press("phone-next")
        dueOn("2027-03-01")
        phone.press(R.id.back)
        phone.press(R.id.back)
        assertTrue(phone.state is State.WhoFor)
        dueOn("2027-02-01")
        assertTrue(phone.state is State.AskHour)
        phone.press("phone-next")
        assertTrue(view(R.id.back) != null)
        phone.press("phone-not-now")
        val members = phone.app.home.open().family(now()).members
        assertEquals(listOf("2027-02-01"), members.map { it.due })
    }

    @Test
    fun the_date_that_is_typed_stands_below_in_words() {
        phone.open()
        phone.pressWords("English")
        phone.press("phone-next")
        phone.press("phone-by-due")
        val words = phone.say("date", "year" to 2027, "month" to 3, "day" to 1)
        assertFalse(words in phone.words)
        phone.type(R.id.field_0, "2027-03-01")
        assertTrue(words in phone.words)
        phone.type(R.id.field_0, "2027-02-30")
        assertTrue(phone.texts.filter { it.visibility == View.VISIBLE }.none { "2027-02" in it.wording.plain || it.wording.plain == words })
    }

    @Test
    fun with_nobody_yet_today_leads_to_adding_a_child() {
        phone.open()
        phone.pressWords("English")
        phone.press("phone-next")
        phone.press("phone-afterwards")
        phone.press("phone-next")
        phone.press("phone-not-now")
        phone.press(R.id.add)
        assertTrue(phone.state is State.WhoFor)
    }

    @Test
    fun the_journal_offers_to_close_only_what_has_a_pin() {
        phone.firstRun()
        phone.press(R.id.tab_journal)
        assertFalse(phone.has("phone-close"))
        val core = phone.app.home.open()
        core.refuseRecoveryWords()
        core.setPin("123456")
        phone.press(R.id.tab_today)
        phone.press(R.id.tab_journal)
        assertTrue(phone.has("phone-close"))
    }

    @Test
    fun readings_are_a_choice_only_of_who_reads_a_language_that_has_them() {
        phone.firstRun()
        phone.press(R.id.tab_family)
        phone.press(R.id.settings)
        assertFalse(phone.has("phone-readings"))
        val core = phone.app.home.open()
        core.wish(core.wishes().copy(secondLanguage = "ja-simple"))
        phone.back()
        phone.press(R.id.settings)
        assertTrue(phone.has("phone-readings"))
    }

    @Test
    fun a_broken_copy_says_so_once_and_dials_whom_to_call() {
        phone.app.source = { throw Refusal.Unreadable(Failure.NO_CORE) }
        phone.open()
        assertNull(view(R.id.help))
        assertNull(view(R.id.hide))
        assertEquals(1, phone.words.count { it == phone.activity.getString(R.string.no_core) })
        phone.press(R.id.call)
        val dial = shadowOf(phone.activity).nextStartedActivity
        assertEquals(Intent.ACTION_DIAL to "tel:112", dial.action to dial.dataString)
    }

    @Test
    @Config(qualifiers = "ja-rJP-w411dp-h731dp")
    fun on_a_japanese_phone_the_numbers_of_japan_come_first() {
        phone.app.source = { throw Refusal.Unreadable(Failure.NO_CORE) }
        phone.open()
        phone.press(R.id.call)
        assertEquals("tel:119", shadowOf(phone.activity).nextStartedActivity.dataString)
        assertTrue(phone.words.any { "110" in it })
    }

    @Test
    fun whom_to_call_goes_by_where_the_phone_is_and_not_by_its_language() {
        phone.app.source = { throw Refusal.Unreadable(Failure.NO_CORE) }
        val network = shadowOf(phone.app.getSystemService(android.telephony.TelephonyManager::class.java))
        for ((country, numbers) in listOf("jp" to listOf("119", "110"), "de" to listOf("112"), "" to listOf("112", "119", "110"))) {
            network.setNetworkCountryIso(country)
            phone.open()
            assertEquals(country, numbers, phone.words.mapNotNull { Regex("  (\\d{3})$").find(it)?.groupValues?.get(1) })
            phone.close()
        }
    }

    private fun now() = org.otayori.core.LocalMoment("2026-07-06", "07:00:00", 540)
}
