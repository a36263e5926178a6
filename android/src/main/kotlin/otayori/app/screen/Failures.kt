/** What is said when something cannot be: what happened, what is safe, what to do. The way to help stands above it, as everywhere. */
package otayori.app.screen

import android.view.View
import otayori.app.R
import otayori.app.door.Act
import otayori.app.door.State
import otayori.app.shell.Failure
import otayori.app.shell.SystemWords
import otayori.app.ui.Ui

internal fun Ui.failed(state: State.Failed): View {
    if (state.which == Failure.NO_CORE) return noCore(words as? SystemWords ?: SystemWords(context))
    val (key, ways) = FAILURES.getValue(state.which)
    val open = ways.filter { (it != WORDS || state.hasWords) && (it != "phone-repair" || state.detail == null) }
    // What was tried since is all there is to say; and words are promised only to somebody who has some.
    val said = state.detail ?: say(if (WORDS in ways && !state.hasWords) "$key-no-words" else key)
    return column(gap(4), body(said), *tried(open))
}

/** Everything has been taken back already; what remains is to say it again, or that nothing has changed. */
internal fun Ui.unwritten(): View =
    column(gap(4), body(say("phone-unwritten")), *tried(listOf("phone-tell-again", "phone-nothing-changed")))

/** The ways on, and far below them the one that nothing leads back from. */
private fun Ui.tried(ways: List<String>): Array<View> = buildList {
    add(gap(2))
    for (way in ways - ERASE) {
        add(secondary(say(NAMES[way] ?: way)) { act(Act.Press(way)) })
        add(gap(1))
    }
    if (ERASE in ways) {
        add(gap(3))
        add(flow(link(say(ERASE), R.id.erase) { act(Act.Press(ERASE)) }))
    }
}.toTypedArray()

/** There are no words but the system's own, and no page of help: whom to call stands here. */
private fun Ui.noCore(system: SystemWords): View = column(
    gap(4),
    body(system.say("phone-no-core")),
    gap(1),
    body(system.simple),
    gap(2),
    label(system.danger),
    sheet(
        *system.calls.map { (wording, number) -> row(wording, id = R.id.call) { act(Act.Call(number)) } }.toTypedArray(),
        line = R.color.madder,
    ),
)

private const val WORDS = "phone-with-words"
private const val ERASE = "phone-erase"

/** From what can only be read, Today is read on. */
private val NAMES = mapOf("phone-today" to "phone-read-on")

private val FAILURES = mapOf(
    Failure.KEY_LOST to ("phone-key-lost" to listOf(WORDS, "phone-with-backup", ERASE)),
    Failure.WRONG_KEY to ("phone-wrong-key" to listOf("phone-again", WORDS, "phone-with-backup", ERASE)),
    Failure.DAMAGED to ("phone-damaged" to listOf("phone-repair", "phone-with-backup", ERASE)),
    Failure.TOO_NEW to ("phone-too-new" to listOf("phone-again")),
    Failure.FULL to ("phone-full" to listOf("phone-again")),
    Failure.STORAGE to ("phone-storage" to listOf("phone-again")),
    Failure.READ_ONLY to ("phone-read-only" to listOf("phone-repair", "phone-today")),
    Failure.KEY_STORE to ("phone-key-silent" to listOf("phone-again")),
    Failure.KEY_BROKEN to ("phone-key-broken" to listOf("phone-again", "phone-with-words", "phone-with-backup", "phone-erase")),
    Failure.BROKEN to ("phone-went-wrong" to listOf("phone-again")),
)
