/**
 * What the screens are made of, in the shapes the doors give: names and fields are theirs, dates are ISO text, and words come
 * ready to be shown. Values only; nothing here decides.
 */
package otayori.app.door

import otayori.app.words.LetterText
import otayori.app.words.Wording

/** A letter or card in a list. `title` is null where it is not written yet. */
data class SlotRow(val slot: String, val title: Wording?)

/** A source of a letter. The address is shown and never opened by itself. */
data class SourceRow(val title: String, val organisation: String, val year: String, val address: String)

/** A line that can be called. */
data class HelpRow(
    val name: Wording,
    val number: String?,
    val facts: Wording,
    val emergency: Boolean,
    val doubts: List<Wording> = emptyList()
)

/** A kind of help and the line to call first; null where nobody near is known to answer. */
data class HelpUnder(val key: String, val name: Wording, val line: HelpRow?)

/** A letter as a screen shows it. */
data class LetterPage(
    val slot: String,
    val text: LetterText,
    val beside: LetterText? = null,
    val notes: List<Wording> = emptyList(),
    val reviewed: Boolean,
    val review: Wording,
    val sources: List<SourceRow>,
    val help: List<HelpUnder>,
    val helpNone: Wording? = null,
)

/** What kind of stage a child is in, so that a screen can choose its form. */
enum class StageKind { AHEAD, UNDATED, EXPECTING, OVERDUE, GROWING, GROWN, PAUSED, ENDED, REMOVED, UNCONFIRMED }

data class TodayMember(
    val child: String,
    val kind: StageKind,
    val stage: Wording?,
    val details: List<Wording> = emptyList(),
    val special: LetterText? = null,
    val letters: List<LetterPage>,
    val notes: List<Wording> = emptyList(),
)

data class TodayScreen(
    val on: String,
    val members: List<TodayMember>,
    val essentials: List<SlotRow> = emptyList(),
    val cards: List<SlotRow> = emptyList(),
    val nobody: Wording? = null,
    val isQuiet: Boolean = false,
    val earlier: String? = null,
    val later: String? = null,
)

/** The letters of a month. */
data class ShelfMonth(val name: Wording, val rows: List<ShelfRow>)

data class ShelfRow(val date: Wording, val letter: SlotRow)

/** Where searched words stand. */
data class SearchRow(val letter: SlotRow, val inTitle: Boolean, val before: String, val found: String, val after: String)

data class CardShelf(val name: Wording, val cards: List<SlotRow>)

data class UpcomingRow(val date: Wording, val letters: List<SlotRow>, val deadlines: List<Wording>)

/** What may be told of a child now. */
enum class MayTell { BIRTH, DUE_DATE, BIRTH_CORRECTED, ENDED, MISTAKE, PAUSED, RESUMED, REMOVED, STILL_SO, SAME }

data class MemberRow(val child: String, val kind: StageKind, val stage: Wording, val date: Wording?, val may: List<MayTell>)

data class EntryRow(val id: String, val date: Wording, val opening: String, val isDamaged: Boolean = false, val since: Wording? = null)

data class EntryPage(
    val id: String?,
    val date: Wording,
    val text: String,
    val mood: Int?,
    val moods: List<Wording>,
    val tags: String,
    val answers: LetterText? = null,
    val photos: Int = 0,
)

/** Days of a month on which something was written; the first day's place in its week, Monday is 0. */
data class MonthPage(
    val name: Wording,
    val days: Int,
    val firstWeekday: Int,
    val written: Set<Int>,
    val today: Int?,
    val weekdays: List<Wording>
)

/** A measurement, for the chart: days of age, and a value. */
data class GrowthPoint(val day: Int, val value: Float)

data class LanguageRow(val tag: String, val name: Wording)
