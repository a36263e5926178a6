/** Today and the days before it: where somebody is, the letter of the day, a smaller sheet for each further child. */
package otayori.app.screen

import android.view.View
import org.otayori.core.HintKind
import org.otayori.core.LetterPage
import org.otayori.core.Segment
import org.otayori.core.StageKind
import org.otayori.core.TodayMember
import org.otayori.core.Wording
import otayori.app.R
import otayori.app.door.Act
import otayori.app.door.State
import otayori.app.door.Tab
import otayori.app.door.titled
import otayori.app.ui.Flow
import otayori.app.ui.Ui

internal fun Ui.today(state: State.Today): View {
    val screen = state.screen
    if (screen.isQuiet) return quietToday(state)
    val families = together(screen.members)
    return column(
        state.date?.let(::quiet),
        families.firstOrNull()?.let { stage(it, state.which) },
        said(state),
        if (screen.nobody == null) null else nobody(),
        families.firstOrNull()?.let { members(it, state.which) },
        *families.drop(1).map { further(it, state.which) }.toTypedArray(),
        slots(say("essentials"), screen.essentials),
        slots(say("cards-open"), screen.cards),
        gap(2),
        days(state),
        state.next?.let(::quiet),
    )
}

/** Where letters begin. */
private fun Ui.nobody(): View = column(
    gap(2),
    picture(R.drawable.hands),
    gap(1),
    body(say("phone-family-empty")),
    gap(2),
    flow(primary(say("phone-add-child"), R.id.add) { act(Act.Press("phone-add-child")) }),
)

/** Children of one pregnancy share the stage line of the first. */
private fun together(members: List<TodayMember>): List<List<TodayMember>> {
    val groups = ArrayList<ArrayList<TodayMember>>()
    for (member in members) if (member.stage == null && groups.isNotEmpty()) groups.last() += member else groups += arrayListOf(member)
    return groups
}

/** Where somebody is, which leads to what may be told of them; of several, each has a way of their own. */
private fun Ui.stage(group: List<TodayMember>, which: Map<String, Wording>): View {
    val first = group.first()
    val stage = first.stage ?: return flow()
    if (group.size == 1) return flow(small(stage, R.id.stage, first.child))
    val each = group.mapNotNull { member -> which[member.child]?.let { small(it, R.id.stage, member.child) } }
    return column(quiet(stage.titled()), Flow(context, beats(2)).apply { each.forEach(::addView) })
}

private fun Ui.small(wording: Wording, id: Int, child: String): View = link(wording.onwards(), id) {
    act(Act.Press("phone-child", child))
}.apply { show(this.wording, setting.copy(size = type(R.dimen.small))) }

/** A line that leads on, and looks so. A voice says what it is by itself. */
private fun Wording.onwards() = copy(segments = segments + Segment("\u00A0›", null), plain = "$plain\u00A0›")

/** After an ending: one line and the way to the cards. No dates, no weeks, no pictures. */
private fun Ui.quietToday(state: State.Today): View = column(
    said(state),
    gap(3),
    body(say("phone-quiet")),
    gap(2),
    *state.screen.cards.map(::slot).toTypedArray(),
    gap(2),
    if (state.isToday) null else flow(secondary(say("phone-today")) { act(Act.Go(Tab.TODAY)) }),
)

private fun Ui.members(group: List<TodayMember>, which: Map<String, Wording>): View {
    val letters = group.flatMap { it.letters }
    return column(
        *group.flatMap { it.details }.distinct().map { quiet(it.titled()) }.toTypedArray(),
        *group.mapNotNull { it.special }.distinct().map { column(sheet(*letterText(it)), gap(1)) }.toTypedArray(),
        *letters.flatMapIndexed { n, page ->
            val before = if (n == 0) null else gap(2)
            listOfNotNull(before, whose(page, group, which), letter(page), gap(1), actions(page))
        }.toTypedArray(),
        *group.flatMap { it.notes }.map(::body).toTypedArray(),
        if (letters.any { it.help.isEmpty() } && group.any { it.kind == StageKind.OVERDUE }) column(gap(1), helpDoor()) else null,
        if (letters.isEmpty() && group.any { it.kind == StageKind.OVERDUE }) helpDoor() else null,
        if (letters.isEmpty() && group.any { it.kind in WITH_LETTERS && it.notes.isEmpty() }) body(say("letter-none-today")) else null,
        gap(2),
    )
}

private val WITH_LETTERS = setOf(StageKind.EXPECTING, StageKind.GROWING)

/** A letter for one of several says for which. */
private fun Ui.whose(page: LetterPage, group: List<TodayMember>, which: Map<String, Wording>): View? =
    if (group.size > page.children.size && page.children.size == 1) which[page.children.single()]?.let(::quiet) else null

/** A further child has a smaller sheet below, whose letters open on a tap. */
private fun Ui.further(group: List<TodayMember>, which: Map<String, Wording>): View = column(
    sheet(
        stage(group, which),
        *group.flatMap { it.details }.distinct().map { quiet(it.titled()) }.toTypedArray(),
        *group.mapNotNull { it.special }.distinct().map { quiet(it.title) }.toTypedArray(),
        *group.flatMap { it.letters }.map { page ->
            val whose = which[page.children.singleOrNull()]?.takeIf { group.size > 1 }
            row(page.text.title, whose) { act(Act.Open(page.slot, page.of)) }
        }.toTypedArray(),
        *group.flatMap { it.notes }.map(::quiet).toTypedArray(),
    ),
    gap(1),
)

/** To the day before and after. From an earlier day one tap leads back to today. */
private fun Ui.days(state: State.Today): View? {
    val (earlier, later) = state.screen.earlier to state.screen.later
    if (earlier == null && later == null && state.isToday) return null
    return Flow(context, beats(2), atEnd = if (later == null) 0 else 1).apply {
        earlier?.let { date -> addView(link(say("phone-earlier"), R.id.earlier) { act(Act.Day(date)) }) }
        if (!state.isToday) addView(link(say("phone-today"), R.id.now) { act(Act.Go(Tab.TODAY)) })
        later?.let { date -> addView(link(say("phone-later"), R.id.later) { act(Act.Day(date)) }) }
    }
}

/** Where a stroke to the side leads. */
internal fun Ui.turn(state: State.Today): (Boolean) -> Unit = { later ->
    val date = if (later) state.screen.later else state.screen.earlier
    if (date != null) act(Act.Day(date)) else if (later && !state.isToday) act(Act.Go(Tab.TODAY))
}

/** What is to be said of the phone and of what is kept on it, before anything else. */
private fun Ui.said(state: State.Today): View? {
    val sheets = state.hints.map(::hint) + listOfNotNull(
        if (state.screen.notNoted) sheet(quiet(say("phone-not-noted"))) else null,
        if (state.screen.needsRepair) todo("phone-damaged", "phone-repair") { act(Act.Press("phone-repair")) } else null,
    )
    if (sheets.isEmpty()) return null
    return column(gap(1), *sheets.flatMap { listOf(it, gap(1)) }.toTypedArray())
}

private val HINTS = mapOf(
    HintKind.PERMISSION_OFF to "health-permission",
    HintKind.RESTRICTED to "health-restricted",
    HintKind.CLOCK_JUMPED to "health-clock",
    HintKind.LATE to "health-late",
    HintKind.BACKUP_OLD to "health-backup",
)

private fun Ui.hint(hint: HintKind): View {
    val words = HINTS.getValue(hint)
    return when (hint) {
        HintKind.PERMISSION_OFF, HintKind.RESTRICTED -> todo(words, "phone-open-settings") {
            act(Act.Press("phone-open-settings", hint.name))
        }

        HintKind.BACKUP_OLD -> todo(words, "phone-backup") { act(Act.Press("phone-backup")) }

        HintKind.CLOCK_JUMPED, HintKind.LATE -> sheet(quiet(say(words)))
    }
}

/** Something to know, and the one thing to do about it. */
private fun Ui.todo(words: String, way: String, press: () -> Unit): View = sheet(quiet(say(words)), flow(link(say(way), press = press)))
