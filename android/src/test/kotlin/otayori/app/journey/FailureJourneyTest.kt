/** What cannot be opened or written is said, leads on, and hides nobody's way to help. */
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
import otayori.app.core.CoreDesk
import otayori.app.core.refusal
import otayori.app.door.State
import otayori.app.door.joined
import otayori.app.shell.AGAIN
import otayori.app.shell.Desk
import otayori.app.shell.Failure
import otayori.app.shell.Moment
import otayori.app.shell.Pending
import otayori.app.shell.Permission
import otayori.app.shell.Refusal
import otayori.app.shell.Report
import java.io.File

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [24, 35], qualifiers = "w411dp-h731dp")
class FailureJourneyTest {
    private val phone = Handset()
    private val folder get() = File(phone.app.noBackupFilesDir, "family")
    private val failed get() = (phone.state as State.Failed).which

    /** The core's desk, until it is told to refuse. */
    private inner class Desked(private val core: Desk) : Desk by core {
        var toPlan: Refusal? = null
        var toTell: Refusal? = null

        override fun plan(now: Moment, pending: Pending, permission: Permission, opened: Boolean) =
            toPlan?.let { throw it } ?: core.plan(now, pending, permission, opened)

        override fun tell(report: Report, now: Moment) = toTell?.let { throw it } ?: core.tell(report, now)
    }

    private fun desk(): Desked = Desked(CoreDesk(phone.app.home)).also { desk -> phone.app.desk = { desk } }

    @Test
    fun a_key_store_that_is_silent_for_a_while_loses_nothing() {
        phone.firstRun()
        phone.restart()
        phone.store.isSilent = true
        phone.open()
        assertEquals(Failure.KEY_STORE, failed)
        assertEquals("what waits goes on waiting", 8, (phone.alarms - AGAIN).size)
        assertFalse(phone.has("phone-erase"))
        phone.store.isSilent = false
        phone.press("phone-again")
        assertTrue(phone.state is State.Today)
    }

    @Test
    fun after_a_boot_with_a_silent_key_store_the_app_asks_again_by_itself() {
        phone.firstRun()
        phone.restart()
        phone.forgetAlarms()
        phone.store.isSilent = true
        phone.system(Intent.ACTION_BOOT_COMPLETED)
        assertEquals(listOf(AGAIN), phone.alarms)
        assertEquals(listOf("2026-07-06T07:30"), phone.alarmTimes)
        phone.at("2026-07-06T07:30")
        phone.alarm(AGAIN)
        assertEquals(listOf("2026-07-06T08:00"), phone.alarmTimes)
        phone.store.isSilent = false
        phone.at("2026-07-06T08:00")
        phone.alarm(AGAIN)
        assertEquals(8, phone.alarms.size)
        assertFalse(AGAIN in phone.alarms)
    }

    @Test
    fun a_key_store_that_is_broken_for_good_gives_way_to_six_words_under_a_new_key() {
        phone.firstRun()
        val words = phone.app.home.open().newRecoveryWords()
        phone.restart()
        phone.store.breakDown()
        phone.open()
        assertEquals("it may be silent for a while", Failure.KEY_STORE, failed)
        phone.press("phone-again")
        assertEquals(Failure.KEY_BROKEN, failed)
        assertTrue(phone.has("phone-again"))
        assertTrue(phone.has("phone-with-backup"))
        assertTrue(phone.has("phone-erase"))
        phone.press("phone-with-words")
        phone.type(R.id.field_0, words.joinToString(" "))
        phone.press("phone-open")
        assertTrue(phone.state is State.Today)
        assertEquals(8, phone.alarms.size)
        phone.restart()
        phone.open()
        assertTrue("from then on it opens by itself", phone.state is State.Today)
    }

    @Test
    fun after_a_boot_with_an_unreadable_store_reminders_come_back_once_it_is_readable() {
        phone.firstRun()
        phone.restart()
        val key = phone.store.key
        phone.store.key = null
        phone.system(Intent.ACTION_BOOT_COMPLETED)
        assertEquals(emptyList<String>(), phone.alarms)
        phone.open()
        assertEquals(Failure.KEY_LOST, failed)
        assertTrue("nothing is begun anew over it", File(folder, "otayori.db").exists())
        phone.restart()
        phone.store.key = key
        phone.system(Intent.ACTION_BOOT_COMPLETED)
        assertEquals(8, phone.alarms.size)
        phone.open()
        assertTrue(phone.state is State.Today)
    }

    @Test
    fun a_lost_key_is_replaced_by_six_words() {
        phone.firstRun()
        val words = phone.app.home.open().newRecoveryWords()
        phone.restart()
        phone.store.key = null
        phone.open()
        assertEquals(Failure.KEY_LOST, failed)
        phone.press("phone-with-words")
        phone.type(R.id.field_0, "river cotton alley violin anchor purpose")
        phone.press("phone-open")
        assertEquals(phone.say("phone-words-wrong"), phone.problem)
        phone.type(R.id.field_0, words.joinToString("  ", " ").uppercase())
        phone.press("phone-open")
        assertTrue(phone.state is State.Today)
        assertEquals(8, phone.alarms.size)
        phone.restart()
        phone.open()
        assertTrue("from then on it opens by itself", phone.state is State.Today)
    }

    @Test
    fun other_words_leave_the_key_as_it_was() {
        phone.firstRun()
        phone.app.home.open().newRecoveryWords()
        phone.restart()
        val right = File(phone.app.noBackupFilesDir, "key").readBytes()
        File(phone.app.noBackupFilesDir, "key").writeBytes(ByteArray(right.size) { 1 })
        phone.open()
        assertEquals(Failure.WRONG_KEY, failed)
        phone.press("phone-with-words")
        phone.type(R.id.field_0, "river cotton alley violin anchor purpose")
        phone.press("phone-open")
        assertEquals(phone.say("phone-words-wrong"), phone.problem)
        phone.back()
        File(phone.app.noBackupFilesDir, "key").writeBytes(right)
        phone.press("phone-again")
        assertTrue(phone.state is State.Today)
    }

    @Test
    fun words_are_offered_only_where_there_are_some() {
        phone.firstRun()
        phone.restart()
        phone.store.key = null
        phone.open()
        assertFalse(phone.has("phone-with-words"))
        assertTrue(phone.has("phone-with-backup"))
    }

    @Test
    fun what_cannot_be_mended_is_said_and_nothing_is_deleted() {
        phone.firstRun()
        phone.restart()
        folder.listFiles { file -> file.name.startsWith("otayori.keys") }!!.forEach { it.writeText("noise") }
        phone.open()
        assertEquals(Failure.DAMAGED, failed)
        phone.press("phone-repair")
        assertEquals(phone.say("phone-not-mended"), (phone.state as State.Failed).detail!!.plain)
        assertFalse(phone.has("phone-repair"))
        assertTrue(File(folder, "otayori.db").exists())
    }

    @Test
    fun a_damaged_family_is_read_from_its_copy_and_mended() {
        phone.firstRun()
        phone.at("2026-07-07T09:00")
        phone.restart()
        phone.open()
        phone.restart()
        val family = File(folder, "otayori.db")
        java.io.RandomAccessFile(family, "rw").use { file ->
            file.seek(100)
            file.write(ByteArray(minOf(8192, file.length().toInt() - 200)) { 0x5A })
        }
        phone.open()
        assertEquals(Failure.READ_ONLY, failed)
        phone.press("phone-read-on")
        // The copy may be from before an ending was told: nobody is accompanied until somebody says how it is.
        assertTrue(phone.state.toString(), phone.state is State.Unconfirmed)
        phone.press(R.id.tab_family)
        phone.press(R.id.settings)
        phone.press("phone-second-language")
        phone.pressWords("日本語")
        assertEquals(Failure.READ_ONLY, failed)
        phone.press("phone-repair")
        assertTrue(phone.state.toString(), phone.say("phone-mended") in phone.words)
        phone.press("phone-next")
        assertTrue(phone.state.toString(), phone.state is State.Today || phone.state is State.Unconfirmed)
    }

    @Test
    @Config(qualifiers = "ja-rJP-w411dp-h731dp")
    fun help_opens_from_every_failure() {
        phone.firstRun("日本語")
        val desk = desk()
        val open = setOf(Failure.NO_CORE, Failure.FULL, Failure.STORAGE, Failure.READ_ONLY)
        for (which in Failure.entries.filter { it !in open }) {
            phone.close()
            phone.app.home.shut()
            desk.toPlan = if (which == Failure.KEY_STORE) Refusal.Busy(which) else Refusal.Unreadable(which)
            phone.open()
            assertEquals(which, failed)
            phone.press(R.id.help)
            val help = phone.state as State.Cards
            assertTrue("$which", help.emergency.mapNotNull { it.number }.containsAll(listOf("119", "110")))
            assertTrue("$which", help.shelves.isNotEmpty())
            phone.back()
            assertEquals(which, failed)
        }
    }

    @Test
    fun without_the_core_the_system_itself_says_whom_to_call() {
        phone.app.source = { throw Refusal.Unreadable(Failure.NO_CORE) }
        phone.open()
        assertEquals(Failure.NO_CORE, failed)
        assertTrue(phone.words.toString(), phone.words.any { "119" in it })
    }

    @Test
    fun on_a_full_phone_again_does_what_was_asked() {
        phone.firstRun()
        val desk = desk()
        phone.press(R.id.tab_family)
        phone.press(R.id.settings)
        phone.press("phone-letters-for")
        desk.toTell = Refusal.Full()
        phone.press("phone-single-yes")
        assertEquals(Failure.FULL, failed)
        phone.press(R.id.help)
        phone.back()
        phone.press("phone-again")
        assertEquals(Failure.FULL, failed)
        desk.toTell = null
        phone.press("phone-again")
        assertTrue(phone.has("phone-single-no"))
        phone.back()
        assertTrue(phone.state is State.Settings)
    }

    @Test
    fun a_storage_that_does_not_answer_is_not_called_full() {
        phone.firstRun()
        val desk = desk()
        phone.press(R.id.tab_family)
        phone.press(R.id.settings)
        phone.press("phone-letters-for")
        desk.toTell = org.otayori.core.CompanionException.Storage("a cable").refusal()
        phone.press("phone-single-yes")
        assertEquals(Failure.STORAGE, failed)
        assertFalse(phone.has("phone-full"))
        desk.toTell = null
        phone.press("phone-again")
        assertTrue(phone.has("phone-single-no"))
    }

    @Test
    fun what_else_is_told_does_not_bring_back_what_had_ended() {
        phone.firstRun(children = 2)
        val desk = desk()
        phone.press(R.id.stage)
        val ended = (phone.state as State.Child).member.row.child
        desk.toTell = Refusal.Full()
        phone.press(R.id.ended)
        assertTrue(phone.state is State.Unwritten)
        desk.toTell = null
        phone.press("phone-tell-again")
        val other = (phone.state as State.Family).members.first { it.row.child != ended }
        phone.pressWords(other.words())
        phone.press("phone-pause")
        phone.type(R.id.field_0, "2026-08-01")
        phone.press("phone-keep")
        assertTrue("the ending is asked for again", phone.state is State.Unwritten)
        assertEquals(phone.say("phone-kept-but-silent"), phone.problem)
        assertEquals(emptyList<String>(), phone.alarms)
        phone.alarm("2026-07-07")
        assertEquals(0, phone.shownNotices)
        phone.press("phone-tell-again")
        phone.pressWords((phone.state as State.Family).members.first { it.row.child == ended }.words())
        phone.press(R.id.ended)
        assertTrue(phone.state is State.Ended)
        assertEquals(8, phone.alarms.size)
    }

    /** What stands under the stage, which two of one pregnancy share. */
    private fun otayori.app.door.DatedMember.words() = listOfNotNull(which, date).joined("  ").plain

    @Test
    fun an_ending_that_could_not_be_written_stops_everything_until_it_is_told_again() {
        phone.firstRun()
        val desk = desk()
        phone.press(R.id.stage)
        desk.toTell = Refusal.Full()
        phone.press(R.id.ended)
        assertTrue(phone.state is State.Unwritten)
        assertEquals(emptyList<String>(), phone.alarms)
        phone.restart()
        phone.system(Intent.ACTION_BOOT_COMPLETED)
        assertEquals(emptyList<String>(), phone.alarms)
        phone.open()
        assertTrue("it is asked for again", phone.state is State.Unwritten)
        phone.press(R.id.help)
        assertTrue(phone.state is State.Cards)
        phone.back()
        phone.press("phone-tell-again")
        assertEquals("silent until it is told", emptyList<String>(), phone.alarms)
        phone.pressWords((phone.state as State.Family).members.single().row.stage.plain)
        phone.press(R.id.ended)
        assertTrue(phone.state is State.Ended)
        phone.press(R.id.tab_today)
        assertTrue((phone.state as State.Today).screen.isQuiet)
    }

    @Test
    fun if_nothing_has_changed_after_all_reminders_go_on() {
        phone.firstRun()
        val desk = desk()
        phone.press(R.id.stage)
        desk.toTell = Refusal.Full()
        phone.press(R.id.ended)
        desk.toTell = null
        phone.press("phone-nothing-changed")
        assertTrue(phone.state is State.Today)
        assertEquals(8, phone.alarms.size)
    }
}
