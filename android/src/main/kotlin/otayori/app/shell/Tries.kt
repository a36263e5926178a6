/**
 * How often in a row the core could not be asked, and the hour of a letter, for as long as nobody else can say it: two bytes in a
 * file of their own, made at the first run so that overwriting them needs no room on the disk.
 *
 * A phone whose key store stays silent is not woken every half hour for ever: half an hour, one, two and four hours, and then
 * once a day. Never later than the next hour of a letter, because a letter may be due then.
 */
package otayori.app.shell

import java.io.File
import java.io.IOException
import java.io.RandomAccessFile

interface Tries {
    /** Alarms in a row that only ask again; 0: the last question was answered. */
    var count: Int

    /** 0 to 23; null: no plan has said it yet. */
    var hour: Int?
}

class TriesBytes(private val file: File) : Tries {
    /** What could not be written or read is known as long as this process lasts. */
    private var bytes: ByteArray? = null

    /** Makes the file, at the first run. */
    fun make() {
        if (!file.exists()) file.overwrite(NOTHING)
    }

    override var count: Int
        get() = (read()[0] - ZERO).coerceIn(0, MOST)
        set(value) = write(0, ZERO + value.coerceIn(0, MOST))

    override var hour: Int?
        get() = (read()[1] - ZERO).takeIf { it in 0..23 }
        set(value) = write(1, if (value == null) UNKNOWN else ZERO + value)

    private fun read(): ByteArray = bytes ?: try {
        ByteArray(2).also { read -> RandomAccessFile(file, "r").use { it.readFully(read) } }
    } catch (_: IOException) {
        NOTHING.copyOf()
    }.also { bytes = it }

    private fun write(place: Int, value: Int) {
        val now = read()
        if (now[place] == value.toByte()) return
        now[place] = value.toByte()
        file.overwrite(now)
    }

    private companion object {
        const val ZERO = '0'.code
        const val UNKNOWN = '-'.code
        const val MOST = 9
        val NOTHING = byteArrayOf('0'.code.toByte(), '-'.code.toByte())
    }
}

private const val HALF_AN_HOUR = 30 * 60_000L

/** Then once a day. */
private val WAITS = listOf(1, 2, 4, 8).map { it * HALF_AN_HOUR }

/** Where nobody knows the hour of a letter. */
private const val HOUR = 8

/** When it is asked again after so many tries in a row, in milliseconds of the clock. */
fun Tries.next(clock: Clock): Long {
    val now = clock.millis()
    val today = clock.now().date
    val hours = (0..1).map { clock.instantOf(CivilTime(daysAfter(today, it), hour ?: HOUR, 0)) }
    val letter = hours.firstOrNull { it > now } ?: hours.last()
    val wait = WAITS.getOrNull(maxOf(count, 1) - 1) ?: return maxOf(letter, now + HALF_AN_HOUR)
    return minOf(now + wait, maxOf(letter, now + HALF_AN_HOUR))
}
