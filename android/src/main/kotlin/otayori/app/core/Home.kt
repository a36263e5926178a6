/**
 * The companion of this phone: its folder, its key, and whether it is open.
 *
 * Opens at the first question and again after it failed. Never begins a new one by itself: that is the first run's, and only
 * where there is nothing. A key is in memory as long as it is handed over, and wiped. Runs on the background thread.
 */
package otayori.app.core

import org.otayori.core.CompanionException
import org.otayori.core.Opened
import org.otayori.core.OtayoriCompanion
import org.otayori.core.TodayScreen
import otayori.app.shell.DeviceKeyStore
import otayori.app.shell.Failure
import otayori.app.shell.Key
import otayori.app.shell.Refusal
import java.io.File
import java.io.IOException
import java.security.SecureRandom

class Home(
    private val folder: File,
    private val keys: DeviceKeyStore,
    private val phoneLanguage: () -> String,
    private val phoneCountry: () -> String = { "" },
    private val make: (String, String) -> OtayoriCompanion = ::OtayoriCompanion,
) {
    @Volatile
    private var companion: OtayoriCompanion? = null
    private var opened: Opened? = null

    /** Openings in a row at which the key store was silent. */
    private var silences = 0

    /** The core, open or not. */
    val core: OtayoriCompanion
        get() = companion ?: asking {
            recover()
            folder.mkdirs()
            make(folder.path, phoneLanguage()).also {
                it.phoneCountry(phoneCountry())
                companion = it
            }
        }

    /** Whether there is a family to open on this phone. */
    val isThere: Boolean get() = asking { core.state() }.isThere

    /** The day's page, made for an opening: the screen that follows it at once needs no second one. */
    var page: TodayScreen? = null

    /** The language that is read: that of the family, or the phone's. */
    var language: String? = null

    /** The core, opened. `isOpening`: somebody has just opened the app. Throws [Refusal]. */
    fun open(isOpening: Boolean = false): OtayoriCompanion {
        if (isOpening) core.phoneCountry(phoneCountry())
        if (opened == null) {
            if (!isThere) throw Refusal.Nobody()
            opened = opened(key(isOpening)).also { language = it.language }
        }
        return core
    }

    private fun opened(key: ByteArray?): Opened = asking { handed(key, core::open) }

    /** The first run: a key, and an empty family in the language that was chosen. */
    fun begin(language: String): OtayoriCompanion {
        if (opened == null) {
            opened = opened(if (isThere) key() else fresh(keys.make()))
        }
        asking { core.wish(core.wishes().copy(language = language)) }
        this.language = language
        return core
    }

    /** With the recovery words; from then on this phone's key is a new one. Where they are wrong, nothing has changed. */
    fun openWithWords(words: String): OtayoriCompanion {
        val key = fresh(keys.make(replace = true))
        try {
            opened = handed(key) { core.openWithRecovery(words, key) }.also { language = it.language }
        } catch (error: CompanionException) {
            keys.putBack()
            throw error
        }
        return core
    }

    /** With the recovery words, where only the PIN was forgotten: the PIN goes, this phone's key stays. */
    fun openForgotten(words: String) {
        val key = key() ?: throw Refusal.Unreadable(Failure.KEY_LOST)
        handed(key) {
            try {
                core.openWithRecovery(words, key)
            } catch (other: CompanionException) {
                // Other words leave it shut; it opens again as it was.
                opened = orNull { core.open(key) }
                throw other
            }
        }
    }

    /** Whether what is open can only be read: a sealed copy from before a damage, or what is left of it. */
    val isReadOnly: Boolean get() = opened?.let { it.copyOf != null || it.isDamaged } == true

    /** Whether six words would open it. */
    val hasWords: Boolean get() = asking { core.state() }.hasRecovery

    /** Looks at a backup where nothing can be opened: in a folder that is gone afterwards. */
    fun <T> trial(work: (OtayoriCompanion) -> T): T {
        val place = File(folder.parentFile, "trial").apply { deleteRecursively() }
        place.mkdirs()
        try {
            return OtayoriCompanion(place.path, phoneLanguage()).use { trial ->
                running = trial
                handed(ByteArray(KEY_BYTES).also(SecureRandom()::nextBytes), trial::open)
                work(trial)
            }
        } finally {
            running = null
            place.deleteRecursively()
        }
    }

    /**
     * Begins anew with `work`, beside what could not be opened, which stays in its own folder with its own key. Where that
     * fails everything is where it was.
     */
    fun <T> beginBeside(work: (OtayoriCompanion) -> T): T {
        shut()
        val number = generateSequence(1) { it + 1 }.first { !beside(it).exists() && !keys.isAside("$it") }
        try {
            // Whatever ends this process before the last line, the next one puts everything back.
            begun.writeText("$number")
        } catch (_: IOException) {
            throw Refusal.Full()
        }
        try {
            if (!keys.setAside("$number")) throw Refusal.Full()
            if (folder.exists() && !folder.renameTo(beside(number))) throw Refusal.Full()
            folder.mkdirs()
            opened = opened(fresh(keys.make()))
            return work(core).also {
                language = core.wishes().language
                begun.delete()
            }
        } catch (error: Exception) {
            shut()
            recover()
            throw error
        }
    }

    /** What was to begin beside something else and did not get to its end is as if it had not begun. */
    private fun recover() {
        // Empty where not even the number was written: nothing had moved.
        val number = if (begun.exists()) begun.readText().toIntOrNull() ?: 0 else return
        if (beside(number).exists()) {
            folder.deleteRecursively()
            beside(number).renameTo(folder)
            keys.putBack("$number")
        } else if (keys.isAside("$number")) {
            keys.putBack("$number")
        }
        begun.delete()
    }

    /** The first step of erasing: nothing that is still there can be read any more. */
    fun eraseKey() = keys.erase()

    /** Everything of the family, and what was ever laid beside it. */
    fun erase() {
        opened = null
        language = null
        core.eraseEverything()
        folder.parentFile!!.listFiles { file -> file.name.startsWith("${folder.name}-") }!!.forEach { it.deleteRecursively() }
    }

    /** How far a backup or a restore is, in percent. Asked from another thread; never waits. */
    fun percent(): Int {
        val now = (running ?: companion)?.progress() ?: return 0
        return if (now.total == 0uL) 0 else (now.done * 100uL / now.total).toInt()
    }

    @Volatile
    private var running: OtayoriCompanion? = null

    /** The number under which something is being laid beside. */
    private val begun get() = File(folder.parentFile, "${folder.name}-begun")

    private fun beside(number: Int) = File(folder.parentFile, "${folder.name}-$number")

    /** After a repair, or where it is to be tried again. */
    fun shut() {
        opened = null
        companion?.let { asking { it.shut() } }
    }

    private fun key(isOpening: Boolean = false): ByteArray? {
        val key = keys.load()
        if (key is Key.Silent) {
            if (isOpening) silences++
            throw silent()
        }
        silences = 0
        return (key as? Key.Here)?.bytes
    }

    private fun fresh(key: Key): ByteArray = (key as? Key.Here)?.bytes ?: throw silent()

    /** Silent for a while, or for good: from the second opening on the other ways are there as well. */
    private fun silent() = Refusal.Busy(if (silences < 2) Failure.KEY_STORE else Failure.KEY_BROKEN)

    private inline fun <T> handed(key: ByteArray?, work: (ByteArray?) -> T): T = try {
        work(key)
    } finally {
        key?.fill(0)
    }

    private companion object {
        const val KEY_BYTES = 32
    }
}

/** What a call of the core says where it cannot be, and nothing else. */
internal inline fun <T> orNull(work: () -> T): T? = try {
    work()
} catch (_: CompanionException) {
    null
}
