/** A key store that fails is tried again and told apart from a key that is gone. */
package otayori.app.shell

import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import java.io.File
import java.security.KeyStoreException
import java.security.ProviderException
import java.security.UnrecoverableKeyException
import javax.crypto.AEADBadTagException

class WrappedKeyTest {
    @get:Rule
    val folder = TemporaryFolder()
    private val file by lazy { File(folder.root, "device.key") }
    private val wrapper = FakeWrapper()
    private val pauses = ArrayList<Long>()
    private val keys by lazy { WrappedKey(file, wrapper) { pauses += it } }

    @Test
    fun what_was_made_comes_back_and_does_not_lie_open_in_the_file() {
        val made = (keys.make() as Key.Here).bytes
        assertEquals(32, made.size)
        assertArrayEquals(made, (keys.load() as Key.Here).bytes)
        assertFalse(file.readBytes().toList().windowed(8).contains(made.toList().take(8)))
    }

    @Test
    fun a_new_phone_has_none() = assertEquals(Key.None, keys.load())

    @Test
    fun a_key_store_that_stumbles_is_tried_again() {
        keys.make()
        wrapper.stumbles = 2
        assertTrue(keys.load() is Key.Here)
        assertEquals(listOf(100L, 400L), pauses)
    }

    @Test
    fun one_that_does_not_answer_is_silent_and_not_lost() {
        keys.make()
        for (error in listOf(KeyStoreException("busy"), ProviderException("daemon died"), IllegalStateException("not loaded"))) {
            wrapper.stumbles = 99
            wrapper.error = error
            assertEquals(Key.Silent, keys.load())
        }
        wrapper.stumbles = 0
        assertTrue(keys.load() is Key.Here)
    }

    @Test
    fun a_wrapping_key_that_is_gone_is_lost() {
        keys.make()
        wrapper.erase()
        assertEquals(Key.Lost, keys.load())
    }

    @Test
    fun a_wrapping_key_that_is_another_is_lost() {
        keys.make()
        wrapper.stumbles = 99
        wrapper.error = AEADBadTagException("tag")
        assertEquals(Key.Lost, keys.load())
    }

    @Test
    fun nothing_is_made_over_what_is_there() {
        keys.make()
        wrapper.erase()
        val before = file.readBytes()
        assertEquals(Key.Lost, keys.make().let { if (it is Key.Here) it else keys.load() })
        assertArrayEquals(before, file.readBytes())
    }

    @Test
    fun after_recovery_a_new_one_takes_its_place() {
        keys.make()
        wrapper.erase()
        val next = (keys.make(replace = true) as Key.Here).bytes
        assertArrayEquals(next, (keys.load() as Key.Here).bytes)
    }

    @Test
    fun where_what_wraps_is_broken_for_good_something_new_wraps_the_next_one() {
        keys.make()
        val before = file.readBytes()
        wrapper.breakDown()
        assertEquals(Key.Silent, keys.load())
        val next = (keys.make(replace = true) as Key.Here).bytes
        assertArrayEquals(next, (keys.load() as Key.Here).bytes)
        assertArrayEquals("what was there stays beside it", before, File(folder.root, "device.key.before").readBytes())
    }

    @Test
    fun what_does_not_come_back_is_not_kept() {
        wrapper.isFaulty = true
        assertEquals(Key.Silent, keys.make())
        assertEquals(Key.None, keys.load())
    }

    @Test
    fun one_that_opened_nothing_gives_its_place_back() {
        val first = (keys.make() as Key.Here).bytes
        keys.make(replace = true)
        keys.putBack()
        assertArrayEquals(first, (keys.load() as Key.Here).bytes)
    }

    @Test
    fun erased_it_is_gone_even_where_the_key_store_fails() {
        keys.make()
        wrapper.stumbles = 99
        keys.erase()
        assertEquals(Key.None, keys.load())
    }

    @Test
    fun no_key_is_in_its_text_form() = assertEquals("Key.Here", Key.Here(byteArrayOf(1)).toString())
}

/** Turns every bit: enough to see that what lies in the file is not the key. What it wraps begins with the number of its key. */
private class FakeWrapper : Wrapper {
    private var made = 0
    private val keys = mutableSetOf<Int>()
    var stumbles = 0
    var error: Exception = KeyStoreException("busy")

    /** Keeps one bit for itself. */
    var isFaulty = false

    fun breakDown() {
        broken = made
    }

    private var broken = 0

    override fun wrap(bytes: ByteArray): ByteArray {
        stumble()
        keys += ++made
        val turned = turned(bytes)
        if (isFaulty) turned[0] = (turned[0].toInt() xor 1).toByte()
        return byteArrayOf(made.toByte()) + turned
    }

    override fun unwrap(bytes: ByteArray): ByteArray {
        stumble()
        val number = bytes[0].toInt()
        if (number == broken) throw UnrecoverableKeyException("the key cannot be had")
        if (number !in keys) throw AEADBadTagException("its key is gone")
        return turned(bytes.copyOfRange(1, bytes.size))
    }

    override fun erase() {
        stumble()
        keys.clear()
    }

    private fun turned(bytes: ByteArray) = ByteArray(bytes.size) { (bytes[it].toInt() xor 0xff).toByte() }

    private fun stumble() {
        if (stumbles > 0) {
            stumbles--
            throw error
        }
    }
}
