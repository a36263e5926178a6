/**
 * The phone's key store, over a provider that fails as those of phones do: asked whether a key is there, it says no instead of
 * failing (`AndroidKeyStoreSpi`: `engineContainsAlias` on all versions, `engineGetKey` up to API 30).
 */
package otayori.app.shell

import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyPermanentlyInvalidatedException
import org.junit.After
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import java.io.File
import java.io.InputStream
import java.io.OutputStream
import java.security.KeyStoreSpi
import java.security.Provider
import java.security.ProviderException
import java.security.SecureRandom
import java.security.Security
import java.security.UnrecoverableKeyException
import java.security.cert.Certificate
import java.security.spec.AlgorithmParameterSpec
import java.util.Collections
import java.util.Date
import java.util.Enumeration
import javax.crypto.AEADBadTagException
import javax.crypto.KeyGeneratorSpi
import javax.crypto.SecretKey
import javax.crypto.spec.SecretKeySpec
import java.security.Key as AnyKey

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [24, 35])
class AndroidWrapperTest {
    @get:Rule
    val folder = TemporaryFolder()
    private val file by lazy { File(folder.root, "key") }
    private val bytes = ByteArray(32) { it.toByte() }
    private val before = Security.getProvider(NAME)

    @Before
    fun a_key_store() {
        Inside.reset()
        Security.removeProvider(NAME)
        Security.addProvider(FakeProvider())
    }

    @After
    fun as_it_was() {
        Security.removeProvider(NAME)
        before?.let(Security::addProvider)
    }

    private fun keys() = WrappedKey(file, AndroidWrapper(), pause = {})

    @Test
    fun what_is_wrapped_comes_back_in_another_process_each_under_its_own_key() {
        val first = AndroidWrapper().wrap(bytes)
        val second = AndroidWrapper().wrap(bytes)
        assertArrayEquals(bytes, AndroidWrapper().unwrap(first))
        assertArrayEquals(bytes, AndroidWrapper().unwrap(second))
        assertEquals(2, Inside.keys.size)
        assertFalse(first.toList().windowed(8).contains(bytes.toList().take(8)))
    }

    @Test
    fun one_that_says_no_to_everything_while_it_is_away_is_silent_and_not_lost() {
        val made = (keys().make() as Key.Here).bytes
        for (away in Away.entries) {
            Inside.away = away
            assertEquals("$away", Key.Silent, keys().load())
            assertEquals("$away", Key.Silent, keys().make(replace = true))
            Inside.away = null
            assertArrayEquals("$away", made, (keys().load() as Key.Here).bytes)
        }
    }

    @Test
    fun a_key_that_is_gone_is_lost_and_nothing_of_the_asking_stays() {
        keys().make()
        Inside.keys.clear()
        assertEquals(Key.Lost, keys().load())
        assertEquals(emptyMap<String, SecretKey>(), Inside.keys)
    }

    @Test
    fun one_that_the_phone_has_made_void_is_lost() {
        keys().make()
        Inside.isVoid = true
        assertEquals(Key.Lost, keys().load())
    }

    @Test
    fun another_key_never_takes_the_place_of_one_that_something_needs() {
        val first = (keys().make() as Key.Here).bytes
        keys().make(replace = true)
        keys().putBack()
        assertArrayEquals(first, (keys().load() as Key.Here).bytes)
    }

    @Test
    fun what_was_changed_or_cut_off_does_not_unwrap() {
        val wrapped = AndroidWrapper().wrap(bytes)
        val changed = wrapped.copyOf().also { it[it.size - 1] = (it.last().toInt() xor 1).toByte() }
        assertThrows(AEADBadTagException::class.java) { AndroidWrapper().unwrap(changed) }
        for (size in listOf(0, 8, 20)) assertThrows(AEADBadTagException::class.java) { AndroidWrapper().unwrap(wrapped.copyOf(size)) }
    }

    @Test
    fun erased_nothing_of_ours_is_left_and_others_are_not_touched() {
        keys().make()
        keys().make(replace = true)
        Inside.keys["another"] = SecretKeySpec(bytes, "AES")
        keys().erase()
        assertEquals(setOf("another"), Inside.keys.keys.toSet())
        assertTrue(folder.root.list()!!.isEmpty())
    }

    private companion object {
        const val NAME = "AndroidKeyStore"
    }
}

/** How a key store is away. */
private enum class Away {
    /** Nothing is there, and nothing can be made: its process is being started again. */
    SAYS_NO,

    /** As above, and what is made is not to be seen. */
    TAKES_AND_FORGETS,

    /** It says that it cannot: `engineGetKey` from API 31 on. */
    THROWS,
}

private object Inside {
    val keys = mutableMapOf<String, SecretKey>()
    var away: Away? = null
    var isVoid = false

    fun reset() {
        keys.clear()
        away = null
        isVoid = false
    }

    fun get(alias: String?): SecretKey? = when {
        away == Away.THROWS -> throw UnrecoverableKeyException("cannot be asked")
        isVoid -> throw UnrecoverableKeyException("void").apply { initCause(KeyPermanentlyInvalidatedException()) }
        away != null -> null
        else -> keys[alias]
    }

    fun make(alias: String): SecretKey {
        if (away == Away.SAYS_NO || away == Away.THROWS) throw ProviderException("does not answer")
        val key = SecretKeySpec(ByteArray(32).also(SecureRandom()::nextBytes), "AES")
        if (away == null) keys[alias] = key
        return key
    }
}

private class FakeProvider : Provider("AndroidKeyStore", 1.0, "a phone's") {
    init {
        put("KeyStore.AndroidKeyStore", FakeStore::class.java.name)
        put("KeyGenerator.AES", FakeGenerator::class.java.name)
    }
}

class FakeGenerator : KeyGeneratorSpi() {
    private lateinit var wanted: KeyGenParameterSpec

    override fun engineInit(params: AlgorithmParameterSpec, random: SecureRandom?) {
        wanted = params as KeyGenParameterSpec
    }

    override fun engineInit(random: SecureRandom?) = throw UnsupportedOperationException()

    override fun engineInit(keysize: Int, random: SecureRandom?) = throw UnsupportedOperationException()

    override fun engineGenerateKey(): SecretKey = Inside.make(wanted.keystoreAlias)
}

class FakeStore : KeyStoreSpi() {
    override fun engineGetKey(alias: String?, password: CharArray?): AnyKey? = Inside.get(alias)

    override fun engineContainsAlias(alias: String?) = Inside.away == null && alias in Inside.keys

    override fun engineDeleteEntry(alias: String?) {
        Inside.keys.remove(alias)
    }

    override fun engineAliases(): Enumeration<String> = Collections.enumeration(Inside.keys.keys.toList())

    override fun engineLoad(stream: InputStream?, password: CharArray?) = Unit

    override fun engineSize() = Inside.keys.size

    override fun engineIsKeyEntry(alias: String?) = engineContainsAlias(alias)

    override fun engineIsCertificateEntry(alias: String?) = false

    override fun engineGetCertificateChain(alias: String?): Array<Certificate>? = null

    override fun engineGetCertificate(alias: String?): Certificate? = null

    override fun engineGetCreationDate(alias: String?): Date? = null

    override fun engineGetCertificateAlias(cert: Certificate?): String? = null

    override fun engineStore(stream: OutputStream?, password: CharArray?) = throw UnsupportedOperationException()

    override fun engineSetKeyEntry(alias: String?, key: AnyKey?, password: CharArray?, chain: Array<out Certificate>?) =
        throw UnsupportedOperationException()

    override fun engineSetKeyEntry(alias: String?, key: ByteArray?, chain: Array<out Certificate>?) = throw UnsupportedOperationException()

    override fun engineSetCertificateEntry(alias: String?, cert: Certificate?) = throw UnsupportedOperationException()
}
