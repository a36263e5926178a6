/** What stands in the journal, as lists and pages show it: entries, photos, months, measurements. */
package otayori.app.door

import org.otayori.core.EntryRow
import org.otayori.core.LetterText
import org.otayori.core.MoodChoice
import org.otayori.core.PhotoRow
import org.otayori.core.Wording

/** A row with its date in words, where the core knows one. `image`: its first photo, small. */
data class DatedEntry(val row: EntryRow, val date: Wording?, val image: android.graphics.Bitmap? = null)

/** Something that was begun: its name, the day it is for, and its first words. */
data class DatedDraft(val id: String, val date: Wording, val opening: String)

/** An entry in which words stand, and the place: what comes before and after it. */
data class FoundEntry(val entry: DatedEntry, val before: String, val found: String, val after: String)

/** A photo of an entry; no image where it cannot be shown. */
data class Pictured(val row: PhotoRow, val image: android.graphics.Bitmap?)

/**
 * An entry as it stands on the screen, with what is being typed. `isKept`: it stands in the journal already. `waits`: what is
 * seen was begun and not kept.
 */
data class EntryDraft(
    val id: String?,
    val on: String,
    val date: Wording,
    val text: String,
    val mood: MoodChoice?,
    val tags: String,
    val answers: LetterText? = null,
    val photos: List<Pictured> = emptyList(),
    val children: List<Choosable> = emptyList(),
    val isKept: Boolean = id != null,
    val waits: Boolean = false,
    val hasEarlier: Boolean = false,
)

/** Days of a month on which something was written; the first day's place in its week, Monday is 0. */
data class MonthPage(val name: Wording, val first: String, val days: Int, val firstWeekday: Int, val written: Set<Int>, val today: Int?)

/** A measurement, for the chart: days of age, and a value. */
data class GrowthPoint(val day: Int, val value: Float)

/** What can be measured, its name among the strings, and its unit. */
enum class Series(val key: String, val unit: String) {
    WEIGHT("growth-weight", "g"),
    LENGTH("growth-length", "mm"),
    HEAD("growth-head", "mm"),
}

data class Measured(val id: String, val date: Wording, val values: Wording)

/** The five that have a word of their own. */
val MOODS = listOf(
    MoodChoice.Calm to "mood-calm",
    MoodChoice.Glad to "mood-glad",
    MoodChoice.Tired to "mood-tired",
    MoodChoice.Worried to "mood-worried",
    MoodChoice.Low to "mood-low",
)
