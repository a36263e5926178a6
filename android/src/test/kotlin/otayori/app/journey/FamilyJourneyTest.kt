/** What is told of a family, from the buttons of the app to the letters that come of it. */
package otayori.app.journey

import android.content.Intent
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.otayori.core.MayTell
import org.otayori.core.StageKind
import org.otayori.core.Telling
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import otayori.app.R
import otayori.app.core.local
import otayori.app.door.State
import otayori.app.shell.now
import java.util.TimeZone

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [24, 35], qualifiers = "w411dp-h731dp")
class FamilyJourneyTest {
    private val phone = Handset()

    private val today get() = (phone.state as State.Today).screen
    private val family get() = (phone.state as State.Family).members.map { it.row }
    private val child get() = (phone.state as State.Child).member.row

    @Test
    fun a_birth_that_is_told_late_has_its_true_day_and_announces_nothing_of_the_days_before() {
        phone.firstRun(due = "2026-07-10")
        phone.close()
        phone.at("2026-07-16T09:00")
        phone.open()
        phone.press(R.id.stage)
        phone.press("phone-record-birth")
        phone.type(R.id.field_0, "2026-07-05")
        phone.press("phone-keep")
        // A letter had come on this day already; that of the child waits on the shelf.
        assertTrue(phone.has("letter-none-today"))
        phone.press(R.id.tab_shelf)
        val shelf = (phone.state as State.Shelf).months.flatMap { it.rows }.map { it.of to it.letter.slot }
        assertTrue(shelf.toString(), "2026-07-16" to "d0011" in shelf)
        // What the days before would have brought can be read, and none of it is announced.
        assertEquals(0, phone.shownNotices)
        assertEquals("2026-07-17", phone.alarms.first())
        phone.close()
        phone.at("2026-07-17T09:00")
        phone.open()
        assertEquals(listOf("d0012"), today.members.single().letters.map { it.slot })
    }

    @Test
    fun of_twins_one_ends_and_the_other_goes_on() {
        phone.firstRun(children = 2)
        phone.close()
        phone.at("2026-07-07T08:00")
        phone.alarm("2026-07-07")
        assertEquals(1, phone.shownNotices)
        phone.open()
        assertEquals(2, (phone.state as State.Today).which.size)
        phone.press(R.id.stage)
        assertEquals(1, (phone.state as State.Child).others.size)
        val ended = child.child
        phone.press(R.id.ended)
        assertTrue(phone.has("phone-ended-done"))
        phone.press(R.id.tab_family)
        assertEquals(setOf(StageKind.ENDED, StageKind.EXPECTING), family.map { it.kind }.toSet())
        assertEquals(StageKind.ENDED, family.first { it.child == ended }.kind)
        phone.press(R.id.tab_today)
        assertFalse(today.isQuiet)
        assertEquals(1, today.members.size)
        phone.close()
        phone.at("2026-07-08T08:00")
        phone.alarm("2026-07-08")
        assertEquals(1, phone.shownNotices)
    }

    @Test
    fun after_the_loss_of_one_of_twins_only_the_other_is_written_about() {
        phone.firstRun(children = 2)
        phone.press(R.id.stage)
        val lost = child.child
        phone.press(R.id.ended)
        val other = phone.app.home.open().family(phone.now().local()).members.single { it.kind == StageKind.EXPECTING }.child
        assertEquals("what waits is for the other", 8, phone.alarms.size)
        for (day in 7..20) {
            val date = "2026-07-%02d".format(day)
            phone.close()
            phone.at("${date}T08:00")
            phone.alarm(date)
            phone.open()
            assertEquals(date, listOf(other), today.members.map { it.child })
            val letters = today.members.single().letters
            assertTrue(date, letters.isNotEmpty())
            assertTrue("$date is about ${letters.map { it.children }}", letters.all { it.children == listOf(other) })
        }
        phone.press(R.id.tab_family)
        assertEquals(StageKind.ENDED, family.single { it.child == lost }.kind)
    }

    @Test
    fun this_has_ended_is_two_taps_from_the_family_and_can_be_a_mistake() {
        phone.firstRun()
        phone.press(R.id.tab_family)
        phone.press(R.id.member)
        phone.press(R.id.ended)
        assertTrue(phone.state is State.Ended)
        assertEquals(emptyList<String>(), phone.alarms)
        phone.press(R.id.mistake)
        assertTrue(phone.has("phone-mistake-what"))
        assertEquals("nothing has happened yet", emptyList<String>(), phone.alarms)
        phone.press("phone-mistake")
        assertEquals(StageKind.EXPECTING, child.kind)
        assertEquals(8, phone.alarms.size)
    }

    @Test
    fun twins_are_born_on_two_days() {
        phone.firstRun(due = "2026-07-10", children = 2)
        phone.press(R.id.tab_family)
        phone.press(R.id.member)
        phone.press("phone-record-birth")
        phone.type(R.id.field_0, "2026-07-05")
        phone.type(R.id.field_1, "2026-07-06")
        phone.press("phone-keep")
        phone.press(R.id.tab_family)
        assertEquals(listOf("2026-07-05", "2026-07-06"), family.map { it.born }.sortedBy { it })
    }

    @Test
    fun weeks_at_birth_and_the_day_can_be_put_right() {
        phone.firstRun(due = "2026-07-20")
        phone.press(R.id.tab_family)
        phone.press(R.id.member)
        phone.press("phone-record-birth")
        phone.type(R.id.field_0, "2026-07-05")
        phone.press("phone-keep")
        phone.press(R.id.tab_family)
        phone.press(R.id.member)
        phone.press("phone-correct-birth")
        phone.type(R.id.field_0, "2026-07-04")
        phone.type(R.id.field_1, "36")
        phone.type(R.id.field_2, "2")
        phone.press("phone-keep")
        assertEquals("2026-07-04", child.born)
        assertEquals("36 2", child.gestation!!.let { "${it.weeks} ${it.days}" })
    }

    @Test
    fun a_date_is_put_right_by_the_period_and_by_the_weeks() {
        phone.firstRun()
        phone.press(R.id.stage)
        phone.press("phone-correct-date")
        phone.press("phone-by-period")
        phone.type(R.id.field_0, "2026-05-20")
        phone.press("phone-next")
        phone.press("phone-that-is-it")
        assertEquals("2027-02-24", child.due)
        phone.press("phone-correct-date")
        phone.press("phone-by-weeks")
        phone.type(R.id.field_0, "10")
        phone.type(R.id.field_1, "0")
        phone.press("phone-next")
        assertTrue((phone.state as State.Form).preview.isNotEmpty())
        phone.press("phone-that-is-it")
        assertEquals("2027-02-01", child.due)
    }

    @Test
    fun letters_rest_from_a_day_until_another() {
        phone.firstRun()
        phone.press(R.id.stage)
        phone.press("phone-pause")
        phone.type(R.id.field_0, "2026-07-08")
        phone.type(R.id.field_1, "2026-07-12")
        phone.press("phone-keep")
        assertEquals(listOf("2026-07-07", "2026-07-12"), phone.alarms.take(2))
    }

    @Test
    fun what_is_missing_in_a_date_or_in_the_wrong_order_is_said_in_its_own_words() {
        phone.firstRun(children = 2)
        phone.press(R.id.stage)
        phone.press("phone-pause")
        phone.type(R.id.field_0, "")
        phone.press("phone-keep")
        assertEquals(phone.say("phone-date-none"), phone.problem)
        phone.type(R.id.field_0, "2026-07-12")
        phone.type(R.id.field_1, "2026-07-12")
        phone.press("phone-keep")
        assertEquals(phone.say("phone-pause-order"), phone.problem)
        phone.back()
        phone.press("phone-record-birth")
        val form = phone.state as State.Form
        assertEquals("no two fields are called alike", 2, form.fields.map { it.label.plain }.distinct().size)
        assertTrue(phone.has("phone-birth-blank"))
        phone.press("phone-keep")
        assertEquals(phone.say("phone-date-none"), phone.problem)
    }

    @Test
    fun a_date_says_what_it_is_the_date_of() {
        phone.firstRun(due = "2026-07-10")
        phone.press(R.id.tab_family)
        fun date() = (phone.state as State.Family).members.single().date!!.plain
        assertTrue(date(), date().startsWith(phone.say("phone-due-is") + " "))
        phone.press(R.id.member)
        phone.press("phone-record-birth")
        phone.type(R.id.field_0, "2026-07-05")
        phone.press("phone-keep")
        phone.press(R.id.tab_family)
        assertTrue(date(), date().startsWith(phone.say("phone-born-is") + " "))
    }

    @Test
    fun a_rest_without_an_end_ends_on_a_tap() {
        phone.firstRun()
        phone.press(R.id.stage)
        phone.press("phone-pause")
        phone.press("phone-keep")
        assertEquals(StageKind.PAUSED, child.kind)
        phone.press("phone-resume")
        assertEquals(StageKind.EXPECTING, child.kind)
    }

    @Test
    fun what_changes_which_words_come_can_be_told_and_taken_back() {
        phone.firstRun()
        phone.press(R.id.stage)
        phone.press("phone-milestones-hide")
        assertTrue(child.milestonesHidden)
        phone.press("phone-milestones-show")
        assertFalse(child.milestonesHidden)
        phone.press("phone-disability-yes")
        assertTrue(child.disability)
        phone.press("phone-disability-no")
        assertFalse(child.disability)
        phone.press("phone-undecided-yes")
        assertTrue(child.undecided)
        phone.press("phone-undecided-no")
        assertFalse(child.undecided)
    }

    @Test
    fun a_child_of_the_29th_of_february_has_a_birthday_every_year() {
        phone.at("2028-03-01T07:00")
        phone.firstRun(due = "2028-03-05")
        phone.press(R.id.stage)
        phone.press("phone-record-birth")
        phone.type(R.id.field_0, "2028-02-29")
        phone.press("phone-keep")
        phone.press(R.id.stage)
        assertTrue(MayTell.LEAP_BIRTHDAY in child.may)
        phone.press("phone-leap-01")
        phone.press(R.id.tab_family)
        phone.press(R.id.told)
        assertEquals("leap-birthday", (phone.state as State.Reports).rows.first().row.kind)
    }

    @Test
    fun one_more_is_a_mistake_and_is_taken_back() {
        phone.firstRun()
        phone.press(R.id.stage)
        phone.press("phone-one-more")
        assertTrue(phone.has("phone-one-more-what"))
        phone.back()
        assertEquals("nothing was told", 1u, child.together)
        phone.press("phone-one-more")
        phone.press("phone-one-more")
        assertEquals(2, family.size)
        phone.press(R.id.told)
        assertEquals("one-more", (phone.state as State.Reports).rows.first().row.kind)
        phone.press(R.id.take_back)
        assertTrue(phone.has("phone-take-back-what"))
        assertTrue(phone.has("phone-told-one-more"))
        phone.press("phone-take-back")
        assertTrue((phone.state as State.Reports).rows.single { it.row.kind == "one-more" }.row.isTakenBack)
        phone.press(R.id.tab_family)
        assertEquals(1, family.size)
    }

    @Test
    fun of_two_endings_each_says_whose_it_was_before_it_is_taken_back() {
        phone.firstRun(children = 2)
        repeat(2) {
            phone.press(R.id.tab_today)
            phone.press(R.id.stage)
            phone.press(R.id.ended)
        }
        phone.press(R.id.tab_family)
        phone.press(R.id.told)
        val endings = (phone.state as State.Reports).rows.filter { it.row.kind == "ended" }
        assertEquals(2, endings.map { it.whose!!.plain }.distinct().size)
        phone.press(R.id.take_back)
        assertTrue(phone.words.toString(), endings.first().whose!!.plain in phone.words)
    }

    @Test
    fun somebody_is_left_out_and_nothing_comes() {
        phone.firstRun()
        phone.press(R.id.stage)
        phone.press("phone-remove")
        assertTrue(phone.has("phone-remove-what"))
        assertEquals("nothing has happened yet", 8, phone.alarms.size)
        phone.press("phone-remove")
        assertEquals(emptyList<String>(), phone.alarms)
        assertEquals(0, family.size)
    }

    @Test
    fun what_is_for_after_a_loss_is_there_for_whoever_asks() {
        phone.firstRun()
        phone.app.home.open().tell(Telling.Moved("JP", "2026-07-06"), phone.now().local())
        phone.press(R.id.tab_family)
        phone.press(R.id.deadlines)
        assertFalse((phone.state as State.Deadlines).mayAskAfter)
        assertFalse(phone.has("phone-deadlines-after"))
        phone.press(R.id.tab_family)
        phone.press(R.id.member)
        phone.press(R.id.ended)
        phone.press(R.id.tab_family)
        phone.press(R.id.deadlines)
        assertTrue((phone.state as State.Deadlines).groups.none { it.child == null })
        phone.press("phone-deadlines-after")
        val after = (phone.state as State.Deadlines).groups.single().deadlines
        assertTrue(after.isNotEmpty())
        phone.pressWords(after.first().name.plain)
        assertEquals(after.first().id, (phone.state as State.Deadline).row.id)
    }

    @Test
    fun whoever_flies_west_is_told_at_the_hour_of_where_they_are() {
        phone.firstRun()
        assertEquals("2026-07-07T08:00", phone.alarmTimes.first())
        phone.zone = TimeZone.getTimeZone("America/New_York")
        phone.system(Intent.ACTION_TIMEZONE_CHANGED)
        assertTrue(phone.alarmTimes.toString(), phone.alarmTimes.all { it.endsWith("T08:00") })
        assertEquals("2026-07-07T08:00", phone.alarmTimes.first())
    }
}
