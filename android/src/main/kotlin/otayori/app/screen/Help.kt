/** Whom to call and how, cards for hard hours, and what to show at a counter. */
package otayori.app.screen

import android.view.View
import org.otayori.core.CounterCardPage
import org.otayori.core.HelpChannel
import org.otayori.core.HelpRow
import org.otayori.core.HelpUnder
import org.otayori.core.Segment
import org.otayori.core.Wording
import otayori.app.R
import otayori.app.door.Act
import otayori.app.door.State
import otayori.app.door.titled
import otayori.app.door.unmarked
import otayori.app.text.COLUMN
import otayori.app.ui.Ui

/** Under a letter: for each kind of help the line to call first. */
internal fun Ui.help(under: List<HelpUnder>, none: Wording?): View? {
    if (under.isEmpty() && none == null) return null
    return column(
        gap(1),
        quiet(say("help")),
        *under.map { help -> help.line?.let(::line) ?: quiet(help.name.titled()) }.toTypedArray(),
        none?.let(::quiet),
    )
}

/**
 * A line as its record says it: a number is dialled or written to on a tap, an address is shown and never opened by itself.
 * What it costs and whether somebody answers now stands in its facts.
 */
internal fun Ui.line(line: HelpRow): View = column(
    line.withNumber?.let { label -> row(label, line.facts.titled(), R.id.call) { act(reach(line.channel, line.number!!)) } }
        ?: column(gap(1), text(line.name.titled(), R.dimen.body), quiet(line.facts.titled())),
    line.address?.let { quiet(plain(it)).apply { offerCopy() } },
    *line.also.map { also -> row(also.text) { act(reach(line.channel, also.number)) } }.toTypedArray(),
    line.spoken?.let(::quiet),
    *line.notes.map(::quiet).toTypedArray(),
    *line.doubts.map(::quiet).toTypedArray(),
)

private fun reach(channel: HelpChannel, number: String): Act =
    if (channel == HelpChannel.TEXT) Act.Press("phone-text-to", number) else Act.Call(number)

/** Its name and its number, as they stand beside each other. */
internal val HelpRow.withNumber: Wording?
    get() = number?.let {
        val name = name.titled()
        name.copy(segments = name.segments + Segment("  $it", null), plain = "${name.plain}  $it", speech = "${name.speech} $it")
    }

internal fun Ui.helpDoor(): View = flow(danger(say("help")) { act(Act.Press("help")) })

internal fun Ui.cards(state: State.Cards): View = column(
    back(),
    if (state.situations.isEmpty()) title(say("cards-open")) else title(say("help")),
    gap(1),
    emergency(state.emergency),
    *state.shelves.map { shelf -> column(gap(2), *shelf.cards.map(::slot).toTypedArray()) }.toTypedArray(),
    if (state.situations.isEmpty()) null else flow(link(say("phone-other-cards")) { act(Act.Press("cards-open")) }),
    gap(2),
    if (state.lines.isEmpty()) null else quiet(say("support-situations")),
    *state.lines.map { it.line?.let(::line) ?: quiet(it.name.titled()) }.toTypedArray(),
    *state.situations
        .filter { each -> state.lines.none { it.key == each.key } }
        .map { each -> row(each.name.titled()) { act(Act.Press("phone-situation", each.key)) } }
        .toTypedArray(),
    if (state.situations.isEmpty()) null else flow(link(say("phone-counter")) { act(Act.Press("phone-counter")) }),
)

internal fun Ui.helpPage(state: State.Help): View = column(
    back(),
    title(state.screen.name),
    gap(1),
    *state.screen.lines.flatMap { listOf(line(it), gap(1), hairline(), gap(1)) }.toTypedArray(),
    state.screen.none?.let(::body),
    gap(2),
    emergency(state.screen.emergency),
)

private fun Ui.emergency(lines: List<HelpRow>): View? = if (lines.isEmpty()) null else column(
    label(say("support-emergency")),
    sheet(*lines.map(::line).toTypedArray(), line = R.color.madder),
)

internal fun Ui.counterCards(state: State.CounterCards): View = column(
    back(),
    title(say("phone-counter")),
    gap(1),
    *state.cards.flatMap { card ->
        listOf(
            row(card.name.titled(), card.place.titled()) {
                act(Act.Press("phone-counter-card", card.region + "|" + card.id))
            },
            hairline()
        )
    }.toTypedArray(),
    if (state.cards.isEmpty()) body(say("counter-none")) else null,
)

/** To be held up at a counter: the office's words large, the reader's own beside them, so that both know what is said. */
internal fun Ui.counterCard(state: State.CounterCard): View {
    val card = state.card
    return column(
        back(),
        quiet(card.name.titled()),
        gap(1),
        sheet(
            quiet(say("counter-show")),
            large(card.office),
            if (card.yours.plain == card.office.plain) null else quiet(card.yours),
            *card.ticks.flatMap { tick ->
                listOf(
                    gap(1),
                    large(tick.office.marked("□ ")),
                    if (tick.yours.plain == tick.office.plain) null else quiet(tick.yours),
                )
            }.toTypedArray(),
        ),
        gap(1),
        *meaning(card),
        *card.doubts.map(::quiet).toTypedArray(),
    )
}

private fun Ui.meaning(card: CounterCardPage): Array<View?> {
    val office = card.office.language
    val word = if (card.official == card.meaning.plain) null else text(unmarked(card.official, office), R.dimen.body)
    return arrayOf(word, body(card.meaning), gap(1), quiet(say("counter-where")), body(card.place.titled()))
}

/** Half as large again as a title, in as wide a column. */
private fun Ui.large(wording: Wording): View = text(wording, R.dimen.title, strong = true).apply {
    show(wording, setting.copy(size = setting.size * LARGER, column = COLUMN))
}

private fun Wording.marked(mark: String) = copy(segments = listOf(Segment(mark, null)) + segments, plain = mark + plain)

private const val LARGER = 1.4f
