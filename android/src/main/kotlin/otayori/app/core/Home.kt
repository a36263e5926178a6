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
import java.security.SecureRandom

class Home(
    private val folder: File,
    private val keys: DeviceKeyStore,
    private val phoneLanguage: () -> String,
    private val make: (String, String) -> OtayoriCompanion = ::OtayoriCompanion,
) {
    @Volatile
    private var companion: OtayoriCompanion? = null
    private var opened: Opened? = null

    /** The core, open or not. */
    val core: OtayoriCompanion
        get() = companion ?: asking {
            folder.mkdirs()
            make(folder.path, phoneLanguage()).also { companion = it }
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

    /** With the recovery words, where only the PIN was forgotten: the PIN goes, this phone's key stays. */
    fun openForgotten(words: String) {
        val key = key() ?: throw Refusal.Unreadable(Failure.KEY_LOST)
        try {
            core.openWithRecovery(words, key.copyOf())
        } catch (other: CompanionException) {
            // Other words leave it shut; it opens again as it was.
            opened = orNull { core.open(key) }
            throw other
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
                trial.open(ByteArray(KEY_BYTES).also(SecureRandom()::nextBytes))
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
        val number = generateSequence(1) { it + 1 }.first { !beside(it).exists() }
        if (!keys.setAside("$number")) throw Refusal.Full()
        try {
            if (folder.exists() && !folder.renameTo(beside(number))) throw Refusal.Full()
            folder.mkdirs()
            opened = asking { core.open(fresh(keys.make())) }
            return work(core).also { language = core.wishes().language }
        } catch (error: Exception) {
            shut()
            if (beside(number).exists()) {
                folder.deleteRecursively()
                beside(number).renameTo(folder)
            }
            keys.putBack("$number")
            throw error
        }
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

    private fun beside(number: Int) = File(folder.parentFile, "${folder.name}-$number")

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
