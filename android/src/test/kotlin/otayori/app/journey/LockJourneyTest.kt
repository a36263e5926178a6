/** The PIN and the six words: first, wrong, right, forgotten; and what stays open all the while. */
package otayori.app.journey

import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowSystemClock
import otayori.app.R
import otayori.app.door.State
import java.time.Duration

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [24, 35], qualifiers = "w411dp-h731dp")
class LockJourneyTest {
    private val phone = Handset()

    private fun settings() {
        phone.press(R.id.tab_family)
        phone.press(R.id.settings)
        phone.press("phone-set-pin")
    }

    /** Words on paper, and two of them read back. */
    private fun words(): List<String> {
        phone.press("phone-words-make")
        val words = (phone.state as State.RecoveryWords).words
        phone.press("phone-words-written")
        assertTrue(phone.state.isSecret)
        answered(words) { it }
        return words
    }

    private fun answered(words: List<String>, change: (String) -> String) {
        for ((n, id) in listOf(R.id.field_0, R.id.field_1).withIndex()) {
            val number = (1..6).single {
                phone.say("phone-words-which", "number" to it) == (phone.state as State.Form).fields[n].label.plain
            }
            phone.type(id, change(words[number - 1]))
        }
        phone.press("phone-next")
    }

    private fun pin(pin: String = "246810", again: String = pin) {
        phone.type(R.id.field_0, pin)
        phone.type(R.id.field_1, again)
        phone.press("phone-keep")
    }

    /** A journal with one entry and a PIN; the words that open it. */
    private fun closed(): List<String> {
        phone.firstRun()
        phone.press(R.id.tab_journal)
        phone.press(R.id.write)
        phone.type(R.id.field_text, "Behind the PIN.")
        phone.press(R.id.keep)
        settings()
        val words = words()
        pin()
        assertEquals(phone.say("phone-pin-is-set"), phone.problem)
        phone.leave()
        phone.comeBack()
        phone.press(R.id.tab_journal)
        assertTrue(phone.state is State.Lock)
        return words
    }

    private fun unlock(pin: String) {
        phone.type(R.id.field_pin, pin)
        phone.press("phone-open")
    }

    private fun isOpen() = (phone.state as? State.Journal)?.rows?.map { it.row.opening } == listOf("Behind the PIN.")

    @Test
    fun before_a_pin_stand_the_words_and_a_pin_is_typed_twice() {
        phone.firstRun()
        settings()
        assertFalse(phone.has("phone-pin-new"))
        phone.press("phone-words-make")
        val words = (phone.state as State.RecoveryWords).words
        phone.press("phone-words-written")
        answered(words) { "nothing" }
        assertEquals(phone.say("phone-words-not"), phone.problem)
        phone.press("phone-words-again")
        assertEquals(words, (phone.state as State.RecoveryWords).words)
        phone.press("phone-words-written")
        answered(words) { " ${it.uppercase()} " }
        pin("246810", "246811")
        assertEquals(phone.say("phone-pin-two"), phone.problem)
        pin("1234")
        assertEquals(phone.say("phone-pin-what"), phone.problem)
        pin("２４６８１０", "246810")
        assertEquals(phone.say("phone-pin-is-set"), phone.problem)
    }

    @Test
    fun words_can_be_refused_once_it_is_said_what_that_means() {
        phone.firstRun()
        settings()
        phone.press("phone-words-none")
        assertTrue(phone.has("phone-words-none-what"))
        phone.press("phone-words-none-yes")
        pin()
        phone.leave()
        phone.comeBack()
        phone.press(R.id.tab_journal)
        phone.press("phone-forgot")
        assertTrue(phone.has("phone-forgot-none"))
        assertTrue(phone.has("phone-with-backup"))
        phone.press("phone-erase")
        assertFalse("what is closed cannot be backed up", (phone.state as State.Erase).canBackUp)
        phone.press(R.id.erase)
        assertTrue(phone.state is State.Languages)
    }

    @Test
    fun before_the_words_are_shown_nothing_says_that_they_are_shown_now() {
        phone.firstRun()
        settings()
        assertTrue(phone.has("phone-words-will"))
        assertFalse(phone.has("phone-words-what"))
    }

    @Test
    fun words_that_nobody_has_shown_to_be_on_paper_stand_before_no_pin() {
        phone.firstRun()
        val ways = listOf<() -> Unit>(
            { phone.back() },
            {
                phone.press("phone-words-written")
                phone.back()
            },
            {
                phone.leave()
                phone.comeBack()
                settings()
            },
            {
                phone.restart()
                phone.open()
                settings()
            },
        )
        settings()
        for (way in ways) {
            phone.press("phone-words-make")
            way()
            if (phone.state is State.Settings) phone.press("phone-set-pin")
            assertFalse(phone.has("phone-pin-new"))
            assertTrue(phone.has("phone-words-unchecked"))
        }
        words()
        pin()
        assertEquals(phone.say("phone-pin-is-set"), phone.problem)
    }

    @Test
    fun whoever_has_no_words_any_more_is_told_what_there_is() {
        closed()
        phone.press("phone-forgot")
        phone.press("phone-words-gone")
        assertTrue(phone.has("phone-forgot-none"))
        phone.back()
        unlock("246810")
        assertTrue(isOpen())
    }

    @Test
    fun what_was_wanted_before_a_lock_that_was_left_is_not_done_at_another() {
        closed()
        phone.press(R.id.tab_today)
        phone.press(R.id.write)
        assertTrue(phone.state is State.Lock)
        phone.back()
        phone.press(R.id.tab_journal)
        unlock("246810")
        assertTrue(phone.state.toString(), isOpen())
    }

    @Test
    fun a_backup_that_the_lock_stood_before_is_not_taken_for_what_was_wanted_earlier() {
        closed()
        phone.press(R.id.tab_today)
        phone.press(R.id.write)
        phone.back()
        phone.press(R.id.tab_family)
        phone.press(R.id.settings)
        phone.press("phone-backup")
        unlock("246810")
        assertTrue(phone.state.toString(), phone.state is State.Settings)
    }

    @Test
    fun leaving_closes_the_journal_and_only_its_pin_opens_it() {
        closed()
        unlock("111111")
        assertEquals(phone.say("error-wrong-pin", "left" to 4, "seconds" to 0), phone.problem)
        unlock("246810")
        assertTrue(isOpen())
        phone.press("phone-close")
        assertTrue(phone.state is State.Lock)
    }

    @Test
    fun letters_and_help_are_read_while_it_is_closed() {
        closed()
        phone.press(R.id.tab_today)
        val letter = (phone.state as State.Today).screen.members.single().letters.single()
        assertTrue(letter.text.title.plain in phone.words)
        phone.press(R.id.help)
        assertTrue(phone.state is State.Cards)
        phone.press(R.id.tab_shelf)
        assertTrue(phone.state is State.Shelf)
    }

    @Test
    fun after_many_wrong_ones_there_is_a_wait_that_a_clock_does_not_shorten() {
        closed()
        repeat(5) { unlock("111111") }
        unlock("246810")
        assertEquals(phone.say("error-wait", "seconds" to 30), phone.problem)
        phone.at("2027-01-01T00:00")
        phone.press(R.id.tab_today)
        phone.press(R.id.tab_journal)
        assertEquals(phone.say("error-wait", "seconds" to 30), (phone.state as State.Lock).wait?.plain)
        ShadowSystemClock.advanceBy(Duration.ofSeconds(31))
        unlock("246810")
        assertTrue(isOpen())
    }

    @Test
    fun a_forgotten_pin_gives_way_to_the_six_words_however_they_are_typed() {
        val words = closed()
        phone.press("phone-forgot")
        phone.type(R.id.field_0, words.reversed().joinToString(" "))
        phone.press("phone-open")
        assertEquals(phone.say("phone-words-wrong"), phone.problem)
        phone.type(R.id.field_0, "only two")
        phone.press("phone-open")
        assertEquals(phone.say("phone-words-wrong"), phone.problem)
        phone.press(R.id.tab_today)
        assertTrue((phone.state as State.Today).screen.members.isNotEmpty())
        phone.press(R.id.tab_journal)
        assertTrue(phone.state is State.Lock)
        phone.press("phone-forgot")
        phone.type(R.id.field_0, "  " + words.joinToString("   ") { it.uppercase() } + " ")
        phone.press("phone-open")
        assertTrue(phone.has("phone-words-opened"))
        phone.press("phone-pin-new")
        pin("135790")
        assertTrue(isOpen())
        phone.close()
        phone.app.home.shut()
        phone.open()
        phone.press(R.id.tab_journal)
        unlock("135790")
        assertTrue(isOpen())
    }

    @Test
    fun what_was_wanted_before_the_lock_is_there_behind_it() {
        closed()
        phone.press(R.id.tab_today)
        phone.press(R.id.write)
        assertTrue(phone.state is State.Lock)
        unlock("246810")
        assertTrue((phone.state as State.Entry).page.answers != null)
        phone.back()
        assertTrue(phone.state is State.Today)
    }

    @Test
    fun a_photo_that_comes_back_to_a_closed_journal_waits_for_the_pin() {
        closed()
        unlock("246810")
        phone.press(R.id.write)
        phone.type(R.id.field_text, "Look.")
        phone.press("phone-camera")
        phone.photograph(otayori.app.shell.CameraTarget.PLACE, ByteArray(9))
        phone.revive(phone.die())
        phone.answer(android.content.Intent())
        assertTrue(phone.state is State.Lock)
        unlock("246810")
        assertEquals("Look.", (phone.state as State.Entry).page.text)
    }

    @Test
    fun the_pin_is_changed_and_taken_away() {
        closed()
        settings()
        phone.press("phone-pin-change")
        phone.type(R.id.field_0, "111111")
        phone.type(R.id.field_1, "135790")
        phone.type(R.id.field_2, "135790")
        phone.press("phone-keep")
        assertEquals(phone.say("error-wrong-pin", "left" to 4, "seconds" to 0), phone.problem)
        phone.type(R.id.field_0, "246810")
        phone.press("phone-keep")
        assertEquals(phone.say("phone-pin-is-set"), phone.problem)
        phone.press("phone-set-pin")
        phone.press("phone-pin-remove")
        phone.type(R.id.field_0, "135790")
        phone.press("phone-keep")
        assertEquals(phone.say("phone-pin-is-removed"), phone.problem)
        phone.leave()
        phone.comeBack()
        phone.press(R.id.tab_journal)
        assertTrue(isOpen())
    }
}
