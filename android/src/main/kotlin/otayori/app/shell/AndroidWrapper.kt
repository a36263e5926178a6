/**
 * The phone's own key store, and how it behaves where it fails. Each key has a name by chance, and what it wrapped begins with that
 * name: nothing is ever made over a key that something needs, nor does one that is broken stand in the way of the next.
 *
 * Robolectric has no such store: the tests put one in its place, and on a device this class has not run yet.
 */
package otayori.app.shell

import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.KeyProperties
import java.security.KeyStore
import java.security.KeyStoreException
import java.security.SecureRandom
import java.security.UnrecoverableKeyException
import javax.crypto.AEADBadTagException
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

class AndroidWrapper : Wrapper {
    private val store: KeyStore by lazy { KeyStore.getInstance(PROVIDER).apply { load(null) } }

    override fun wrap(bytes: ByteArray): ByteArray {
        val name = name()
        val cipher = Cipher.getInstance(AES).apply { init(Cipher.ENCRYPT_MODE, make(alias(name))) }
        return name + cipher.iv + cipher.doFinal(bytes)
    }

    override fun unwrap(bytes: ByteArray): ByteArray {
        if (bytes.size <= NAME + NONCE) throw AEADBadTagException("too short")
        val cipher = Cipher.getInstance(AES)
        cipher.init(Cipher.DECRYPT_MODE, key(alias(bytes.copyOf(NAME))), GCMParameterSpec(TAG_BITS, bytes, NAME, NONCE))
        return cipher.doFinal(bytes, NAME + NONCE, bytes.size - NAME - NONCE)
    }

    override fun erase() = store.aliases().toList().filter { it.startsWith(PREFIX) }.forEach(store::deleteEntry)

    /**
     * A key store that does not answer says of every key that it is not there (`containsAlias` on all versions, `getKey` up to
     * API 30). One that takes a new key and shows it does answer: what it does not show then is gone.
     */
    private fun key(alias: String): SecretKey {
        found(alias)?.let { return it }
        val probe = alias(name())
        make(probe)
        if (found(probe) == null) throw KeyStoreException("the key store does not answer")
        store.deleteEntry(probe)
        return found(alias) ?: throw AEADBadTagException("its key is gone")
    }

    private fun found(alias: String): SecretKey? = try {
        store.getKey(alias, null) as SecretKey?
    } catch (error: UnrecoverableKeyException) {
        throw error.cause as? KeyPermanentlyInvalidatedException ?: error
    }

    private fun make(alias: String): SecretKey {
        val wanted = KeyGenParameterSpec.Builder(alias, KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT)
            .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
            .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
            .setKeySize(BITS)
            .build()
        return KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, PROVIDER).apply { init(wanted) }.generateKey()
    }

    private fun name() = ByteArray(NAME).also(SecureRandom()::nextBytes)

    private fun alias(name: ByteArray) = PREFIX + name.joinToString("") { "%02x".format(it) }

    private companion object {
        const val PROVIDER = "AndroidKeyStore"
        const val AES = "AES/GCM/NoPadding"
        const val PREFIX = "otayori-"
        const val BITS = 256
        const val NAME = 8
        const val NONCE = 12
        const val TAG_BITS = 128
    }
}
