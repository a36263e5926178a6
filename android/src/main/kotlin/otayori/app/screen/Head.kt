/**
 * The line at the top that every screen has: the way back, the way to help, and the way out of sight. It stays where it is
 * while the rest is read.
 */
package otayori.app.screen

import android.view.View
import org.otayori.core.Wording
import otayori.app.R
import otayori.app.door.Act
import otayori.app.door.State
import otayori.app.shell.Failure
import otayori.app.ui.Flow
import otayori.app.ui.Ui

/** Where large type leaves no room for three labels on a line, there are two lines. */
internal fun Ui.head(state: State): View {
    val ends = if (state.isBare) emptyList() else listOfNotNull(
        if (state.isHelp) null else small(say("help"), R.id.help, R.color.madder) { act(Act.Press("help")) },
        if (state.isFirstRun) null else small(say("phone-hide"), R.id.hide) { act(Act.Hide) },
    )
    return Flow(context, beats(3) / 2, ends.size).apply {
        id = R.id.head
        minimumHeight = px(R.dimen.target)
        setPadding(px(R.dimen.side), 0, px(R.dimen.side), 0)
        if (leadsBack) addView(small(say("phone-back"), R.id.back) { act(Act.Back) })
        ends.forEach(::addView)
    }
}

/** They grow with the text as far as there is room for them beside it. */
private fun Ui.small(wording: Wording, id: Int, ink: Int = R.color.indigo, press: () -> Unit) = link(wording, id, press).apply {
    show(wording, setting.copy(size = minOf(type(R.dimen.small), beats(3).toFloat()), color = color(ink)))
}

/** The page of help is where the way to help leads. */
private val State.isHelp get() = this is State.Cards && situations.isNotEmpty()

/** Without the core nothing leads anywhere: whom to call stands on the page itself. */
internal val State.isBare get() = this is State.Failed && which == Failure.NO_CORE

/** Before there is anything that could be hidden. */
private val State.isFirstRun
    get() = when (this) {
        is State.Languages, is State.Welcome, is State.AskHour, is State.AskNotices -> true
        is State.WhoFor -> prefix == "first:"
        is State.Form -> name.startsWith("first:")
        else -> false
    }
