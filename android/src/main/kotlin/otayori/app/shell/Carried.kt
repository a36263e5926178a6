/** Files carried out of the app and into it, through what the system gave. Says whether they arrived; knows nothing of them. */
package otayori.app.shell

import otayori.app.door.Chosen
import java.io.File
import java.io.IOException
import java.io.InputStream

/** Written there, read again and found the same. */
fun File.carryOut(to: Chosen): Boolean = carried {
    to.write().use { out -> inputStream().use { it.copyTo(out) } }
    to.read().use { there -> inputStream().use { here -> same(there.buffered(), here.buffered()) } }
}

/** Written there. What is read by people may go where nothing can be read back. */
fun File.copyOut(to: Chosen): Boolean = carried {
    to.write().use { out -> inputStream().use { it.copyTo(out) } }
    true
}

/** Taken in as it is. */
fun File.carryIn(from: Chosen): Boolean = carried {
    from.read().use { there -> outputStream().use { there.copyTo(it) } }
    true
}

/** The whole of a small file; null: it cannot be read, or it is larger. */
fun Chosen.small(most: Int): ByteArray? {
    var bytes: ByteArray? = null
    carried {
        read().use { there ->
            val all = java.io.ByteArrayOutputStream()
            val part = ByteArray(PART)
            while (all.size() <= most) {
                val count = there.read(part)
                if (count < 0) break
                all.write(part, 0, count)
            }
            if (all.size() <= most) bytes = all.toByteArray()
        }
        true
    }
    return bytes
}

private fun carried(work: () -> Boolean): Boolean = try {
    work()
} catch (_: IOException) {
    false
} catch (_: RuntimeException) {
    // Whoever keeps the file answers with whatever went wrong there: it was taken away, or may not be read any more.
    false
}

private fun same(one: InputStream, other: InputStream): Boolean {
    while (true) {
        val byte = one.read()
        if (byte != other.read()) return false
        if (byte < 0) return true
    }
}

private const val PART = 64 * 1024
