/** Today, a letter, the shelf, search, cards and what is coming up: everything that is read. */
package otayori.app.screen

import android.text.InputType
import android.view.View
import android.widget.LinearLayout
import org.otayori.core.HelpRow
import org.otayori.core.HelpUnder
import org.otayori.core.HintKind
import org.otayori.core.LetterBlock
import org.otayori.core.LetterPage
import org.otayori.core.LetterText
import org.otayori.core.SearchRow
import org.otayori.core.SlotRow
import org.otayori.core.StageKind
import org.otayori.core.TodayMember
import org.otayori.core.Wording
import otayori.app.R
import otayori.app.door.Act
import otayori.app.door.ShelvedLetter
import otayori.app.door.State
import otayori.app.door.unmarked
import otayori.app.ui.Flow
import otayori.app.ui.Ui

internal fun Ui.today(state: State.Today): View {
    val screen = state.screen
    if (screen.isQuiet) return quietToday(state)
    val first = screen.members.firstOrNull()
    return column(
        head(first),
        hints(state.hints),
        screen.nobody?.let(::body),
        first?.let(::member),
        *screen.members.drop(1).map(::furtherMember).toTypedArray(),
        slots(say("essentials"), screen.essentials),
        slots(say("cards-open"), screen.cards),
        gap(2),
        days(screen.earlier, screen.later),
    )
}

/** Where somebody is, which leads to what may be told of them; and the way out of sight. */
private fun Ui.head(first: TodayMember?): View = Flow(context, beats(1), lastAtEnd = true).apply {
    first?.stage?.let { stage ->
        addView(
            link(stage, R.id.stage) { act(Act.Press("phone-child", first.child)) }.apply {
                show(stage, setting.copy(size = type(R.dimen.small), color = color(R.color.second_ink)))
            },
        )
    }
    addView(link(say("phone-hide"), R.id.hide) { act(Act.Hide) })
}

/** After an ending: one line and the way to the cards. No dates, no weeks, no pictures. */
private fun Ui.quietToday(state: State.Today): View = column(
    head(null),
    hints(state.hints),
    gap(4),
    body(say("phone-quiet")),
    gap(2),
    *state.screen.cards.map(::slot).toTypedArray(),
    gap(2),
    helpDoor(),
)

private fun Ui.member(member: TodayMember): View = column(
    *member.details.map(::quiet).toTypedArray(),
    member.special?.let { column(sheet(*letterText(it)), gap(1)) },
    *member.letters.flatMap { listOf(letter(it), gap(1)) }.toTypedArray(),
    *member.notes.map(::body).toTypedArray(),
    if (member.letters.isNotEmpty()) actions(member.letters.first().slot) else null,
    if (member.letters.isEmpty() && member.kind == StageKind.OVERDUE) helpDoor() else null,
    gap(2),
)

/** A second child has a smaller sheet below, which opens on a tap. */
private fun Ui.furtherMember(member: TodayMember): View = column(
    sheet(
        *member.letters.map { row(it.text.title, member.stage) { act(Act.Open(it.slot, it.of)) } }.toTypedArray(),
        if (member.letters.isEmpty()) member.stage?.let(::quiet) else null,
        *member.notes.map(::quiet).toTypedArray(),
    ),
    gap(1),
)

internal fun Ui.letter(page: LetterPage): View = sheet(
    *page.notes.map(::quiet).toTypedArray(),
    *letterText(page.text),
    page.beside?.let { column(gap(2), hairline(), gap(1), *letterText(it)) },
    gap(2),
    hairline(),
    help(page.help, page.helpNone),
    gap(1),
    quiet(page.review),
    if (page.sources.isEmpty()) null else sources(page),
)

private fun Ui.letterText(text: LetterText): Array<View> = buildList {
    add(title(text.title))
    for (block in text.blocks) {
        add(gap(1))
        when (block) {
            is LetterBlock.Paragraph -> add(body(block.text))
            is LetterBlock.Bullets -> for (item in block.items) add(bullet(item))
        }
    }
}.toTypedArray()

internal fun Ui.bullet(item: Wording): View = LinearLayout(context).apply {
    val mark = text(plain("・"), R.dimen.body).apply {
        // A mark stands where its item's first line does, whichever language the mark's line has.
        show(unmarked("・", item.language), setting)
        importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_NO
    }
    addView(mark, LinearLayout.LayoutParams(LinearLayout.LayoutParams.WRAP_CONTENT, LinearLayout.LayoutParams.WRAP_CONTENT))
    addView(body(item), LinearLayout.LayoutParams(0, LinearLayout.LayoutParams.WRAP_CONTENT, 1f))
}

/** Sources open on a tap, under the letter, and nothing of them is opened by itself. */
private fun Ui.sources(page: LetterPage): View {
    val list = column(*page.sources.map { quiet(plain("${it.organisation}: ${it.title} (${it.year}). ${it.address}")) }.toTypedArray())
    list.visibility = View.GONE
    val door = link(say("letter-sources")) { list.visibility = if (list.visibility == View.GONE) View.VISIBLE else View.GONE }
    return column(flow(door), list)
}

private fun Ui.help(under: List<HelpUnder>, none: Wording?): View? {
    if (under.isEmpty() && none == null) return null
    return column(
        gap(1),
        quiet(say("help")),
        *under.map { help -> help.line?.let(::line) ?: quiet(help.name) }.toTypedArray(),
        none?.let(::quiet),
    )
}

internal fun Ui.line(line: HelpRow): View {
    val number = line.number ?: return column(text(line.name, R.dimen.body), quiet(line.facts))
    val label = line.name.copy(
        segments = line.name.segments + org.otayori.core.Segment("  $number", null),
        plain = "${line.name.plain}  $number",
        speech = "${line.name.speech} $number",
    )
    return column(row(label, line.facts, R.id.call) { act(Act.Call(number)) }, *line.doubts.map(::quiet).toTypedArray())
}

private fun Ui.actions(slot: String): View = flow(
    secondary(say("phone-write"), R.id.write) { act(Act.Press("phone-write", slot)) },
    secondary(say("phone-listen"), R.id.listen) { act(Act.Press("phone-listen", slot)) },
    secondary(say("phone-share"), R.id.share) { act(Act.Press("phone-share", slot)) },
    danger(say("help"), R.id.help) { act(Act.Press("help")) },
)

private fun Ui.helpDoor(): View = flow(danger(say("help"), R.id.help) { act(Act.Press("help")) })

private fun Ui.days(earlier: String?, later: String?): View? {
    if (earlier == null && later == null) return null
    return Flow(context, beats(1), lastAtEnd = later != null).apply {
        earlier?.let { date -> addView(link(say("phone-earlier"), R.id.earlier) { act(Act.Day(date)) }) }
        later?.let { date -> addView(link(say("phone-later"), R.id.later) { act(Act.Day(date)) }) }
    }
}

internal fun Ui.hints(hints: List<HintKind>): View? =
    if (hints.isEmpty()) null else column(gap(1), *hints.map(::hint).toTypedArray(), gap(1))

private val HINTS = mapOf(
    HintKind.PERMISSION_OFF to "health-permission",
    HintKind.RESTRICTED to "health-restricted",
    HintKind.CLOCK_JUMPED to "health-clock",
    HintKind.LATE to "health-late",
    HintKind.BACKUP_OLD to "health-backup",
)

private fun Ui.hint(hint: HintKind): View = sheet(quiet(say(HINTS.getValue(hint))))

private fun Ui.slots(heading: Wording, rows: List<SlotRow>): View? {
    if (rows.isEmpty()) return null
    return column(gap(1), quiet(heading), *rows.map(::slot).toTypedArray())
}

private fun Ui.slot(row: SlotRow): View = row(row.title ?: say("upcoming-not-written")) { act(Act.Open(row.slot)) }

internal fun Ui.letterPage(state: State.Letter): View = column(back(), letter(state.page), gap(1), actions(state.page.slot))

internal fun Ui.shelf(state: State.Shelf): View = column(
    gap(1),
    flow(
        secondary(say("phone-search")) { act(Act.Press("phone-search")) },
        danger(say("help"), R.id.help) { act(Act.Press("help")) },
    ),
    slots(say("essentials"), state.essentials),
    *state.months.map { month ->
        column(gap(2), quiet(month.name), *month.rows.map(::shelved).toTypedArray())
    }.toTypedArray(),
    if (state.months.isEmpty()) column(gap(2), picture(R.drawable.letter), body(say("phone-shelf-empty"))) else null,
)

private fun Ui.shelved(row: ShelvedLetter): View =
    row(row.letter.title ?: say("upcoming-not-written"), row.date) { act(Act.Open(row.letter.slot, row.of)) }

internal fun Ui.search(state: State.Search): View {
    val field = field(say("phone-search"), R.id.field_words, state.words)
    return column(
        back(),
        field,
        gap(1),
        flow(primary(say("phone-look")) { act(Act.Give("phone-look", listOf(typed(field, R.id.field_words)))) }),
        gap(1),
        state.count?.let(::quiet),
        *state.rows.map(::found).toTypedArray(),
    )
}

private fun Ui.found(row: SearchRow): View {
    val line = body(plain(row.before + row.found + row.after)).apply {
        marks = listOf(row.before.length until row.before.length + row.found.length)
    }
    val title = row.letter.title ?: plain(row.letter.slot)
    return column(gap(1), row(title) { act(Act.Open(row.letter.slot)) }, if (row.inTitle) null else line)
}

internal fun Ui.cards(state: State.Cards): View = column(
    back(),
    if (state.emergency.isEmpty()) title(say("cards-open")) else title(say("help")),
    gap(1),
    if (state.emergency.isEmpty()) null else column(label(say("support-emergency")), sheet(*state.emergency.map(::line).toTypedArray())),
    *state.shelves.map { shelf -> column(gap(2), *shelf.cards.map(::slot).toTypedArray()) }.toTypedArray(),
    if (state.situations.isEmpty()) null else flow(link(say("phone-other-cards")) { act(Act.Press("cards-open")) }),
    gap(2),
    if (state.lines.isEmpty()) null else quiet(say("support-situations")),
    *state.lines.map { it.line?.let(::line) ?: quiet(it.name) }.toTypedArray(),
    *state.situations
        .filter { each -> state.lines.none { it.key == each.key } }
        .map { each -> row(each.name) { act(Act.Press("phone-situation", each.key)) } }
        .toTypedArray(),
)

internal fun Ui.helpPage(state: State.Help): View = column(
    back(),
    title(state.screen.name),
    gap(1),
    *state.screen.lines.flatMap { listOf(line(it), hairline()) }.toTypedArray(),
    state.screen.none?.let(::body),
    gap(2),
    label(say("support-emergency")),
    sheet(*state.screen.emergency.map(::line).toTypedArray()),
)

internal fun Ui.back(): View = flow(link(say("phone-back"), R.id.back) { act(Act.Back) })

/** What stands in a field. */
internal fun typed(field: View, id: Int): String = field.findViewById<android.widget.EditText>(id)!!.text.toString()

/** Digits, hidden as they are typed. */
internal const val SECRET_DIGITS = InputType.TYPE_CLASS_NUMBER or InputType.TYPE_NUMBER_VARIATION_PASSWORD
