/** What is said when something cannot be: what happened, what is safe, what to do, and always the way to help. */
package otayori.app.screen

import android.view.View
import otayori.app.R
import otayori.app.door.Act
import otayori.app.door.State
import otayori.app.shell.Failure
import otayori.app.ui.Ui

internal fun Ui.failed(state: State.Failed): View {
    val (key, ways) = FAILURES.getValue(state.which)
    // Nothing is behind any door then: the one sentence says whom to call.
    if (state.which == Failure.NO_CORE) return column(gap(4), body(say(key)))
    val open = ways.filter { (it != "phone-with-words" || state.hasWords) && (it != "phone-repair" || state.detail == null) }
    return failure(key, open, state)
}

private fun Ui.failure(key: String, ways: List<String>, state: State.Failed? = null): View = column(
    gap(4),
    body(say(key)),
    state?.detail?.let { column(gap(1), quiet(it)) },
    gap(2),
    *ways.flatMap { way -> listOf(secondary(say(way)) { act(Act.Press(way)) }, gap(1)) }.toTypedArray(),
    flow(danger(say("help"), R.id.help) { act(Act.Press("help")) }),
)

/** Everything has been taken back already; what remains is to say it again, or that nothing has changed. */
internal fun Ui.unwritten(): View = failure("phone-unwritten", listOf("phone-tell-again", "phone-nothing-changed"))

private val FAILURES = mapOf(
    Failure.KEY_LOST to ("phone-key-lost" to listOf("phone-with-words", "phone-with-backup", "phone-erase")),
    Failure.WRONG_KEY to ("phone-wrong-key" to listOf("phone-again", "phone-with-words", "phone-with-backup", "phone-erase")),
    Failure.DAMAGED to ("phone-damaged" to listOf("phone-repair", "phone-with-backup", "phone-erase")),
    Failure.TOO_NEW to ("phone-too-new" to listOf("phone-again")),
    Failure.FULL to ("phone-full" to listOf("phone-again")),
    Failure.READ_ONLY to ("phone-read-only" to listOf("phone-repair", "phone-today")),
    Failure.KEY_STORE to ("phone-key-silent" to listOf("phone-again")),
    Failure.BROKEN to ("phone-went-wrong" to listOf("phone-again")),
    Failure.NO_CORE to ("phone-no-core" to emptyList<String>()),
)
