/** Records of what is read and of who it is for, with their dates in words. */
package otayori.app.door

import org.otayori.core.DeadlineRow
import org.otayori.core.MemberRow
import org.otayori.core.ReportRow
import org.otayori.core.SlotRow
import org.otayori.core.Wording

/** The letters of a month, of which `first` is the first day. A closed one has no rows and only says how many there are. */
data class MonthOfLetters(
    val name: Wording,
    val rows: List<ShelvedLetter>,
    val first: String = "",
    val isOpen: Boolean = true,
    val count: Wording? = null,
)

data class ShelvedLetter(val date: Wording, val of: String, val letter: SlotRow)

/** A day to come: its letters, of which nothing is shown before they come, and what has to be done. */
data class ComingDay(val date: Wording, val letters: List<SlotRow>, val deadlines: List<DeadlineRow>)

/** `which`: which of several on the same stage line this is. */
data class DatedMember(val row: MemberRow, val date: Wording?, val which: Wording? = null)

/** `whose`: of whom it was, where there are several. */
data class DatedReport(val row: ReportRow, val what: Wording, val date: Wording, val whose: Wording? = null)
