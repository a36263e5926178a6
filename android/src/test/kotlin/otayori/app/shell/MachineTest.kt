/** The order of docs/shell-contract.md, and what happens where the core cannot be asked. */
package otayori.app.shell

import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test

class MachineTest {
    private val phone = FakePhone()
    private val full = Plan(
        7,
        cancel = listOf("2027-02-27", "2027-03-01"),
        arm = listOf(notice("2027-03-02"), notice("2027-03-03")),
        post = notice("2027-03-01"),
        nextWake = CivilTime("2027-03-02", 8, 0),
        hints = listOf("a hint"),
        isKept = true,
    )

    @Test
    fun a_wake_plans_then_cancels_then_arms_then_posts_then_reports() {
        phone.desk.plan = full
        assertEquals(Woken.Done(listOf("a hint")), phone.machine.wake(Wake.ALARM))
        assertEquals(
            listOf(
                "plan",
                "cancel 2027-02-27",
                "cancel 2027-03-01",
                "arm 2027-03-02",
                "arm 2027-03-03",
                "post 2027-03-01",
                "done",
            ),
            phone.acts,
        )
    }

    @Test
    fun only_after_a_boot_nothing_is_known_to_wait() {
        for (why in Wake.entries) {
            phone.machine.wake(why)
            assertEquals(if (why == Wake.BOOT) Pending.Nothing else Pending.Unknown, phone.desk.asked)
        }
    }

    @Test
    fun the_app_in_front_marks_today_read_and_withdraws_what_is_shown() {
        phone.shown += "2027-03-01"
        phone.machine.wake(Wake.FRONT)
        assertTrue(phone.desk.opened)
        assertEquals(emptySet<String>(), phone.shown)
    }

    @Test
    fun what_the_system_refused_is_reported_as_failed() {
        phone.desk.plan = full
        phone.refusesAlarms = true
        phone.machine.wake(Wake.ALARM)
        assertEquals(listOf("2027-03-02", "2027-03-03"), phone.desk.failed)
    }

    @Test
    fun a_next_wake_without_a_notice_gets_an_alarm_of_its_own() {
        phone.desk.plan = full.copy(arm = emptyList(), post = null, cancel = emptyList())
        phone.machine.wake(Wake.ALARM)
        assertEquals(listOf("plan", "arm 2027-03-02", "done"), phone.acts)
    }

    @Test
    fun before_the_first_unlock_nothing_is_touched_or_asked() {
        phone.unlocked = false
        phone.waiting += "2027-03-02"
        assertEquals(Woken.Locked, phone.machine.wake(Wake.BOOT))
        assertEquals(emptyList<String>(), phone.acts)
        assertEquals(setOf("2027-03-02"), phone.waiting)
    }

    @Test
    fun an_unreadable_store_takes_everything_back_and_is_never_taken_for_empty() {
        for (which in listOf(Failure.KEY_LOST, Failure.WRONG_KEY, Failure.DAMAGED, Failure.TOO_NEW)) {
            val phone = FakePhone()
            phone.waiting += listOf("2027-01-20", "2027-03-02", "2028-04-04")
            phone.shown += "2027-03-01"
            phone.desk.refusal = Refusal.Unreadable(which)
            assertEquals(Woken.Unreadable(which), phone.machine.wake(Wake.ALARM))
            assertEquals(emptySet<String>(), phone.waiting)
            assertEquals(emptySet<String>(), phone.shown)
            assertFalse(phone.acts.any { it.startsWith("arm") || it.startsWith("post") })
        }
    }

    @Test
    fun a_full_disk_cancels_and_neither_arms_nor_posts() {
        phone.desk.plan = full.copy(isKept = false)
        assertEquals(Woken.Full, phone.machine.wake(Wake.ALARM))
        assertEquals(listOf("plan", "cancel 2027-02-27", "cancel 2027-03-01", "ask again"), phone.acts)
        assertEquals(phone.clock.instantOf(CivilTime("2027-03-02", 8, 0)), phone.askedFor)
    }

    @Test
    fun where_nothing_can_be_armed_one_alarm_asks_again_and_goes_once_it_can() {
        val nothing = full.copy(isKept = false, nextWake = null)
        val past = full.copy(isKept = false, nextWake = CivilTime("2027-03-01", 7, 0))
        val endings = listOf<(FakePhone) -> Unit>(
            { it.desk.refusal = Refusal.Busy() },
            { it.desk.refusal = Refusal.Busy(Failure.KEY_STORE) },
            { it.desk.refusal = Refusal.Full() },
            { it.desk.refusal = Refusal.Unreadable(Failure.BROKEN) },
            { it.desk.plan = nothing },
            { it.desk.plan = past },
        )
        for (end in endings) {
            val phone = FakePhone()
            end(phone)
            phone.machine.wake(Wake.BOOT)
            assertEquals(setOf(AGAIN), phone.waiting)
            assertEquals(phone.clock.now + 30 * 60_000, phone.askedFor)
            phone.desk.refusal = null
            phone.desk.plan = full
            phone.machine.wake(Wake.ALARM)
            assertEquals(setOf("2027-03-02", "2027-03-03"), phone.waiting)
        }
    }

    /** The civil times at which a phone asks that gets no answer, each at the alarm of the one before. */
    private fun asked(phone: FakePhone, count: Int): List<String> = (1..count).map { n ->
        phone.machine.wake(if (n == 1) Wake.BOOT else Wake.ALARM)
        phone.clock.now = phone.askedFor!!
        phone.clock.now().let { "%s %02d:%02d".format(it.date.takeLast(5), it.hour, it.minute) }
    }

    private fun at(time: CivilTime) = FakePhone(FakeClock(FakeClock(0).instantOf(time)))

    @Test
    fun a_key_store_that_stays_silent_is_asked_less_and_less_often_and_then_once_a_day() {
        for (refusal in listOf(Refusal.Busy(Failure.KEY_STORE), Refusal.Busy(), Refusal.Full(), Refusal.Unreadable(Failure.BROKEN))) {
            val phone = at(CivilTime("2027-03-01", 9, 0))
            phone.desk.refusal = refusal
            val first = listOf("03-01 09:30", "03-01 10:30", "03-01 12:30", "03-01 16:30")
            assertEquals(first + listOf("03-02 08:00", "03-03 08:00", "03-04 08:00"), asked(phone, 7))
        }
    }

    @Test
    fun the_hour_of_a_letter_is_never_missed_and_never_closer_than_half_an_hour() {
        val phone = at(CivilTime("2027-03-01", 3, 40))
        phone.tries.hour = 6
        phone.desk.refusal = Refusal.Busy(Failure.KEY_STORE)
        assertEquals(listOf("03-01 04:10", "03-01 05:10", "03-01 06:00", "03-01 10:00", "03-02 06:00"), asked(phone, 5))
        val late = at(CivilTime("2027-03-01", 7, 50))
        late.desk.refusal = Refusal.Busy(Failure.KEY_STORE)
        assertEquals(listOf("03-01 08:20", "03-01 09:20"), asked(late, 2))
    }

    @Test
    fun the_first_answer_begins_the_waits_anew_and_so_does_a_boot() {
        val phone = at(CivilTime("2027-03-01", 9, 0))
        phone.desk.refusal = Refusal.Busy(Failure.KEY_STORE)
        asked(phone, 4)
        phone.desk.refusal = null
        phone.desk.plan = full.copy(arm = listOf(notice("2027-03-02").copy(fire = CivilTime("2027-03-02", 21, 0))))
        phone.machine.wake(Wake.ALARM)
        assertEquals(0 to 21, phone.tries.count to phone.tries.hour)
        phone.desk.refusal = Refusal.Busy(Failure.KEY_STORE)
        for (why in listOf(Wake.ALARM, Wake.BOOT)) {
            phone.machine.wake(why)
            assertEquals(phone.clock.now + 30 * 60_000, phone.askedFor)
        }
    }

    @Test
    fun whoever_opens_the_app_asks_at_once_and_makes_nothing_later() {
        val phone = at(CivilTime("2027-03-01", 9, 0))
        phone.desk.refusal = Refusal.Busy(Failure.KEY_STORE)
        asked(phone, 2)
        val before = phone.acts.count { it == "plan" }
        repeat(5) { phone.machine.wake(Wake.FRONT) }
        assertEquals(before + 5, phone.acts.count { it == "plan" })
        assertEquals(phone.clock.now + 60 * 60_000, phone.askedFor)
        assertEquals(2, phone.tries.count)
    }

    @Test
    fun where_nobody_lives_any_more_no_hour_is_kept() {
        phone.tries.hour = 21
        phone.desk.refusal = Refusal.Nobody()
        phone.machine.wake(Wake.CHANGED)
        assertEquals(0 to null, phone.tries.count to phone.tries.hour)
    }

    @Test
    fun where_everything_is_taken_back_nothing_asks_again_either() {
        for (refusal in listOf(Refusal.Unreadable(Failure.KEY_LOST), Refusal.Nobody())) {
            val phone = FakePhone()
            phone.waiting += AGAIN
            phone.desk.refusal = refusal
            phone.machine.wake(Wake.ALARM)
            assertEquals(emptySet<String>(), phone.waiting)
        }
    }

    @Test
    fun a_busy_store_leaves_what_waits() {
        phone.waiting += "2027-03-02"
        phone.desk.refusal = Refusal.Busy()
        assertEquals(Woken.Busy(), phone.machine.wake(Wake.ALARM))
        assertEquals(setOf("2027-03-02", AGAIN), phone.waiting)
    }

    @Test
    fun a_last_report_that_fails_is_said_again_at_the_next_wake() {
        phone.desk.plan = full
        phone.desk.refusesDone = true
        assertEquals(Woken.Done(listOf("a hint")), phone.machine.wake(Wake.ALARM))
    }

    private data class Ends(override val ends: String) : Report {
        override val stops = true
    }

    private data class Rests(val from: String) : Report {
        override val stops = true
    }

    private val ending = Ends("a")

    private object Wish : Report {
        override val stops = false
    }

    @Test
    fun an_ending_is_taken_back_first_and_told_then() {
        phone.waiting += listOf("2027-03-02", "2027-03-03")
        phone.desk.toCancel = listOf("2027-03-02")
        assertEquals(Reported.Kept(), phone.machine.report(ending))
        assertEquals(listOf("cancel 2027-03-02", "tell", "plan", "done"), phone.acts)
    }

    @Test
    fun an_ending_that_cannot_be_written_down_silences_everything_until_it_is() {
        phone.waiting += listOf("2027-03-02", "2027-03-03")
        phone.shown += "2027-03-01"
        val refusal = Refusal.Full()
        phone.desk.refusal = refusal
        assertEquals(Reported.Silenced(refusal, stays = true), phone.machine.report(ending))
        assertEquals(emptySet<String>(), phone.waiting + phone.shown)

        phone.desk.refusal = null
        phone.desk.plan = full
        phone.acts.clear()
        assertEquals(Woken.Silent, phone.machine.wake(Wake.BOOT))
        assertFalse(phone.acts.any { it.startsWith("arm") || it.startsWith("post") || it == "plan" })

        assertEquals(Reported.Kept(), phone.machine.report(ending))
        assertFalse(phone.isSilent)
        assertEquals(setOf("2027-03-02", "2027-03-03"), phone.waiting)
    }

    /** An ending of one child that could not be written down. */
    private fun silenced(): FakePhone = FakePhone().also {
        it.desk.refusal = Refusal.Full()
        it.machine.report(Ends("a"))
        it.desk.refusal = null
        it.desk.plan = full
    }

    @Test
    fun only_what_was_silenced_ends_the_silence_as_long_as_it_is_known() {
        for (other in listOf(Ends("b"), Rests("2027-03-02"), Wish)) {
            val phone = silenced()
            assertEquals(Reported.Kept(isSilent = true), phone.machine.report(other))
            assertTrue(phone.isSilent)
            assertEquals(emptySet<String>(), phone.waiting)
        }
        for (same in listOf(Ends("a"), object : Report by Ends("a") {})) {
            val phone = silenced()
            assertEquals(Reported.Kept(), phone.machine.report(same))
            assertFalse(phone.isSilent)
            assertEquals(setOf("2027-03-02", "2027-03-03"), phone.waiting)
        }
    }

    @Test
    fun in_the_next_process_only_an_ending_or_a_removal_ends_the_silence() {
        for ((report, ends) in listOf(Ends("b") to true, Rests("2027-03-02") to false, Wish to false)) {
            val phone = FakePhone()
            phone.isSilent = true
            assertEquals(Reported.Kept(isSilent = !ends), phone.machine.report(report))
            assertEquals(!ends, phone.isSilent)
        }
    }

    @Test
    fun a_rest_that_was_silenced_is_told_again_and_ends_the_silence() {
        phone.desk.refusal = Refusal.Full()
        phone.machine.report(Rests("2027-03-02"))
        phone.desk.refusal = null
        assertEquals(Reported.Kept(isSilent = true), phone.machine.report(Rests("2027-03-05")))
        assertEquals(Reported.Kept(), phone.machine.report(Rests("2027-03-02")))
    }

    @Test
    fun a_wish_on_a_full_disk_is_not_kept_and_silences_nothing() {
        phone.waiting += "2027-03-02"
        val refusal = Refusal.Full()
        phone.desk.refusal = refusal
        assertEquals(Reported.NotKept(refusal), phone.machine.report(Wish))
        assertFalse(phone.isSilent)
        assertEquals(setOf("2027-03-02", AGAIN), phone.waiting)
    }

    @Test
    fun what_was_taken_back_for_a_wish_that_is_not_kept_waits_again() {
        phone.desk.plan = full
        phone.desk.toCancel = listOf("2027-03-02")
        phone.waiting += "2027-03-02"
        phone.desk.tellRefusal = Refusal.Full()
        phone.machine.report(Wish)
        assertTrue("2027-03-02" in phone.waiting)
    }

    @Test
    fun where_nobody_can_say_what_an_ending_stops_nothing_waits_and_it_is_told() {
        phone.waiting += "2027-03-05"
        phone.desk.cancelRefusal = Refusal.Unreadable(Failure.DAMAGED)
        assertEquals(Reported.Kept(), phone.machine.report(ending))
        assertEquals(emptySet<String>(), phone.waiting)
        assertTrue("tell" in phone.acts)
    }

    @Test
    fun what_cannot_be_so_changes_nothing_and_what_waited_waits_again() {
        for (refusal in listOf(Refusal.Invalid("a date"), Refusal.Busy())) {
            val phone = FakePhone()
            phone.desk.plan = full
            phone.desk.toCancel = listOf("2027-03-02")
            phone.waiting += "2027-03-02"
            phone.desk.tellRefusal = refusal
            assertEquals(Reported.Refused(refusal), phone.machine.report(ending))
            assertFalse(phone.isSilent)
            assertTrue("2027-03-02" in phone.waiting)
        }
    }

    @Test
    fun saying_that_nothing_has_changed_ends_the_silence() {
        phone.isSilent = true
        phone.desk.plan = full
        assertTrue(phone.machine.nothingHasChanged() is Woken.Done)
        assertFalse(phone.isSilent)
    }

    @Test
    fun where_not_even_the_silence_can_be_written_everything_is_still_taken_back() {
        phone.waiting += "2027-03-02"
        phone.silenceFails = true
        val refusal = Refusal.Full()
        phone.desk.refusal = refusal
        assertEquals(Reported.Silenced(refusal, stays = false), phone.machine.report(ending))
        assertEquals(emptySet<String>(), phone.waiting)
        phone.desk.refusal = null
        phone.desk.plan = full
        assertEquals("as long as this process lasts", Woken.Silent, phone.machine.wake(Wake.ALARM))
    }

    @Test
    fun everything_is_cancelled_from_forty_days_ago_to_four_hundred_ahead() {
        phone.machine.cancelEverything()
        val days = phone.acts.filter { it.startsWith("cancel") }
        assertEquals("cancel 2027-01-20", days.first())
        assertEquals("cancel 2028-04-04", days.last())
        assertEquals(441, days.size)
        assertEquals("withdraw all", phone.acts.last())
    }

    @Test
    fun no_words_of_a_notice_are_in_its_text_form() {
        assertEquals("Notice(2027-03-01)", notice("2027-03-01").toString())
    }
}
