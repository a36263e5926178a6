/**
 * Civil days and times as ISO text, and their instants on this phone.
 *
 * java.time needs API 26, so this is the proleptic Gregorian calendar by hand, for the few things a shell does with a day:
 * name the days around today, and ask the phone's own zone data when a civil time is.
 */
package otayori.app.shell

import java.util.Calendar
import java.util.GregorianCalendar
import java.util.Locale
import java.util.TimeZone

/** A civil date and time, where the phone is. */
data class CivilTime(val date: String, val hour: Int, val minute: Int)

/** What the core is told of the clock: the civil time, and minutes east of UTC. */
data class Moment(val date: String, val hour: Int, val minute: Int, val second: Int, val utcOffsetMinutes: Int)

/** The clock and the zone, so that tests can bring their own. */
interface Clock {
    fun millis(): Long

    fun zone(): TimeZone
}

object PhoneClock : Clock {
    override fun millis() = System.currentTimeMillis()

    override fun zone(): TimeZone = TimeZone.getDefault()
}

/** Now, as the core wants it. */
fun Clock.now(): Moment {
    val calendar = GregorianCalendar(zone(), Locale.ROOT).apply { timeInMillis = millis() }
    val offset = zone().getOffset(calendar.timeInMillis) / 60_000
    return Moment(
        iso(calendar),
        calendar[Calendar.HOUR_OF_DAY],
        calendar[Calendar.MINUTE],
        calendar[Calendar.SECOND],
        offset,
    )
}

/**
 * The instant of a civil time in the phone's zone, in milliseconds. A time that a zone skips becomes the moment after the gap;
 * of one that comes twice the first is taken.
 */
fun Clock.instantOf(time: CivilTime): Long {
    val (year, month, day) = parts(time.date)
    return GregorianCalendar(zone(), Locale.ROOT).apply {
        clear()
        set(year, month - 1, day, time.hour, time.minute)
    }.timeInMillis
}

/** The civil date so many days after another; negative: before. */
fun daysAfter(date: String, days: Int): String {
    val (year, month, day) = parts(date)
    val calendar = GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT).apply {
        clear()
        set(year, month - 1, day)
        add(Calendar.DAY_OF_MONTH, days)
    }
    return iso(calendar)
}

private fun parts(date: String): Triple<Int, Int, Int> {
    val (year, month, day) = date.split("-").map { it.toInt() }
    return Triple(year, month, day)
}

private fun iso(calendar: Calendar): String = String.format(
    Locale.ROOT,
    "%04d-%02d-%02d",
    calendar[Calendar.YEAR],
    calendar[Calendar.MONTH] + 1,
    calendar[Calendar.DAY_OF_MONTH],
)
