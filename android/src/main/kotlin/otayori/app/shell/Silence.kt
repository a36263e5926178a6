/**
 * One byte: an ending was told and could not be written down, so nothing may be armed or shown.
 *
 * Made at the first run, so that overwriting it later needs no room on the disk. Says nothing of why it is set.
 */
package otayori.app.shell

import java.io.File
import java.io.IOException
import java.io.RandomAccessFile

interface Silence {
    /** Whether wakes may only take back. What cannot be read counts as set. */
    val isSet: Boolean

    /** `false`: it could not be written. */
    fun set(): Boolean

    fun clear(): Boolean
}

class SilenceByte(private val file: File) : Silence {
    /** Makes the file, at the first run. */
    fun make() {
        if (!file.exists()) write(CLEAR)
    }

    override val isSet: Boolean
        get() = try {
            file.exists() && RandomAccessFile(file, "r").use { it.read() } != CLEAR
        } catch (_: IOException) {
            true
        }

    override fun set() = write(SET)

    override fun clear() = write(CLEAR)

    private fun write(value: Int) = file.overwrite(byteArrayOf(value.toByte()))

    private companion object {
        const val CLEAR = '0'.code
        const val SET = '1'.code
    }
}

/** Over what is there, and on the disk when it returns. `false`: it could not be written. */
internal fun File.overwrite(bytes: ByteArray): Boolean = try {
    RandomAccessFile(this, "rwd").use {
        it.seek(0)
        it.write(bytes)
    }
    true
} catch (_: IOException) {
    false
}
