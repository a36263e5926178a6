/**
 * The line at the top that every screen has: the way back, the way to help, and the way out of sight. It stays where it is
 * while the rest is read.
 */
package otayori.app.screen

import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.LinearLayout
import org.otayori.core.Wording
import otayori.app.R
import otayori.app.door.Act
import otayori.app.door.State
import otayori.app.text.RubyTextView
import otayori.app.ui.Ui

internal fun Ui.head(state: State): View = LinearLayout(context).apply {
    gravity = Gravity.CENTER_VERTICAL
    id = R.id.head
    minimumHeight = px(R.dimen.target)
    setPadding(px(R.dimen.side), 0, px(R.dimen.side), 0)
    if (leadsBack) addView(small(say("phone-back"), R.id.back) { act(Act.Back) })
    addView(View(context), LinearLayout.LayoutParams(0, 1, 1f))
    if (!state.isHelp) end(small(say("help"), R.id.help, R.color.madder) { act(Act.Press("help")) })
    if (!state.isFirstRun) end(small(say("phone-hide"), R.id.hide) { act(Act.Hide) })
}

private fun LinearLayout.end(view: RubyTextView) {
    val apart = (12 * resources.displayMetrics.density).toInt()
    addView(view, LinearLayout.LayoutParams(WRAP_CONTENT, WRAP_CONTENT).apply { marginStart = apart })
}

/** Three labels share a line: they grow less than the text. */
private fun Ui.small(wording: Wording, id: Int, ink: Int = R.color.indigo, press: () -> Unit) = link(wording, id, press).apply {
    show(wording, setting.copy(size = minOf(type(R.dimen.small), beats(1) * 2.2f), color = color(ink), centred = id != R.id.back))
}

/** The page of help is where the way to help leads. */
private val State.isHelp get() = this is State.Cards && situations.isNotEmpty()

/** Before there is anything that could be hidden. */
private val State.isFirstRun
    get() = when (this) {
        is State.Languages, is State.Welcome, is State.AskHour, is State.AskNotices -> true
        is State.WhoFor -> prefix == "first:"
        is State.Form -> name.startsWith("first:")
        else -> false
    }
