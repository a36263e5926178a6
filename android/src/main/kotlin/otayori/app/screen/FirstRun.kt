/** The first minute, as it is drawn; and the forms and choices that later screens ask with. */
package otayori.app.screen

import android.text.InputType
import android.view.View
import org.otayori.core.Wording
import otayori.app.R
import otayori.app.door.Act
import otayori.app.door.FieldKind
import otayori.app.door.State
import otayori.app.door.unmarked
import otayori.app.ui.Ui

internal fun Ui.languages(state: State.Languages): View = column(
    gap(4),
    picture(R.drawable.letter),
    gap(2),
    *state.rows.flatMap { row ->
        listOf(secondary(unmarked(row.name, row.tag)) { act(Act.Give("first-language", listOf(row.tag))) }, gap(1))
    }.toTypedArray(),
)

internal fun Ui.welcome(state: State.Welcome): View = column(
    back(),
    gap(2),
    picture(R.drawable.lamp),
    gap(2),
    body(state.purpose),
    gap(1),
    body(say("phone-is-not")),
    gap(1),
    body(state.privacy),
    gap(2),
    flow(primary(say("phone-next"), R.id.next) { act(Act.Press("first-welcome")) }),
)

internal fun Ui.whoFor(state: State.WhoFor): View = column(
    back(),
    title(say("phone-when")),
    gap(1),
    *state.ways.flatMap { way -> listOf(secondary(say(way)) { act(Act.Press(state.prefix + way)) }, gap(1)) }.toTypedArray(),
    if (state.prefix == "first:") {
        flow(
            link(say("phone-afterwards")) { act(Act.Press("first:phone-afterwards")) },
            aside(say("phone-restore")) { act(Act.Press("phone-restore")) },
        )
    } else {
        null
    },
)

internal fun Ui.askHour(state: State.AskHour): View = column(
    back(),
    title(say("phone-hour")),
    gap(1),
    flow(
        *(7..21).map { hour ->
            chip(say("phone-at", "hour" to hour), hour == state.hour) { act(Act.Give("first-hour", listOf("$hour"))) }
        }.toTypedArray()
    ),
    gap(2),
    flow(primary(say("phone-next"), R.id.next) { act(Act.Press("first-hour-done")) }),
)

internal fun Ui.askNotices(): View = column(
    back(),
    gap(2),
    picture(R.drawable.cup),
    gap(1),
    body(say("phone-why-notices")),
    gap(2),
    flow(
        primary(say("phone-allow"), R.id.next) { act(Act.Press("first-allow")) },
        aside(say("phone-not-now")) { act(Act.Press("first-not-now")) },
    ),
)

internal fun Ui.chip(wording: Wording, isChosen: Boolean, press: () -> Unit): View =
    (if (isChosen) primary(wording, press = press) else secondary(wording, press = press)).apply { isSelected = isChosen }

private val FIELDS = listOf(
    R.id.field_0, R.id.field_1, R.id.field_2, R.id.field_3, R.id.field_4,
    R.id.field_5, R.id.field_6, R.id.field_7, R.id.field_8, R.id.field_9,
)

/** Something to be typed, field under field. */
internal fun Ui.form(state: State.Form): View {
    if (state.name == COMPARING) return compared(state)
    val first = state.fields.indexOfFirst { it.kind == FieldKind.DATE }
    val hasSix = state.name in SIX
    val fields = state.fields.mapIndexed { n, field ->
        val view = field(field.label, FIELDS[n], field.value, field.kind.type, if (hasSix) LINES else 1)
        if (field.kind == FieldKind.DATE) dated(view, FIELDS[n], field.label, isFirst = n == first) else view
    }
    return column(
        back(),
        title(state.title),
        *state.notes.flatMap { listOf(gap(1), body(it)) }.toTypedArray(),
        *fields.flatMap { listOf(gap(1), it) }.toTypedArray(),
        if (hasSix) quiet(say("phone-words-part")) else null,
        if (state.preview.isEmpty()) null else column(gap(1), sheet(*state.preview.map(::body).toTypedArray())),
        gap(2),
        flow(
            primary(state.button, R.id.next) {
                act(Act.Give(state.name, fields.mapIndexed { n, view -> typed(view, FIELDS[n]) }))
            },
            *state.others.map { aside(say(it.words)) { act(Act.Press(it.key, it.about)) } }.toTypedArray(),
        ),
    )
}

/** What is to be compared stands first and large; that it is the same is said apart from what is typed. */
private fun Ui.compared(state: State.Form): View {
    val field = field(state.fields.single().label, FIELDS[0], state.fields.single().value, FieldKind.WORDS.type)
    return column(
        back(),
        title(state.title),
        gap(1),
        sheet(*state.preview.map { text(it, R.dimen.title) }.toTypedArray()),
        *state.notes.flatMap { listOf(gap(1), body(it)) }.toTypedArray(),
        gap(2),
        field,
        gap(1),
        flow(primary(state.button, R.id.next) { act(Act.Give(state.name, listOf(typed(field, FIELDS[0])))) }),
        gap(4),
        *ways(state.others),
    )
}

private const val COMPARING = "region-compare"

/** Where all six recovery words are typed, and the lines they need. */
private val SIX = setOf("phone-six", "open-words")
private const val LINES = 3

private val FieldKind.type: Int
    get() = when (this) {
        FieldKind.DATE -> InputType.TYPE_CLASS_DATETIME or InputType.TYPE_DATETIME_VARIATION_DATE
        FieldKind.NUMBER -> InputType.TYPE_CLASS_NUMBER or InputType.TYPE_NUMBER_FLAG_DECIMAL
        FieldKind.PIN -> SECRET_DIGITS
        FieldKind.PASSPHRASE -> InputType.TYPE_CLASS_TEXT or InputType.TYPE_TEXT_VARIATION_PASSWORD
        FieldKind.WORDS -> InputType.TYPE_CLASS_TEXT or InputType.TYPE_TEXT_FLAG_NO_SUGGESTIONS
        FieldKind.PHONE -> InputType.TYPE_CLASS_PHONE
        FieldKind.TEXT -> InputType.TYPE_CLASS_TEXT or InputType.TYPE_TEXT_FLAG_CAP_SENTENCES
    }

internal fun Ui.choice(state: State.Choice): View = column(
    back(),
    title(state.title),
    *state.notes.flatMap { listOf(gap(1), body(it)) }.toTypedArray(),
    gap(1),
    *state.rows.flatMap { row ->
        val press = { act(Act.Give(state.name, listOf(row.value))) }
        listOf(row.under?.let { option(row.name, it, row.isChosen, press) } ?: chip(row.name, row.isChosen, press), gap(1))
    }.toTypedArray(),
    if (state.others.isEmpty()) null else column(gap(3), *ways(state.others)),
)

internal fun Ui.said(state: State.Said): View = column(
    back(),
    state.title?.let(::title),
    *state.lines.flatMap { listOf(gap(1), body(it)) }.toTypedArray(),
    gap(2),
    *ways(state.ways),
)
