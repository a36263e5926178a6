/** What a person does while the phone is still busy with the last thing: nothing twice, no word lost, and help at once. */
package otayori.app.journey

import android.content.Intent
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.otayori.core.CompanionException
import org.otayori.core.EntryForm
import org.otayori.core.InternalException
import org.otayori.core.LocalMoment
import org.otayori.core.OtayoriCompanion
import org.otayori.core.TodayScreen
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import otayori.app.R
import otayori.app.door.State
import otayori.app.shell.Failure
import java.io.File

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [24, 35], qualifiers = "w411dp-h731dp")
class MeanwhileJourneyTest {
    @get:Rule
    val elsewhere = TemporaryFolder()

    private val phone = Handset()
    private val members get() = phone.app.home.open().family(now()).members
    private val openings get() = phone.app.home.open().journal("2026-01-01", "2026-12-31", null, now()).rows.map { it.opening }

    private fun now() = LocalMoment("2026-07-06", "07:00:00", 540)

    /** A backup that is under way: what comes after its first screen waits. */
    private fun backUpSlowly() {
        phone.app.courier.let { courier ->
            val before = phone.app.background
            phone.app.background = java.util.concurrent.Executor { work -> if (courier.isLong) before.execute(work) else work.run() }
        }
        phone.hold()
        phone.backUp(File(elsewhere.root, "otayori.age"))
        assertTrue(phone.state is State.Working)
    }

    @Test
    fun two_taps_tell_of_one_child() {
        phone.open()
        phone.pressWords("English")
        phone.press("phone-next")
        phone.hold()
        phone.press("phone-not-sure")
        phone.press("phone-not-sure")
        phone.goOn()
        assertEquals(1, members.size)
        assertTrue(phone.state is State.AskHour)
    }

    @Test
    fun two_taps_keep_an_entry_once_and_one_page_is_behind_it() {
        phone.firstRun()
        phone.press(R.id.tab_journal)
        phone.hold()
        phone.press(R.id.write)
        phone.press(R.id.write)
        phone.goOn()
        phone.type(R.id.field_text, "It moved.")
        phone.hold()
        phone.press(R.id.keep)
        phone.press(R.id.keep)
        phone.goOn()
        assertEquals(listOf("It moved."), openings)
        assertTrue(phone.state is State.Journal)
    }

    @Test
    fun the_way_back_is_not_lost_while_something_is_kept() {
        phone.firstRun()
        phone.press(R.id.tab_journal)
        phone.press(R.id.write)
        phone.type(R.id.field_text, "It moved.")
        phone.hold()
        phone.press(R.id.keep)
        phone.press(R.id.tab_today)
        phone.goOn()
        assertEquals(listOf("It moved."), openings)
        assertTrue(phone.state is State.Today)
    }

    @Test
    fun what_is_typed_while_a_tap_is_on_its_way_stays_and_is_kept() {
        phone.firstRun()
        phone.press(R.id.tab_journal)
        phone.press(R.id.write)
        phone.type(R.id.field_text, "It")
        phone.hold()
        phone.press("mood-glad")
        phone.type(R.id.field_text, "It moved twice.")
        phone.goOn()
        assertEquals("It moved twice.", phone.typed(R.id.field_text))
        phone.press(R.id.keep)
        assertEquals(listOf("It moved twice."), openings)
    }

    @Test
    fun help_is_there_while_a_backup_is_written_and_leads_back_to_it() {
        phone.firstRun()
        backUpSlowly()
        phone.press(R.id.help)
        assertTrue((phone.state as State.Cards).emergency.isNotEmpty())
        assertNull("nothing else can be opened now", phone.state.tab)
        val card = (phone.state as State.Cards).shelves.flatMap { it.cards }.first { it.slot == "card/crisis" }
        phone.pressWords(card.title!!.plain)
        assertTrue(phone.state is State.Letter)
        phone.press(R.id.write)
        assertEquals(phone.say("phone-busy"), phone.problem)
        phone.back()
        phone.back()
        assertTrue(phone.state is State.Working)
        phone.goOn()
        assertTrue(phone.has("phone-backup-done"))
    }

    @Test
    fun whoever_reads_help_when_a_backup_ends_is_not_taken_away_from_it() {
        phone.firstRun()
        backUpSlowly()
        phone.press(R.id.help)
        phone.goOn()
        assertTrue(phone.state is State.Cards)
        phone.back()
        assertTrue(phone.has("phone-backup-done"))
    }

    @Test
    fun a_phone_that_went_dark_says_afterwards_how_the_backup_ended() {
        phone.firstRun()
        backUpSlowly()
        assertTrue(phone.activity.findViewById<android.view.ViewGroup>(android.R.id.content)!!.getChildAt(0).keepScreenOn)
        phone.leave()
        phone.comeBack()
        phone.goOn()
        assertTrue(phone.state is State.Today)
        assertEquals(phone.say("phone-backup-done"), phone.problem)
        phone.press(R.id.tab_family)
        assertNull(phone.problem)
    }

    @Test
    fun a_window_that_is_new_finds_the_backup_running() {
        phone.firstRun()
        backUpSlowly()
        phone.press(R.id.hide)
        phone.close()
        phone.open()
        assertTrue(phone.state is State.Working)
        phone.press(R.id.help)
        assertTrue(phone.state is State.Cards)
        phone.goOn()
        phone.back()
        assertTrue(phone.state is State.Today)
    }

    @Test
    fun a_wake_that_comes_while_a_backup_is_written_is_not_lost() {
        phone.firstRun()
        backUpSlowly()
        phone.at("2026-07-07T08:00")
        phone.alarm("2026-07-07")
        assertEquals(0, phone.shownNotices)
        phone.goOn()
        assertEquals(1, phone.shownNotices)
    }

    @Test
    fun the_first_questions_go_on_where_somebody_left_them() {
        phone.open()
        phone.pressWords("English")
        phone.leave()
        phone.comeBack()
        assertTrue(phone.state is State.Welcome)
        phone.press("phone-next")
        phone.press("phone-by-due")
        phone.type(R.id.field_0, "2027-03-01")
        phone.leave()
        phone.comeBack()
        assertEquals("2027-03-01", phone.typed(R.id.field_0))
        phone.press("phone-next")
        phone.press("phone-that-is-it")
        assertTrue(phone.state is State.AskHour)
        phone.restart()
        phone.open()
        assertTrue("who it is for is not asked again", phone.state is State.AskHour)
        phone.press("phone-next")
        phone.press("phone-not-now")
        assertTrue(phone.state is State.Today)
        phone.leave()
        phone.comeBack()
        assertTrue(phone.state is State.Today)
        assertEquals(1, members.size)
    }

    @Test
    fun a_form_is_as_it_was_after_a_look_at_help() {
        phone.firstRun()
        phone.press(R.id.tab_family)
        phone.press("phone-add-child")
        phone.press("phone-by-due")
        phone.type(R.id.field_0, "2027-05-05")
        phone.press(R.id.help)
        phone.back()
        assertEquals("2027-05-05", phone.typed(R.id.field_0))
    }

    /** A core that gives up in the middle of a call. */
    private class Broken {
        var isBroken = false
        var isFull = false

        fun companion(folder: String, language: String): OtayoriCompanion = object : OtayoriCompanion(folder, language) {
            override fun today(now: LocalMoment): TodayScreen = when {
                isBroken -> throw InternalException("a panic")
                isFull -> throw CompanionException.Full()
                else -> super.today(now)
            }

            override fun writeEntry(form: EntryForm, now: LocalMoment): String =
                if (isBroken) throw InternalException("a panic") else super.writeEntry(form, now)
        }
    }

    @Test
    fun a_core_that_gives_up_at_the_opening_leaves_words_help_and_nothing_waiting() {
        val broken = Broken()
        phone.app.companion = broken::companion
        phone.firstRun()
        broken.isBroken = true
        phone.leave()
        phone.comeBack()
        assertEquals(Failure.BROKEN, (phone.state as State.Failed).which)
        assertEquals("it is asked again, and that is all", listOf(otayori.app.shell.AGAIN), phone.alarms)
        phone.press(R.id.help)
        assertTrue((phone.state as State.Cards).emergency.isNotEmpty())
        phone.back()
        broken.isBroken = false
        phone.press("phone-again")
        assertTrue(phone.state is State.Today)
        assertFalse(phone.alarms.isEmpty())
    }

    @Test
    fun an_opening_makes_the_page_of_the_day_once_and_what_is_told_after_it_stands_on_the_next() {
        var made = 0
        phone.app.companion = { folder, language ->
            object : OtayoriCompanion(folder, language) {
                override fun today(now: LocalMoment): TodayScreen = super.today(now).also { made++ }
            }
        }
        phone.firstRun()
        phone.close()
        made = 0
        phone.open()
        assertTrue(phone.state is State.Today)
        assertEquals(1, made)
        phone.press(R.id.stage)
        phone.press(R.id.ended)
        phone.press(R.id.tab_today)
        assertTrue((phone.state as State.Today).screen.isQuiet)
    }

    @Test
    fun a_phone_that_was_full_at_the_opening_opens_once_there_is_room() {
        val broken = Broken()
        phone.app.companion = broken::companion
        phone.firstRun()
        phone.restart()
        phone.app.companion = broken::companion
        broken.isFull = true
        phone.open()
        assertEquals(Failure.FULL, (phone.state as State.Failed).which)
        phone.press("phone-again")
        assertEquals(Failure.FULL, (phone.state as State.Failed).which)
        broken.isFull = false
        phone.press("phone-again")
        assertTrue(phone.state is State.Today)
    }

    @Test
    fun a_core_that_gives_up_over_an_entry_loses_no_word() {
        val broken = Broken()
        phone.app.companion = broken::companion
        phone.firstRun()
        phone.press(R.id.tab_journal)
        phone.press(R.id.write)
        phone.type(R.id.field_text, "every word")
        broken.isBroken = true
        phone.press(R.id.keep)
        assertEquals(phone.say("phone-went-wrong"), phone.problem)
        assertEquals("every word", phone.typed(R.id.field_text))
        broken.isBroken = false
        phone.press(R.id.keep)
        assertEquals(listOf("every word"), openings)
    }
}
