/** What is read, from day to day: letters, the shelf, search, help from everywhere, and out of sight. */
package otayori.app.journey

import android.view.View
import android.widget.EditText
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.otayori.core.HintKind
import org.otayori.core.Telling
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowDialog
import otayori.app.R
import otayori.app.core.local
import otayori.app.door.State
import otayori.app.shell.now

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [24, 35], qualifiers = "w411dp-h731dp")
class ReadingJourneyTest {
    private val phone = Handset()

    private val today get() = phone.state as State.Today

    @Test
    fun back_to_the_beginning_day_by_day_and_to_today_in_one_tap() {
        phone.firstRun(due = "2027-03-14")
        phone.close()
        phone.at("2026-07-09T09:00")
        phone.open()
        val days = generateSequence(today.screen.earlier) {
            phone.press(R.id.earlier)
            assertFalse(today.isToday)
            assertEquals(it, today.screen.on)
            today.screen.earlier
        }.toList()
        // Four weeks of the pregnancy: no letter is earlier.
        assertEquals(listOf("2026-07-08", "2026-07-07", "2026-07-06", "2026-07-05"), days)
        assertEquals(null, phone.activity.findViewById<View>(R.id.earlier))
        phone.press(R.id.now)
        assertTrue(today.isToday)
        phone.press(R.id.earlier)
        phone.back()
        assertEquals("2026-07-09", today.screen.on)
    }

    @Test
    fun of_tomorrows_letter_only_the_date_is_shown() {
        phone.firstRun()
        assertTrue(today.next!!.plain, "7 July 2026" in today.next!!.plain)
        phone.press(R.id.tab_family)
        phone.press(R.id.upcoming)
        val rows = (phone.state as State.Upcoming).rows
        assertTrue(rows.size in 28..31)
        assertTrue(rows.flatMap { it.letters }.mapNotNull { it.title?.plain }.none { it in phone.words })
    }

    @Test
    fun notices_are_refused_and_letters_are_on_the_shelf() {
        phone.refuseNotices()
        phone.firstRun()
        phone.close()
        phone.at("2026-07-07T09:00")
        phone.alarm("2026-07-07")
        assertEquals(0, phone.shownNotices)
        phone.open()
        assertEquals(listOf(HintKind.PERMISSION_OFF), today.hints)
        assertTrue(phone.has("phone-open-settings"))
        phone.press(R.id.tab_shelf)
        assertEquals(listOf("2026-07-07", "2026-07-06"), (phone.state as State.Shelf).months.first().rows.take(2).map { it.of })
        phone.close()
        phone.open()
        assertEquals(emptyList<HintKind>(), today.hints)
    }

    @Test
    fun a_letter_opens_with_its_day_and_the_phone_may_be_turned_over_it() {
        phone.firstRun()
        phone.press(R.id.tab_shelf)
        phone.pressWords((phone.state as State.Shelf).months.first().rows.first().letter.title!!.plain)
        val letter = phone.state as State.Letter
        assertEquals("6 July 2026", letter.date!!.plain)
        assertTrue("6 July 2026" in phone.words)
        phone.turn()
        assertEquals(letter, phone.state)
        phone.back()
        assertTrue(phone.state is State.Shelf)
    }

    @Test
    fun hidden_from_a_letter_it_opens_at_today() {
        phone.firstRun()
        phone.press(R.id.tab_shelf)
        phone.pressWords((phone.state as State.Shelf).months.first().rows.first().letter.title!!.plain)
        phone.press(R.id.hide)
        assertTrue(phone.activity.isFinishing)
        phone.close()
        phone.open()
        assertTrue(today.isToday)
    }

    @Test
    fun a_month_is_read_when_it_is_opened() {
        phone.firstRun()
        phone.close()
        phone.at("2026-10-06T09:00")
        phone.open()
        phone.press(R.id.tab_shelf)
        fun months() = (phone.state as State.Shelf).months
        assertEquals(listOf(true, false, false, false, false), months().map { it.isOpen })
        assertEquals(emptyList<String>(), months()[1].rows.map { it.of })
        phone.pressWords(months()[1].name.plain)
        assertTrue(months()[1].rows.all { it.of.startsWith("2026-09") } && months()[1].rows.isNotEmpty())
        phone.pressWords(months()[1].name.plain)
        assertFalse(months()[1].isOpen)
    }

    @Test
    fun what_was_looked_for_is_marked_where_it_stands() {
        phone.firstRun()
        phone.press(R.id.tab_shelf)
        phone.press(R.id.search)
        phone.type(R.id.field_words, "week")
        phone.press("phone-look")
        val rows = (phone.state as State.Search).rows
        assertTrue(rows.isNotEmpty())
        val marked = phone.texts.filter { it.marks.isNotEmpty() }
        assertEquals(rows.size, marked.size)
        for (text in marked) assertEquals("week", text.wording.plain.substring(text.marks.single()).lowercase())
        assertEquals("week", phone.activity.findViewById<EditText>(R.id.field_words)!!.text.toString())
    }

    @Test
    fun letters_are_found_in_japanese_whatever_their_kana_and_width_and_without_their_readings() {
        phone.firstRun("日本語")
        phone.press(R.id.tab_shelf)
        phone.press(R.id.search)
        for (words in listOf("妊娠", "からだ", "カラダ", "あかちゃん")) {
            phone.type(R.id.field_words, words)
            phone.press("phone-look")
            val rows = (phone.state as State.Search).rows
            val marked = phone.texts.filter { it.marks.isNotEmpty() }
            assertEquals(words, rows.size, marked.size)
            if (rows.isEmpty()) assertTrue(words, phone.words.any { words in it })
            for (text in marked) assertTrue(words, text.wording.plain.substring(text.marks.single()).isNotEmpty())
        }
        phone.type(R.id.field_words, "妊娠")
        phone.press("phone-look")
        val first = (phone.state as State.Search).rows.first()
        assertEquals("妊娠", first.found)
        phone.pressWords(first.letter.title!!.plain)
        assertEquals(first.letter.slot, (phone.state as State.Letter).page.slot)
        phone.back()
        assertEquals("妊娠", (phone.state as State.Search).words)
        phone.type(R.id.field_words, "ぬるぽ")
        phone.press("phone-look")
        assertTrue(phone.has("search-none") || (phone.state as State.Search).count!!.plain == phone.say("search-none", "words" to "ぬるぽ"))
    }

    @Test
    fun help_is_two_taps_away_before_anything_is_told() {
        phone.open()
        helpInTwoTaps()
        phone.pressWords("English")
        helpInTwoTaps()
        phone.press("phone-next")
        helpInTwoTaps()
        phone.press("phone-by-due")
        helpInTwoTaps()
    }

    @Test
    fun help_is_two_taps_away_while_the_journal_is_locked() {
        phone.firstRun()
        phone.app.home.open().apply {
            refuseRecoveryWords()
            setPin("246810")
            lock()
        }
        phone.press(R.id.tab_journal)
        assertTrue(phone.state is State.Lock)
        helpInTwoTaps()
        assertTrue(phone.state is State.Lock)
    }

    @Test
    fun help_is_two_taps_away_where_nothing_can_be_opened() {
        phone.firstRun()
        phone.close()
        phone.app.home.shut()
        phone.store.isSilent = true
        phone.open()
        assertTrue(phone.state is State.Failed)
        helpInTwoTaps()
        assertTrue(phone.state is State.Failed)
    }

    /** One tap shows the cards, the second opens one; two steps back are where it began. */
    private fun helpInTwoTaps() {
        val began = phone.state.javaClass
        phone.press(R.id.help)
        val cards = (phone.state as State.Cards).shelves.flatMap { it.cards }
        val slots = cards.map { it.slot }
        for (card in CARDS) {
            assertTrue("$card of $slots", card in slots)
            phone.pressWords(cards.first { it.slot == card }.title!!.plain)
            assertEquals(card, (phone.state as State.Letter).page.slot)
            phone.back()
        }
        phone.back()
        assertEquals(began, phone.state.javaClass)
    }

    @Test
    fun a_card_for_a_counter_is_shown_large_in_both_languages() {
        phone.firstRun()
        phone.app.home.open().tell(Telling.Moved("JP", "2026-07-06"), phone.now().local())
        phone.press(R.id.tab_family)
        phone.press(R.id.counter)
        val card = (phone.state as State.CounterCards).cards.first()
        phone.pressWords(card.name.plain)
        val large = phone.texts.first { it.wording.plain == card.office.plain }
        val small = phone.texts.first { it.wording.plain == card.yours.plain }
        assertTrue(large.setting.size > small.setting.size * 1.5f)
        assertEquals("ja", card.office.language)
    }

    @Test
    fun a_date_is_chosen_from_a_calendar() {
        phone.open()
        phone.pressWords("English")
        phone.press("phone-next")
        phone.press("phone-by-due")
        phone.type(R.id.field_0, "2027-02-27")
        phone.activity.findViewById<View>(R.id.calendar)!!.performClick()
        val dialog = ShadowDialog.getLatestDialog() as android.app.DatePickerDialog
        assertEquals(listOf(2027, 1, 27), dialog.datePicker.let { listOf(it.year, it.month, it.dayOfMonth) })
        dialog.updateDate(2027, 2, 1)
        dialog.getButton(android.content.DialogInterface.BUTTON_POSITIVE).performClick()
        org.robolectric.shadows.ShadowLooper.idleMainLooper()
        assertEquals("2027-03-01", phone.activity.findViewById<EditText>(R.id.field_0)!!.text.toString())
    }

    private companion object {
        val CARDS = listOf(
            "card/newborn-danger",
            "card/call-now-pregnancy",
            "card/crying-now",
            "card/crisis",
            "card/violence-at-home",
            "card/feeding-worries",
        )
    }

    @Test
    fun of_two_pregnancies_each_has_its_stage_and_its_letters() {
        phone.firstRun()
        phone.press(R.id.tab_family)
        phone.press(R.id.add)
        phone.press("phone-by-birth")
        phone.type(R.id.field_0, "2026-05-01")
        phone.press("phone-next")
        phone.press("phone-that-is-it")
        phone.press(R.id.tab_today)
        phone.close()
        phone.at("2026-07-07T09:00")
        phone.open()
        val members = (phone.state as State.Today).screen.members
        assertEquals(2, members.size)
        for (member in members) {
            assertTrue(phone.words.toString(), phone.words.any { it.startsWith(member.stage!!.plain) })
            for (letter in member.letters) assertTrue(letter.slot, letter.text.title.plain in phone.words)
        }
        assertEquals("letters of both", 2, members.count { it.letters.isNotEmpty() })
        phone.pressWords(phone.words.first { it.startsWith(members[1].stage!!.plain) })
        assertEquals(members[1].child, (phone.state as State.Child).member.row.child)
    }

    @Test
    fun what_matters_for_safety_and_came_before_the_app_is_read_all_the_same() {
        phone.firstRun(due = "2026-08-20")
        val missed = (phone.state as State.Today).screen.essentials
        assertTrue(missed.isNotEmpty())
        assertTrue(phone.has("essentials"))
        phone.pressWords(missed.first().title!!.plain)
        assertEquals(missed.first().slot, (phone.state as State.Letter).page.slot)
        phone.press(R.id.tab_shelf)
        assertEquals(missed.map { it.slot }, (phone.state as State.Shelf).essentials.map { it.slot })
        assertTrue(phone.has("essentials"))
    }

    @Test
    fun a_letter_stands_in_two_languages_one_under_the_other() {
        phone.firstRun()
        phone.press(R.id.tab_family)
        phone.press(R.id.settings)
        phone.press("phone-second-language")
        phone.pressWords("日本語")
        phone.press(R.id.tab_today)
        val letter = (phone.state as State.Today).screen.members.single().letters.single()
        assertEquals("ja", letter.beside!!.language)
        val words = phone.words
        assertTrue(words.toString(), words.indexOf(letter.text.title.plain) in 0 until words.indexOf(letter.beside!!.title.plain))
    }
}
