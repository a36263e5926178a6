/** A letter, how it is handed on, the shelf and what is found on it. */
package otayori.app.screen

import android.text.InputType
import android.view.View
import android.view.inputmethod.EditorInfo
import android.widget.EditText
import android.widget.LinearLayout
import org.otayori.core.LetterBlock
import org.otayori.core.LetterPage
import org.otayori.core.LetterText
import org.otayori.core.SearchRow
import org.otayori.core.SlotRow
import org.otayori.core.Wording
import otayori.app.R
import otayori.app.door.Act
import otayori.app.door.MonthOfLetters
import otayori.app.door.ShelvedLetter
import otayori.app.door.State
import otayori.app.door.unmarked
import otayori.app.text.whole
import otayori.app.ui.Ui

internal fun Ui.letterPage(state: State.Letter): View = column(
    back(),
    state.date?.let(::quiet),
    state.which?.let(::quiet),
    if (state.date == null && state.which == null) null else gap(1),
    letter(state.page),
    gap(1),
    actions(state.page),
    if (state.page.help.isEmpty() && state.page.helpNone == null) column(gap(1), helpDoor()) else null,
    gap(1),
)

/** A card for danger has a line of the only red around it. */
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
    line = if (page.isForDanger) R.color.madder else R.color.outline,
)

/** It names whom to call at once. */
private val LetterPage.isForDanger get() = slot.startsWith("card/") && help.any { it.line?.emergency == true }

internal fun Ui.letterText(text: LetterText): Array<View> = buildList {
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

/** Sources open on a tap, under the letter. Their addresses are words to copy, and nothing of them is opened by itself. */
private fun Ui.sources(page: LetterPage): View {
    val list = column(
        *page.sources.map {
            quiet(plain("${it.organisation}: ${it.title} (${it.year}). ${it.address}")).apply { offerCopy() }
        }.toTypedArray()
    )
    list.visibility = View.GONE
    val door = link(say("letter-sources"), R.id.sources) { list.visibility = if (list.visibility == View.GONE) View.VISIBLE else View.GONE }
    return column(flow(door), list)
}

internal fun Ui.actions(page: LetterPage): View {
    val listen = if (speaking == page.slot) "phone-listen-stop" else "phone-listen"
    return flow(
        secondary(say("phone-write"), R.id.write) { act(Act.Press("phone-write", page.slot)) },
        secondary(say(listen), R.id.listen) { act(Act.Press("phone-listen", page.slot)) },
        secondary(say("phone-share"), R.id.share) { act(Act.Press("phone-share", page.slot + "|" + page.of.orEmpty())) },
    )
}

/** What goes out is chosen here, and to whom, the system asks. */
internal fun Ui.share(state: State.Share): View = column(
    back(),
    quiet(say("phone-share")),
    title(state.page.text.title),
    gap(2),
    secondary(say("phone-share-text"), R.id.share_text) { act(Act.Press("phone-share-text", state.page.slot)) },
    gap(1),
    secondary(say("phone-share-picture"), R.id.share_picture) { act(Act.Press("phone-share-picture", state.page.slot)) },
)

internal fun Ui.slots(heading: Wording, rows: List<SlotRow>): View? {
    if (rows.isEmpty()) return null
    return column(gap(1), quiet(heading), *rows.map(::slot).toTypedArray())
}

internal fun Ui.slot(row: SlotRow): View = row(row.title ?: say("upcoming-not-written")) { act(Act.Open(row.slot)) }

internal fun Ui.shelf(state: State.Shelf): View = column(
    flow(secondary(say("phone-search"), R.id.search) { act(Act.Press("phone-search")) }),
    slots(say("essentials"), state.essentials),
    gap(1),
    *state.months.map(::month).toTypedArray(),
    if (state.months.isEmpty()) column(gap(2), picture(R.drawable.letter), body(say("phone-shelf-empty"))) else null,
)

/** A month opens and closes on a tap; closed, it says how many letters it has. */
private fun Ui.month(month: MonthOfLetters): View = column(
    row(month.name, month.count) { act(Act.Press("phone-open-month", month.first)) },
    *month.rows.map(::shelved).toTypedArray(),
    if (month.isOpen) gap(1) else hairline(),
)

private fun Ui.shelved(row: ShelvedLetter): View =
    row(row.letter.title ?: say("upcoming-not-written"), row.date) { act(Act.Open(row.letter.slot, row.of)) }.apply {
        setPaddingRelative(beats(2), paddingTop, 0, paddingBottom)
    }

internal fun Ui.search(state: State.Search): View {
    val field = field(say("phone-search"), R.id.field_words, state.words)
    val look = { act(Act.Give("phone-look", listOf(typed(field, R.id.field_words)))) }
    field.findViewById<EditText>(R.id.field_words)!!.apply {
        imeOptions = imeOptions or EditorInfo.IME_ACTION_SEARCH
        setOnEditorActionListener { _, action, _ -> (action == EditorInfo.IME_ACTION_SEARCH).also { if (it) look() } }
    }
    return column(
        back(),
        field,
        gap(1),
        flow(primary(say("phone-look"), press = look)),
        gap(1),
        state.count?.let(::quiet),
        *state.rows.map(::found).toTypedArray(),
    )
}

/** The words somebody looked for are marked where they stand, in the title or in a line of the body. */
private fun Ui.found(row: SearchRow): View {
    val at = row.before.length until row.before.length + row.found.length
    val title = row.letter.title ?: plain(row.letter.slot)
    val inTitle = if (row.inTitle) title.plain.indexOf(row.found).takeIf { it >= 0 }?.let { it until it + row.found.length } else null
    val line = body(plain(row.before + row.found + row.after)).apply { marks = listOf(at) }
    return column(
        gap(1),
        row(title, marks = listOfNotNull(inTitle)) { act(Act.Open(row.letter.slot)) },
        if (row.inTitle) null else line,
    )
}

/** The way back stands in the head line; here it takes no room. */
internal fun Ui.back(): View = View(context).also {
    leadsBack = true
    it.layoutParams = LinearLayout.LayoutParams(LinearLayout.LayoutParams.MATCH_PARENT, 0)
}

/** What stands in a field. */
internal fun typed(field: View, id: Int): String = whole(field.findViewById<EditText>(id)!!.text)

/** Digits, hidden as they are typed. */
internal const val SECRET_DIGITS = InputType.TYPE_CLASS_NUMBER or InputType.TYPE_NUMBER_VARIATION_PASSWORD
