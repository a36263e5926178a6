/** The family and each child, what can be told of them, what is coming up, and what has to be done at an office. */
package otayori.app.screen

import android.view.View
import org.otayori.core.DeadlineRow
import org.otayori.core.MayTell
import org.otayori.core.MemberRow
import org.otayori.core.StageKind
import org.otayori.core.Wording
import otayori.app.R
import otayori.app.door.Act
import otayori.app.door.ComingDay
import otayori.app.door.DatedMember
import otayori.app.door.State
import otayori.app.door.joined
import otayori.app.door.titled
import otayori.app.door.unmarked
import otayori.app.ui.Ui

internal fun Ui.family(state: State.Family): View = column(
    *state.members.flatMap { member -> listOf(member(member), hairline()) }.toTypedArray(),
    if (state.members.isEmpty()) column(picture(R.drawable.hands), body(say("phone-family-empty"))) else null,
    gap(2),
    flow(primary(say("phone-add-child"), R.id.add) { act(Act.Press("phone-add-child")) }),
    gap(2),
    *THINGS.flatMap { (key, id) -> listOf(row(say(key), id = id) { act(Act.Press(key)) }, hairline()) }.toTypedArray(),
)

/** What else is here, in the order in which it is looked for. */
private val THINGS = listOf(
    "phone-upcoming" to R.id.upcoming,
    "phone-deadlines" to R.id.deadlines,
    "phone-counter" to R.id.counter,
    "phone-what-was-told" to R.id.told,
    "phone-settings" to R.id.settings,
)

private fun Ui.member(member: DatedMember): View =
    row(member.row.stage.titled(), listOfNotNull(member.which, member.date).ifEmpty { null }?.joined("  "), R.id.member) {
        act(Act.Press("phone-child", member.row.child))
    }

/** How each thing that may be told is called. That it has ended stands by itself. */
private fun told(row: MemberRow): List<String> = row.may.flatMap { may ->
    when (may) {
        MayTell.BIRTH -> listOf("phone-record-birth")
        MayTell.DUE_DATE -> listOf(if (row.kind == StageKind.UNDATED) "phone-due-on" else "phone-correct-date")
        MayTell.ONE_MORE -> listOf("phone-one-more")
        MayTell.BIRTH_CORRECTED -> listOf("phone-correct-birth")
        MayTell.LEAP_BIRTHDAY -> listOf("phone-leap-28", "phone-leap-01")
        MayTell.PAUSED -> listOf("phone-pause")
        MayTell.RESUMED -> listOf("phone-resume")
        MayTell.MILESTONES_HIDDEN -> listOf(if (row.milestonesHidden) "phone-milestones-show" else "phone-milestones-hide")
        MayTell.DISABILITY -> listOf(if (row.disability) "phone-disability-no" else "phone-disability-yes")
        MayTell.UNDECIDED -> listOf(if (row.undecided) "phone-undecided-no" else "phone-undecided-yes")
        MayTell.MISTAKE -> listOf("phone-mistake")
        MayTell.REMOVED -> listOf("phone-remove")
        MayTell.ENDED, MayTell.STILL_SO, MayTell.SAME -> emptyList()
    }
}

/** "This has ended" is one tap from here: what will happen stands over it, nothing is asked, and it does it. */
internal fun Ui.child(state: State.Child): View {
    val row = state.member.row
    return column(
        back(),
        title(row.stage),
        state.member.which?.let { text(it, R.dimen.body, strong = true) },
        state.member.date?.let(::quiet),
        gap(1),
        *told(row).flatMap { key -> listOf(row(say(key)) { act(Act.Press(KEYS[key] ?: key, row.child)) }, hairline()) }.toTypedArray(),
        if (row.kind == StageKind.ENDED) row(say("phone-deadlines-after")) { act(Act.Press("phone-deadlines-after")) } else null,
        if (MayTell.ENDED in row.may) ending(row.child) else null,
        if (state.others.isEmpty()) null else gap(3),
        *state.others.flatMap { listOf(hairline(), member(it)) }.toTypedArray(),
    )
}

/** The same act under another name. */
private val KEYS = mapOf("phone-due-on" to "phone-correct-date")

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
    state.member.which?.let { text(it, R.dimen.body, strong = true) },
    state.member.date?.let(::quiet),
    gap(1),
    body(say("phone-came-along")),
    gap(1),
    secondary(say("phone-still-so"), R.id.still_so) { act(Act.Press("phone-still-so", state.member.row.child)) },
    gap(1),
    secondary(say("phone-has-ended"), R.id.ended) { act(Act.Press("phone-has-ended", state.member.row.child)) },
    *state.others.flatMap { other ->
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
            text(coming(day), R.dimen.body),
            *day.deadlines.map(::office).toTypedArray(),
            gap(1),
            hairline(),
        )
    }.toTypedArray(),
)

/** The day, the hour, and how many letters come then. */
private fun Ui.coming(day: ComingDay): Wording {
    val count = if (day.letters.isEmpty()) null else say("search-count", "count" to day.letters.size)
    return listOfNotNull(day.date, count).joined(" · ")
}

private fun Ui.office(row: DeadlineRow): View = row(row.name, row.until) {
    act(Act.Press("phone-deadline", listOf(row.region, row.id, row.last.orEmpty()).joinToString("|")))
}

internal fun Ui.deadlines(state: State.Deadlines): View = column(
    back(),
    title(say("phone-deadlines")),
    if (state.groups.all { it.deadlines.isEmpty() }) body(say("phone-deadlines-none")) else null,
    *state.groups.map { group ->
        val whose = listOfNotNull(group.stage, state.which[group.child])
        column(
            gap(1),
            whose.ifEmpty {
                null
            }?.joined("  ")?.let(::quiet),
            *group.deadlines.flatMap { listOf(office(it), hairline()) }.toTypedArray()
        )
    }.toTypedArray(),
    if (state.mayAskAfter) row(say("phone-deadlines-after")) { act(Act.Press("phone-deadlines-after")) } else null,
)

/** What was told, the latest first. Each can be said to be a mistake, and then it is as if it had not been told. */
internal fun Ui.reports(state: State.Reports): View = column(
    back(),
    title(say("phone-what-was-told")),
    *state.rows.map { report ->
        column(
            gap(1),
            text(report.what, R.dimen.body),
            report.whose?.let(::quiet),
            quiet(report.date),
            if (report.row.isTakenBack) quiet(say("phone-taken-back")) else null,
            if (!report.row.mayBeTakenBack) gap(1) else flow(
                link(say("phone-take-back"), R.id.take_back) { act(Act.Press("phone-take-back", report.row.report)) },
            ),
            hairline(),
        )
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
