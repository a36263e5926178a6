/**
 * The companion of this phone: its folder, its key, and whether it is open.
 *
 * Opens at the first question and again after it failed. Never begins a new one by itself: that is the first run's, and only
 * where there is nothing. Runs on the background thread.
 */
package otayori.app.core

import org.otayori.core.CompanionException
import org.otayori.core.Opened
import org.otayori.core.OtayoriCompanion
import otayori.app.shell.DeviceKeyStore
import otayori.app.shell.Failure
import otayori.app.shell.Key
import otayori.app.shell.Refusal
import java.io.File

class Home(private val folder: File, private val keys: DeviceKeyStore, private val phoneLanguage: () -> String) {
    private var companion: OtayoriCompanion? = null
    private var opened: Opened? = null

    /** The core, open or not. */
    val core: OtayoriCompanion
        get() = companion ?: asking {
            folder.mkdirs()
            OtayoriCompanion(folder.path, phoneLanguage()).also { companion = it }
        }

    /** Whether there is a family to open on this phone. */
    val isThere: Boolean get() = asking { core.state() }.isThere

    /** The language that is read: that of the family, or the phone's. */
    var language: String? = null

    /** The core, opened. Throws [Refusal]. */
    fun open(): OtayoriCompanion {
        if (opened == null) {
            if (!isThere) throw Refusal.Nobody()
            opened = asking { core.open(key()) }.also { language = it.language }
        }
        return core
    }

    /** The first run: a key, and an empty family in the language that was chosen. */
    fun begin(language: String): OtayoriCompanion {
        if (opened == null) {
            val key = if (isThere) key() else fresh(keys.make())
            opened = asking { core.open(key) }
        }
        asking { core.wish(core.wishes().copy(language = language)) }
        this.language = language
        return core
    }

    /** With the recovery words; from then on this phone's key is a new one. Where they are wrong, nothing has changed. */
    fun openWithWords(words: String): OtayoriCompanion {
        val key = fresh(keys.make(replace = true))
        try {
            opened = core.openWithRecovery(words, key).also { language = it.language }
        } catch (error: CompanionException) {
            keys.putBack()
            throw error
        }
        return core
    }

    /** A family from a backup begins in a folder of its own; what could not be opened is kept beside it. */
    fun setAside() {
        shut()
        asking { core.shut() }
        companion = null
        val free = generateSequence(1) { it + 1 }.map { File(folder.parentFile, "${folder.name}-$it") }.first { !it.exists() }
        if (folder.exists() && !folder.renameTo(free)) throw Refusal.Full()
        keys.make(replace = true)
    }

    /** Everything of the family, and the key first of all. */
    fun erase() {
        keys.erase()
        core.eraseEverything()
        opened = null
        language = null
    }

    /** After a repair, or where it is to be tried again. */
    fun shut() {
        opened = null
        companion?.let { asking { it.shut() } }
    }

    private fun key(): ByteArray? = when (val key = keys.load()) {
        is Key.Here -> key.bytes
        is Key.None, is Key.Lost -> null
        is Key.Silent -> throw Refusal.Busy(Failure.KEY_STORE)
    }

    private fun fresh(key: Key): ByteArray = (key as? Key.Here)?.bytes ?: throw Refusal.Busy(Failure.KEY_STORE)
}

/** What a call of the core says where it cannot be, and nothing else. */
internal inline fun <T> orNull(work: () -> T): T? = try {
    work()
} catch (_: CompanionException) {
    null
}
