/** A backup goes out through the picker and comes in on another phone, and whatever goes wrong on the way loses nothing. */
package otayori.app.journey

import android.content.Intent
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.otayori.core.EntryForm
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import otayori.app.R
import otayori.app.door.State
import otayori.app.shell.DeviceKeyStore
import otayori.app.shell.Key
import java.io.File

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [24, 35], qualifiers = "w411dp-h731dp")
class BackupJourneyTest {
    @get:Rule
    val elsewhere = TemporaryFolder()

    private val one = Handset(name = "one")
    private val file by lazy { File(elsewhere.root, "otayori.age") }

    private fun restore(phone: Handset, passphrase: String = PASSPHRASE, from: File = file) {
        phone.type(R.id.field_0, passphrase)
        phone.press("phone-restore-file")
        phone.choose(from)
    }

    private fun write(phone: Handset, text: String) {
        phone.app.home.open().writeEntry(EntryForm(null, NOW.date, text, null, emptyList(), emptyList(), emptyList(), null), NOW)
    }

    private fun entries(phone: Handset) = phone.app.home.open().journal("2026-01-01", "2026-12-31", null, NOW).rows.map { it.opening }

    @Test
    fun a_backup_of_one_phone_is_restored_on_another_and_each_child_asks_once() {
        one.firstRun()
        write(one, "the first kick")
        val asked = one.backUp(file)
        assertEquals(Intent.ACTION_CREATE_DOCUMENT, asked.action)
        assertEquals("otayori-2026-07-06.age", asked.getStringExtra(Intent.EXTRA_TITLE))
        assertTrue(one.words.toString(), one.say("phone-backup-done") in one.words)
        assertFalse(File(one.app.cacheDir, "passing").walk().any { it.isFile })
        one.close()

        val two = Handset(name = "two")
        two.open()
        two.pressWords("English")
        two.press("phone-next")
        two.press("phone-restore")
        restore(two)
        val would = two.state as State.Said
        assertEquals("the child, what was told of it, the entry", 3, would.lines.size)
        assertEquals("nothing came before it was wanted", emptyList<String>(), entries(two))
        two.press("phone-restore-do")
        assertEquals(two.say("phone-restore-done"), two.problem)
        assertTrue(two.state is State.Unconfirmed)
        two.press(R.id.still_so)
        two.press("phone-not-now")
        assertTrue((two.state as State.Today).screen.members.single().letters.isNotEmpty())
        assertEquals(listOf("the first kick"), entries(two))
        assertEquals(entries(one), entries(two))
        assertFalse(File(two.app.cacheDir, "passing").walk().any { it.isFile })
        val keys = listOf(one, two).map { File(it.app.noBackupFilesDir, "key").readBytes().toList() }
        assertNotEquals(keys[0], keys[1])
    }

    @Test
    fun two_passphrases_that_differ_and_none_at_all_are_said_and_no_file_is_asked_for() {
        one.firstRun()
        one.press(R.id.tab_family)
        one.press(R.id.settings)
        one.press("phone-backup")
        one.press("phone-backup-do")
        assertEquals(one.say("phone-passphrase-none"), one.problem)
        one.type(R.id.field_0, PASSPHRASE)
        one.type(R.id.field_1, "another")
        one.press("phone-backup-do")
        assertEquals(one.say("phone-backup-two"), one.problem)
        assertEquals(PASSPHRASE, one.activity.findViewById<android.widget.EditText>(R.id.field_0)!!.text.toString())
        one.type(R.id.field_1, PASSPHRASE)
        one.press("phone-backup-do")
        one.turnBack()
        assertEquals("backup", (one.state as State.Form).name)
        assertFalse(File(one.app.cacheDir, "passing").walk().any { it.isFile })
    }

    @Test
    fun a_place_that_cannot_be_written_is_said_and_nothing_stays_behind() {
        one.firstRun()
        one.backUp(file, isFull = true)
        assertEquals(one.say("phone-file-unwritten"), one.problem)
        assertEquals("backup", (one.state as State.Form).name)
        assertFalse(File(one.app.cacheDir, "passing").walk().any { it.isFile })
        one.press(R.id.tab_today)
        one.backUp(file)
        assertTrue(one.say("phone-backup-done") in one.words)
    }

    @Test
    fun another_passphrase_and_another_file_change_nothing() {
        one.firstRun()
        write(one, "still here")
        one.backUp(file)
        one.back()
        one.press("phone-restore")
        restore(one, "not this")
        assertEquals(one.say("phone-wrong-passphrase"), one.problem)
        one.type(R.id.field_0, PASSPHRASE)
        one.press("phone-next")
        assertEquals(
            "what is here already does not come again",
            listOf(one.say("phone-restore-nothing")),
            (one.state as State.Said).lines.map {
                it.plain
            }
        )
        one.back()
        one.pressWords(one.say("phone-restore-file"))
        one.choose(File(elsewhere.root, "noise").apply { writeText("no backup at all") })
        assertEquals(one.say("phone-file-bad"), one.problem)
        assertEquals(listOf("still here"), entries(one))
    }

    @Test
    fun a_backup_that_was_cut_is_told_from_a_damaged_phone() {
        one.firstRun()
        one.backUp(file)
        one.back()
        one.press("phone-restore")
        val cut = File(elsewhere.root, "cut").apply { writeBytes(file.readBytes().let { it.copyOf(it.size - 40) }) }
        restore(one, from = cut)
        assertEquals(one.say("phone-file-bad"), one.problem)
        assertTrue(one.state is State.Form)
    }

    @Test
    fun a_phone_whose_key_is_gone_begins_from_a_backup_and_keeps_what_it_could_not_open() {
        one.firstRun()
        write(one, "the first kick")
        one.backUp(file)
        one.restart()
        one.store.key = null
        one.open()
        assertTrue(one.state is State.Failed)
        one.press("phone-with-backup")
        restore(one, "not this")
        assertEquals(one.say("phone-wrong-passphrase"), one.problem)
        assertFalse("nothing moves before a backup opens", File(one.app.noBackupFilesDir, "family-1").exists())
        one.type(R.id.field_0, PASSPHRASE)
        one.press("phone-next")
        one.press("phone-restore-do")
        one.press(R.id.still_so)
        assertEquals(listOf("the first kick"), entries(one))
        assertEquals(8, one.alarms.size)
        assertTrue(File(one.app.noBackupFilesDir, "family-1/otayori.db").exists())
        assertTrue(File(one.app.noBackupFilesDir, "key-1").exists())
        assertFalse(File(one.app.noBackupFilesDir, "trial").exists())
        one.restart()
        one.open()
        assertTrue(one.state is State.Today)
    }

    @Test
    fun a_forgotten_pin_without_words_begins_from_a_backup_beside_what_stays_closed() {
        one.firstRun()
        write(one, "the first kick")
        one.backUp(file)
        one.app.home.open().apply {
            refuseRecoveryWords()
            setPin("246810")
            lock()
        }
        one.press(R.id.tab_journal)
        assertTrue(one.state is State.Lock)
        one.press("phone-forgot")
        one.press("phone-with-backup")
        assertTrue(one.has("phone-restore-beside"))
        restore(one, "not this")
        assertEquals(one.say("phone-wrong-passphrase"), one.problem)
        assertFalse("nothing moves before a backup opens", File(one.app.noBackupFilesDir, "family-1").exists())
        one.type(R.id.field_0, PASSPHRASE)
        one.press("phone-next")
        one.press("phone-restore-do")
        one.press(R.id.still_so)
        one.press(R.id.tab_journal)
        assertEquals(listOf("the first kick"), (one.state as State.Journal).rows.map { it.row.opening })
        assertEquals(8, one.alarms.size)
        assertTrue(File(one.app.noBackupFilesDir, "family-1/otayori.db").exists())
        one.restart()
        one.open()
        assertTrue(one.state is State.Today)
    }

    /** The process ends where only a person or the system can end it. */
    private class Killed : Error()

    @Test
    fun what_was_to_begin_beside_and_was_killed_on_the_way_is_as_it_was() {
        one.firstRun()
        write(one, "the first kick")
        one.backUp(file)
        val deaths = listOf<(DeviceKeyStore) -> DeviceKeyStore>(
            { keys ->
                object : DeviceKeyStore by keys {
                    override fun setAside(name: String): Boolean {
                        keys.setAside(name)
                        throw Killed()
                    }
                }
            },
            { keys ->
                object : DeviceKeyStore by keys {
                    override fun make(replace: Boolean): Key = throw Killed()
                }
            },
            { keys ->
                object : DeviceKeyStore by keys {
                    override fun make(replace: Boolean): Key {
                        keys.make(replace)
                        throw Killed()
                    }
                }
            },
        )
        for (death in deaths) {
            one.restart()
            one.app.keys = death(one.app.keys!!)
            val home = one.app.home
            home.open()
            try {
                home.beginBeside { }
                error("it was to be killed")
            } catch (_: Killed) {
                // Nothing runs after that in this process.
            }
            one.restart()
            one.open()
            assertTrue(one.state.toString(), one.state is State.Today)
            assertEquals(listOf("the first kick"), entries(one))
            assertFalse(File(one.app.noBackupFilesDir, "family-1").exists())
            assertFalse(File(one.app.noBackupFilesDir, "key-1").exists())
        }
    }

    @Test
    fun a_key_is_wiped_once_it_was_handed_over() {
        val keys = one.app.keys!!
        val given = ArrayList<ByteArray>()
        fun Key.noted() = also { if (it is Key.Here) given += it.bytes }
        one.app.keys = object : DeviceKeyStore by keys {
            override fun load() = keys.load().noted()

            override fun make(replace: Boolean) = keys.make(replace).noted()
        }
        one.firstRun()
        one.app.home.shut()
        one.close()
        one.open()
        assertTrue(one.state is State.Today)
        assertTrue("${given.size}", given.size >= 2)
        assertTrue(given.all { key -> key.all { it == 0.toByte() } })
    }

    @Test
    fun a_passphrase_is_forgotten_once_the_app_is_left() {
        one.firstRun()
        one.press(R.id.tab_family)
        one.press(R.id.settings)
        one.press("phone-backup")
        one.type(R.id.field_0, PASSPHRASE)
        one.type(R.id.field_1, PASSPHRASE)
        one.press("phone-backup-do")
        one.turnBack()
        fun of(what: Any, name: String) = what.javaClass.getDeclaredField(name).apply { isAccessible = true }.get(what)!!
        val room = (of(one.app.source(), "rooms") as List<*>).filterIsInstance<otayori.app.room.BackupRoom>().single()
        assertEquals(PASSPHRASE, of(room, "passphrase"))
        one.leave()
        assertEquals("", of(room, "passphrase"))
    }

    private companion object {
        val NOW = org.otayori.core.LocalMoment("2026-07-06", "07:00:00", 540)
    }
}
