/** The family and each child, what can be told of them, what is coming up, and what has to be done at an office. */
package otayori.app.screen

import android.view.View
import org.otayori.core.DeadlineRow
import org.otayori.core.MayTell
import org.otayori.core.StageKind
import otayori.app.R
import otayori.app.door.Act
import otayori.app.door.DatedMember
import otayori.app.door.State
import otayori.app.door.unmarked
import otayori.app.ui.Ui

internal fun Ui.family(state: State.Family): View = column(
    gap(1),
    *state.members.flatMap { member -> listOf(member(member), hairline()) }.toTypedArray(),
    if (state.members.isEmpty()) column(picture(R.drawable.hands), body(say("phone-family-empty"))) else null,
    gap(2),
    flow(
        primary(say("phone-add-child"), R.id.add) { act(Act.Press("phone-add-child")) },
        secondary(say("phone-upcoming")) { act(Act.Press("phone-upcoming")) },
        secondary(say("phone-deadlines")) { act(Act.Press("phone-deadlines")) },
        secondary(say("phone-settings"), R.id.settings) { act(Act.Press("phone-settings")) },
    ),
)

private fun Ui.member(member: DatedMember): View = row(member.row.stage, member.date) { act(Act.Press("phone-child", member.row.child)) }

/** How each thing that may be told is called. That it has ended stands by itself. */
private val TOLD = listOf(
    MayTell.BIRTH to "phone-record-birth",
    MayTell.DUE_DATE to "phone-correct-date",
    MayTell.ONE_MORE to "phone-one-more",
    MayTell.BIRTH_CORRECTED to "phone-correct-birth",
    MayTell.PAUSED to "phone-pause",
    MayTell.RESUMED to "phone-resume",
    MayTell.MISTAKE to "phone-mistake",
    MayTell.REMOVED to "phone-remove",
)

/** "This has ended" is one tap from here: what will happen stands over it, nothing is asked, and it does it. */
internal fun Ui.child(state: State.Child): View = column(
    back(),
    title(state.member.row.stage),
    state.member.date?.let(::quiet),
    gap(1),
    *TOLD
        .filter { it.first in state.member.row.may }
        .flatMap { (_, key) -> listOf(row(say(key)) { act(Act.Press(key, state.member.row.child)) }, hairline()) }
        .toTypedArray(),
    if (MayTell.ENDED in state.member.row.may) ending(state.member.row.child) else null,
)

private fun Ui.ending(child: String): View = column(
    gap(4),
    quiet(say("phone-ended-what")),
    gap(1),
    flow(secondary(say("phone-ended"), R.id.ended) { act(Act.Press("phone-ended", child)) }),
)

internal fun Ui.ended(state: State.Ended): View = column(
    gap(4),
    body(say("phone-ended-done")),
    gap(2),
    flow(secondary(say("cards-open"), R.id.help) { act(Act.Press("cards-open")) }),
    gap(4),
    flow(link(say("phone-mistake"), R.id.mistake) { act(Act.Press("phone-mistake", state.child)) }),
)

internal fun Ui.unconfirmed(state: State.Unconfirmed): View = column(
    gap(2),
    title(state.member.row.stage),
    state.member.date?.let(::quiet),
    gap(1),
    body(say("phone-came-along")),
    gap(1),
    secondary(say("phone-still-so"), R.id.still_so) { act(Act.Press("phone-still-so", state.member.row.child)) },
    gap(1),
    secondary(say("phone-has-ended"), R.id.ended) { act(Act.Press("phone-has-ended", state.member.row.child)) },
    *state.others.filter { it.kind != StageKind.UNCONFIRMED && it.kind != StageKind.ENDED }.flatMap { other ->
        val both = listOf(state.member.row.child, other.child)
        listOf(gap(1), secondary(say("phone-same", "other" to other.stage.plain), R.id.same) { act(Act.Give("phone-same", both)) })
    }.toTypedArray(),
)

internal fun Ui.upcoming(state: State.Upcoming): View = column(
    back(),
    title(say("phone-upcoming")),
    if (state.rows.isEmpty()) body(say("upcoming-none")) else null,
    *state.rows.map { day ->
        column(
            gap(1),
            quiet(day.date),
            *day.letters.map { text(it.title ?: say("upcoming-not-written"), R.dimen.body) }.toTypedArray(),
            *day.deadlines.map(::office).toTypedArray(),
            gap(1),
            hairline(),
        )
    }.toTypedArray(),
)

private fun Ui.office(row: DeadlineRow): View = row(row.name, row.until) { act(Act.Press("phone-deadline", row.id)) }

internal fun Ui.deadlines(state: State.Deadlines): View = column(
    back(),
    title(say("phone-deadlines")),
    if (state.groups.all { it.deadlines.isEmpty() }) body(say("phone-deadlines-none")) else null,
    *state.groups.map { group ->
        column(gap(1), group.stage?.let(::quiet), *group.deadlines.flatMap { listOf(office(it), hairline()) }.toTypedArray())
    }.toTypedArray(),
)

/** One thing to be done: until when, what it is, where, with what. The words of the office stand beside those of the reader. */
internal fun Ui.deadline(state: State.Deadline): View {
    val row = state.row
    return column(
        back(),
        title(row.name),
        if (row.official == row.name.plain) null else quiet(unmarked(row.official, "ja")),
        gap(1),
        sheet(row.open?.let(::body), body(row.until)),
        gap(1),
        body(row.meaning),
        row.who?.let { column(gap(1), body(it)) },
        gap(1),
        body(row.place),
        if (row.bring.isEmpty()) null else column(gap(1), quiet(say("phone-bring")), *row.bring.map(::bullet).toTypedArray()),
        row.cost?.let { column(gap(1), body(it)) },
        gap(1),
        *row.doubts.map(::quiet).toTypedArray(),
    )
}
