/** Civil days against the JDK's own calendar, which the phone's oldest version does not have. */
package otayori.app.shell

import org.junit.Assert.assertEquals
import org.junit.Test
import java.time.LocalDate
import java.time.LocalDateTime
import java.time.ZoneId

class DaysTest {
    @Test
    fun days_are_counted_as_the_jdk_counts_them() {
        for (start in listOf("2024-02-28", "2026-12-31", "2027-03-01", "2028-02-29")) {
            for (days in -400..400) {
                assertEquals(LocalDate.parse(start).plusDays(days.toLong()).toString(), daysAfter(start, days))
            }
        }
    }

    @Test
    fun a_civil_time_is_the_instant_of_the_phones_zone() {
        for (zone in listOf("Asia/Tokyo", "Pacific/Kiritimati", "America/Havana", "Australia/Lord_Howe", "Europe/Berlin")) {
            for (day in 0..366) {
                val date = daysAfter("2027-01-01", day)
                val expected = LocalDateTime.parse("${date}T08:00").atZone(ZoneId.of(zone)).toInstant().toEpochMilli()
                assertEquals("$zone $date", expected, FakeClock(0, zone).instantOf(CivilTime(date, 8, 0)))
            }
        }
    }

    @Test
    fun now_is_civil_and_knows_its_offset() {
        assertEquals(Moment("2027-03-01", 8, 0, 0, 540), FakeClock(FakePhone.MORNING).now())
        assertEquals(Moment("2027-02-28", 12, 0, 0, -660), FakeClock(FakePhone.MORNING, "Pacific/Pago_Pago").now())
    }
}
