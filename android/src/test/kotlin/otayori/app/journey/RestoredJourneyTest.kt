/** What came along from another phone is asked about once, and nothing comes before it is answered. */
package otayori.app.journey

import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.otayori.core.StageKind
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import otayori.app.R
import otayori.app.door.State
import java.io.File

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [24, 35], qualifiers = "w411dp-h731dp")
class RestoredJourneyTest {
    @get:Rule
    val elsewhere = TemporaryFolder()

    private val file by lazy { File(elsewhere.root, "otayori.age") }
    private val phone = Handset(name = "two")

    @After
    fun closed() = phone.close()

    /** Another phone with one child, and its backup. */
    private fun backup(children: Int = 1) {
        val other = Handset(name = "one")
        other.firstRun(children = children)
        backup(other)
    }

    private fun backup(other: Handset) {
        other.press(R.id.tab_family)
        other.press(R.id.settings)
        other.press("phone-backup")
        other.type(R.id.field_0, PASSPHRASE)
        other.type(R.id.field_1, PASSPHRASE)
        other.press("phone-backup-do")
        other.choose(file)
        other.close()
    }

    private fun restore() {
        phone.type(R.id.field_0, PASSPHRASE)
        phone.press("phone-restore-file")
        phone.choose(file)
        phone.press("phone-restore-do")
    }

    private fun restoredFirst() {
        phone.open()
        phone.pressWords("English")
        phone.press("phone-next")
        phone.press("phone-restore")
        restore()
    }

    private fun restoredLater() {
        phone.press(R.id.tab_family)
        phone.press(R.id.settings)
        phone.press("phone-restore")
        restore()
    }

    @Test
    fun what_has_ended_meanwhile_is_one_tap_and_nothing_of_it_comes() {
        backup()
        restoredFirst()
        assertTrue(phone.state is State.Unconfirmed)
        assertEquals(emptyList<String>(), phone.alarms)
        phone.press(R.id.ended)
        assertTrue(phone.has("phone-ended-done"))
        assertEquals(emptyList<String>(), phone.alarms)
        phone.press(R.id.tab_today)
        assertTrue((phone.state as State.Today).screen.isQuiet)
        phone.close()
        phone.at("2026-07-07T09:00")
        phone.open()
        assertTrue("it is not asked again", (phone.state as State.Today).screen.isQuiet)
    }

    @Test
    fun of_twins_each_is_asked_about() {
        backup(children = 2)
        restoredFirst()
        val first = (phone.state as State.Unconfirmed).member
        phone.press(R.id.still_so)
        val second = (phone.state as State.Unconfirmed).member
        assertTrue(first.which!!.plain != second.which!!.plain)
        phone.press(R.id.ended)
        phone.press(R.id.tab_family)
        val kinds = (phone.state as State.Family).members.map { it.row.kind }
        assertEquals(setOf(StageKind.EXPECTING, StageKind.ENDED), kinds.toSet())
        assertEquals(8, phone.alarms.size)
    }

    @Test
    fun a_child_that_is_here_already_is_the_same_and_has_its_letters_once() {
        backup()
        phone.firstRun()
        restoredLater()
        val here = (phone.state as State.Unconfirmed).others.single()
        phone.pressWords(phone.say("phone-same", "other" to here.stage.plain))
        assertTrue(phone.state is State.Today)
        assertEquals(1, (phone.state as State.Today).screen.members.size)
        phone.press(R.id.tab_family)
        assertEquals(1, (phone.state as State.Family).members.size)
        assertEquals(8, phone.alarms.size)
    }

    @Test
    fun a_child_who_was_told_as_born_on_both_phones_can_be_made_one() {
        fun born(phone: Handset) {
            phone.open()
            phone.pressWords("English")
            phone.press("phone-next")
            phone.press("phone-by-birth")
            phone.type(R.id.field_0, "2026-05-01")
            phone.press("phone-next")
            phone.press("phone-that-is-it")
            phone.press("phone-next")
            phone.press("phone-not-now")
        }
        backup(Handset(name = "one").also(::born))
        born(phone)
        restoredLater()
        phone.press(R.id.same)
        assertTrue(phone.state is State.Today)
        phone.press(R.id.tab_family)
        assertEquals(1, (phone.state as State.Family).members.size)
    }

    @Test
    fun no_two_who_could_be_the_same_are_called_alike() {
        backup()
        phone.firstRun(children = 2)
        restoredLater()
        val others = (phone.state as State.Unconfirmed).others
        assertEquals(2, others.size)
        val names = others.map { phone.say("phone-same", "other" to it.stage.plain) }
        assertEquals(2, names.distinct().size)
        assertTrue(phone.words.toString(), phone.words.containsAll(names))
    }

    private companion object {
        const val PASSPHRASE = "four words and a lamp"
    }
}
