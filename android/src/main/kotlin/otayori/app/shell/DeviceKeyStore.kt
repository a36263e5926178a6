/**
 * The key of this phone: 32 random bytes that open the vault, in a file, wrapped by a key that never leaves the phone's key
 * store.
 *
 * A key store that does not answer now is not a key that is gone: the one is tried again, the other leads to recovery words or
 * a backup. Nothing is ever made anew over something that is there.
 */
package otayori.app.shell

import android.security.keystore.KeyPermanentlyInvalidatedException
import java.io.File
import java.io.FileOutputStream
import java.io.IOException
import java.security.GeneralSecurityException
import java.security.KeyStoreException
import java.security.SecureRandom
import javax.crypto.AEADBadTagException

/** What the key store says. */
sealed interface Key {
    /** Here it is. Wiped by whoever took it, after use. */
    class Here(val bytes: ByteArray) : Key {
        override fun toString() = "Key.Here"
    }

    /** There never was one on this phone, or it was erased. */
    data object None : Key

    /** There was one, and what wrapped it is gone for good. */
    data object Lost : Key

    /** The key store does not answer. Later it may. */
    data object Silent : Key
}

interface DeviceKeyStore {
    fun load(): Key

    /**
     * A new key where there is none; `replace`: after recovery words opened the folder. [Key.Silent] where the key store does not
     * take it.
     */
    fun make(replace: Boolean = false): Key

    /** The key before the last one, where the new one opened nothing. */
    fun putBack()

    /** Lays the key beside under a name: what it opened may be opened with it again. `false`: it stays where it was. */
    fun setAside(name: String): Boolean

    fun isAside(name: String): Boolean

    /** One that was laid beside, over whatever was made since. */
    fun putBack(name: String)

    /** At "erase everything", first of all; with those that were laid beside. */
    fun erase()
}

/**
 * Wraps under keys that stay inside. Throws [GeneralSecurityException] or [RuntimeException] as the key stores of phones do.
 */
interface Wrapper {
    /** Each time under a new key: no failure of one that is there can come between, and none is ever made over another. */
    fun wrap(bytes: ByteArray): ByteArray

    /** [AEADBadTagException] only where it is certain that nothing unwraps this any more. */
    fun unwrap(bytes: ByteArray): ByteArray

    /** All its keys. */
    fun erase()
}

class WrappedKey(
    private val file: File,
    private val wrapper: Wrapper,
    private val pause: (Long) -> Unit = Thread::sleep,
) : DeviceKeyStore {
    override fun load(): Key {
        if (!file.exists()) return Key.None
        val wrapped = try {
            file.readBytes()
        } catch (_: IOException) {
            return Key.Silent
        }
        return trying { Key.Here(wrapper.unwrap(wrapped)) }
    }

    override fun make(replace: Boolean): Key {
        if (file.exists() && !replace) return load()
        return trying { made() }.let { if (it is Key.Lost) Key.Silent else it }
    }

    private fun made(): Key {
        val bytes = ByteArray(BYTES).also(SecureRandom()::nextBytes)
        val wrapped = wrapper.wrap(bytes)
        // What does not come back now would be missed when it opens the only copy of a journal.
        if (!wrapper.unwrap(wrapped).contentEquals(bytes)) throw KeyStoreException("what was wrapped does not come back")
        keep(wrapped)
        return Key.Here(bytes)
    }

    override fun putBack() {
        val before = File(file.parentFile, file.name + ".before")
        if (before.exists()) before.renameTo(file) else file.delete()
    }

    override fun setAside(name: String) = !file.exists() || file.renameTo(aside(name))

    override fun isAside(name: String) = aside(name).exists()

    override fun putBack(name: String) {
        file.delete()
        aside(name).renameTo(file)
    }

    private fun aside(name: String) = File(file.parentFile, "${file.name}-$name")

    override fun erase() {
        // The key first: without it the file says nothing.
        try {
            wrapper.erase()
        } catch (_: GeneralSecurityException) {
            // The file goes all the same, and the vault's own erasing comes next.
        } catch (_: RuntimeException) {
            // As above.
        }
        val own = { name: String -> name == file.name || name.startsWith("${file.name}.") || name.startsWith("${file.name}-") }
        file.parentFile!!.listFiles { each -> own(each.name) }!!.forEach { it.delete() }
    }

    /** A few tries, with longer and longer pauses. The last one counts. */
    private fun trying(work: () -> Key): Key {
        var last: Key = Key.Silent
        for (wait in PAUSES) {
            if (wait > 0) pause(wait)
            last = try {
                work()
            } catch (_: KeyPermanentlyInvalidatedException) {
                Key.Lost
            } catch (_: AEADBadTagException) {
                Key.Lost
            } catch (_: GeneralSecurityException) {
                Key.Silent
            } catch (_: RuntimeException) {
                // ProviderException and IllegalStateException: how a key store that is being restarted shows itself.
                Key.Silent
            } catch (_: IOException) {
                Key.Silent
            }
            if (last is Key.Here) return last
        }
        return last
    }

    private fun keep(wrapped: ByteArray) {
        val next = File(file.parentFile, file.name + ".new")
        FileOutputStream(next).use {
            it.write(wrapped)
            it.fd.sync()
        }
        // The one before stays beside it until it is known that the new one opens.
        if (file.exists()) file.renameTo(File(file.parentFile, file.name + ".before"))
        if (!next.renameTo(file)) throw IOException("the key's file cannot be put in its place")
    }

    private companion object {
        const val BYTES = 32
        val PAUSES = listOf(0L, 100L, 400L)
    }
}
