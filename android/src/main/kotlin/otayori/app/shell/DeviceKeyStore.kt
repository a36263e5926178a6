/**
 * The key of this phone: 32 random bytes that open the vault, in a file, wrapped by a key that never leaves the phone's key
 * store.
 *
 * A key store that does not answer now is not a key that is gone: the one is tried again, the other leads to recovery words or
 * a backup. Nothing is ever made anew over something that is there.
 */
package otayori.app.shell

import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.KeyProperties
import java.io.File
import java.io.FileOutputStream
import java.io.IOException
import java.security.GeneralSecurityException
import java.security.KeyStore
import java.security.KeyStoreException
import java.security.SecureRandom
import javax.crypto.AEADBadTagException
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

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
     * A new key where there is none; `replace`: after recovery words opened the folder. Where what wraps is broken for good, it is
     * wrapped by something new. [Key.Silent] where that fails.
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

/** Wraps under the newest of its keys, which stay inside, and unwraps under whichever it was. */
interface Wrapper {
    fun hasKey(): Boolean

    /** A new one; those before stay for what they wrapped. */
    fun makeKey()

    /** Throws [GeneralSecurityException] or [RuntimeException] as the key stores of phones do. */
    fun wrap(bytes: ByteArray): ByteArray

    fun unwrap(bytes: ByteArray): ByteArray

    /** All of them. */
    fun eraseKey()
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
        return trying { if (wrapper.hasKey()) Key.Here(wrapper.unwrap(wrapped)) else Key.Lost }
    }

    override fun make(replace: Boolean): Key {
        if (file.exists() && !replace) return load()
        val made = trying {
            if (!wrapper.hasKey()) wrapper.makeKey()
            made()
        }
        if (made is Key.Here) return made
        return trying {
            wrapper.makeKey()
            made()
        }.let { if (it is Key.Lost) Key.Silent else it }
    }

    private fun made(): Key {
        val bytes = ByteArray(BYTES).also(SecureRandom()::nextBytes)
        keep(wrapper.wrap(bytes))
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
            wrapper.eraseKey()
        } catch (_: GeneralSecurityException) {
            // The file goes all the same, and the vault's own erasing comes next.
        } catch (_: RuntimeException) {
            // As above.
        }
        val own = { name: String -> name == file.name || name.startsWith("${file.name}.") || name.startsWith("${file.name}-") }
        file.parentFile!!.listFiles { each -> own(each.name) }!!.forEach { it.delete() }
    }

    /** A few tries, with longer and longer pauses. What is gone for good is told at once. */
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

/**
 * The phone's own key store. Robolectric has none: this class runs on devices only. Its keys are numbered, and what is wrapped
 * begins with the number of its key: one that is broken is left alone, and the next takes its place.
 */
class AndroidWrapper : Wrapper {
    private val store: KeyStore by lazy { KeyStore.getInstance(PROVIDER).apply { load(null) } }

    private fun newest(): Int = (FIRST..LAST).lastOrNull { store.containsAlias(alias(it)) } ?: 0

    override fun hasKey() = newest() > 0

    override fun makeKey() {
        val number = newest() + 1
        if (number > LAST) throw KeyStoreException("too many keys")
        val wanted = KeyGenParameterSpec.Builder(alias(number), KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT)
            .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
            .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
            .setKeySize(BITS)
            .build()
        KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, PROVIDER).apply { init(wanted) }.generateKey()
    }

    override fun wrap(bytes: ByteArray): ByteArray {
        val number = newest()
        val cipher = Cipher.getInstance(AES).apply { init(Cipher.ENCRYPT_MODE, key(number)) }
        return byteArrayOf(number.toByte()) + cipher.iv + cipher.doFinal(bytes)
    }

    override fun unwrap(bytes: ByteArray): ByteArray {
        if (bytes.size <= 1 + NONCE) throw AEADBadTagException("too short")
        val number = bytes[0].toInt()
        if (!store.containsAlias(alias(number))) throw AEADBadTagException("its key is gone")
        val cipher = Cipher.getInstance(AES)
        cipher.init(Cipher.DECRYPT_MODE, key(number), GCMParameterSpec(TAG_BITS, bytes, 1, NONCE))
        return cipher.doFinal(bytes, 1 + NONCE, bytes.size - 1 - NONCE)
    }

    override fun eraseKey() {
        for (number in FIRST..LAST) if (store.containsAlias(alias(number))) store.deleteEntry(alias(number))
    }

    private fun alias(number: Int) = "otayori-$number"

    private fun key(number: Int) = store.getKey(alias(number), null) as SecretKey

    private companion object {
        const val PROVIDER = "AndroidKeyStore"
        const val AES = "AES/GCM/NoPadding"
        const val BITS = 256
        const val NONCE = 12
        const val TAG_BITS = 128

        /** Far more than a phone breaks. */
        const val FIRST = 1
        const val LAST = 16
    }
}
