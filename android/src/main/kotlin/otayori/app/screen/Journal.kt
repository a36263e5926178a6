/** What is written, as lists: the latest, a month, one day, and what is found. */
package otayori.app.screen

import android.view.Gravity
import android.view.View
import android.widget.GridLayout
import otayori.app.R
import otayori.app.door.Act
import otayori.app.door.DatedDraft
import otayori.app.door.DatedEntry
import otayori.app.door.FoundEntry
import otayori.app.door.MonthPage
import otayori.app.door.State
import otayori.app.text.RubyTextView
import otayori.app.ui.Flow
import otayori.app.ui.Ui

internal fun Ui.journal(state: State.Journal): View = column(
    gap(1),
    flow(
        primary(say("phone-write"), R.id.write) { act(Act.Press("phone-write")) },
        secondary(say("phone-month")) { act(Act.Press("phone-month")) },
        secondary(say("phone-growth")) { act(Act.Press("phone-growth")) },
        secondary(say("phone-search")) { act(Act.Press("phone-search-journal")) },
        if (state.hasPin) aside(say("phone-close")) { act(Act.Press("phone-close")) } else null,
    ),
    if (state.drafts.isEmpty()) null else column(gap(2), quiet(say("phone-draft")), *state.drafts.map(::draft).toTypedArray()),
    if (state.onThisDay.isEmpty()) null else column(gap(2), quiet(say("phone-on-this-day")), *state.onThisDay.map(::entry).toTypedArray()),
    gap(2),
    state.unreadable?.let { sheet(quiet(it)) },
    // Where something else stands before them, they have a name of their own.
    if (state.rows.isEmpty() || (state.drafts.isEmpty() && state.onThisDay.isEmpty())) null else quiet(say("phone-journal-entries")),
    *state.rows.map(::entry).toTypedArray(),
    if (state.hasEarlier) flow(link(say("phone-journal-more"), R.id.earlier) { act(Act.Press("phone-journal-more")) }) else null,
    if (state.rows.isEmpty() && state.drafts.isEmpty()) {
        column(gap(2), picture(R.drawable.lamp), body(say("phone-journal-empty")))
    } else {
        null
    },
    if (state.rows.isEmpty()) null else column(gap(2), flow(link(say("phone-booklet")) { act(Act.Press("phone-booklet")) })),
)

private fun Ui.entry(entry: DatedEntry): View {
    val row = entry.row
    val opening = if (row.isDamaged) say("phone-entry-damaged") else plain(row.opening)
    return column(row(opening, row.since ?: entry.date, image = entry.image) { act(Act.Press("phone-entry", row.id)) }, hairline())
}

private fun Ui.draft(draft: DatedDraft): View {
    val opening = if (draft.opening.isEmpty()) say("phone-draft") else plain(draft.opening)
    return column(row(opening, draft.date) { act(Act.Press("phone-entry", draft.id)) }, hairline())
}

/** What was written for one day, and a way to write more for it. */
internal fun Ui.entries(state: State.Entries): View = column(
    back(),
    title(state.date),
    gap(1),
    *state.rows.map(::entry).toTypedArray(),
    gap(2),
    flow(secondary(say("phone-write"), R.id.write) { act(Act.Press("phone-write-on", state.on)) }),
)

internal fun Ui.journalSearch(state: State.JournalSearch): View {
    val field = field(say("phone-search"), R.id.field_words, state.words)
    return column(
        back(),
        field,
        gap(1),
        flow(primary(say("phone-look")) { act(Act.Give("phone-look-journal", listOf(typed(field, R.id.field_words)))) }),
        gap(1),
        state.count?.let(::quiet),
        state.unreadable?.let { sheet(quiet(it)) },
        *state.rows.map(::found).toTypedArray(),
    )
}

/** The row leads to the entry; the line in which the words stand is under it, with the words marked. */
private fun Ui.found(found: FoundEntry): View {
    val line = if (found.found.isEmpty()) null else body(plain(found.before + found.found + found.after))
    line?.marks = listOf(found.before.length until found.before.length + found.found.length)
    val row = found.entry.row
    return column(row(found.entry.date ?: plain(row.opening)) { act(Act.Press("phone-entry", row.id)) }, line, gap(1), hairline())
}

internal fun Ui.journalMonth(state: State.JournalMonth): View = column(
    back(),
    title(state.page.name),
    gap(1),
    month(state.page),
    gap(1),
    Flow(context, beats(2), atEnd = 1).apply {
        addView(link(say("phone-month-earlier"), R.id.earlier) { act(Act.Press("phone-month-earlier")) })
        addView(link(say("phone-month-later"), R.id.later) { act(Act.Press("phone-month-later")) })
    },
)

private val WEEKDAYS = listOf("mon", "tue", "wed", "thu", "fri", "sat", "sun")

/** Seven columns, Monday first. A day on which something was written is a button; the others are only numbers. */
private fun Ui.month(page: MonthPage): View = GridLayout(context).apply {
    columnCount = 7
    fun cell(view: View) = addView(
        view,
        GridLayout.LayoutParams(GridLayout.spec(GridLayout.UNDEFINED), GridLayout.spec(GridLayout.UNDEFINED, 1f)).apply {
            width = 0
            setGravity(Gravity.FILL_HORIZONTAL)
        },
    )
    for (day in WEEKDAYS) cell(narrow(text(say("day-$day"), R.dimen.small, R.color.second_ink, centred = true)))
    repeat(page.firstWeekday) { cell(View(context)) }
    for (day in 1..page.days) {
        val wording = plain(day.toString())
        val isWritten = day in page.written
        val view = text(wording, R.dimen.body, if (isWritten) R.color.indigo else R.color.second_ink, strong = isWritten, centred = true)
        view.minimumHeight = px(R.dimen.target)
        if (isWritten) {
            view.background = box(R.color.indigo_wash, null)
            view.role = "android.widget.Button"
            view.setOnClickListener { act(Act.Press("phone-day", day.toString())) }
        }
        if (day == page.today) view.background = box(if (isWritten) R.color.indigo_wash else null, R.color.indigo)
        cell(narrow(view))
    }
}

/** In a seventh of the width a number must stay on one line, however large the type is. */
private fun Ui.narrow(view: RubyTextView): RubyTextView = view.apply {
    show(wording, setting.copy(size = minOf(setting.size, beats(1) * 2.5f)))
}
