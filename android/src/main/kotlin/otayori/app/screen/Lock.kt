/** What keeps the journal closed: the PIN, and the six words that open it without. */
package otayori.app.screen

import android.view.View
import otayori.app.R
import otayori.app.door.Act
import otayori.app.door.State
import otayori.app.ui.Ui

internal fun Ui.lock(state: State.Lock): View {
    val field = field(say("phone-pin"), R.id.field_pin, type = SECRET_DIGITS)
    return column(
        gap(2),
        picture(R.drawable.window),
        gap(1),
        body(say("phone-locked")),
        state.wait?.let { column(gap(1), body(it)) },
        gap(1),
        field,
        gap(1),
        flow(
            primary(say("phone-open")) { act(Act.Give("phone-open", listOf(typed(field, R.id.field_pin)))) },
            aside(say("phone-forgot")) { act(Act.Press("phone-forgot")) },
        ),
    )
}

internal fun Ui.recoveryWords(state: State.RecoveryWords): View = column(
    gap(2),
    body(say("phone-words-what")),
    gap(1),
    sheet(*state.words.mapIndexed { n, word -> title(plain("${n + 1}.  $word")) }.toTypedArray()),
    gap(2),
    flow(
        primary(say("phone-words-written")) { act(Act.Press("phone-words-written")) },
        aside(say("phone-words-none")) { act(Act.Press("phone-words-none")) },
    ),
)
