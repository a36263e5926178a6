/**
 * A screen as a whole: what is read in the middle, four places at the bottom, all of it inside what the system leaves free.
 *
 * Draws a state; the state says everything.
 */
package otayori.app.screen

import android.os.Build
import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.view.WindowInsets
import android.widget.FrameLayout
import android.widget.LinearLayout
import org.otayori.core.Wording
import otayori.app.R
import otayori.app.door.Act
import otayori.app.door.State
import otayori.app.door.Tab
import otayori.app.text.COLUMN
import otayori.app.ui.Ui

/**
 * `problem`: why what was just done could not be; it stands above the rest and is said at once. Somebody who listens hears the
 * name of the screen when it comes.
 */
fun Ui.screen(state: State, problem: Wording? = null): View = LinearLayout(context).apply {
    isSecret = state.isSecret
    orientation = LinearLayout.VERTICAL
    setBackgroundColor(color(R.color.ground))
    // Nothing typed here is offered to a store of passwords.
    if (Build.VERSION.SDK_INT >= 26) importantForAutofill = View.IMPORTANT_FOR_AUTOFILL_NO_EXCLUDE_DESCENDANTS
    val content = under(problem, content(state))
    addView(framed(head(state), beats(4) + 2 * px(R.dimen.side)), LinearLayout.LayoutParams(MATCH_PARENT, WRAP_CONTENT))
    addView(scroll(content, state), LinearLayout.LayoutParams(MATCH_PARENT, 0, 1f))
    state.tab?.let { addView(tabs(it), LinearLayout.LayoutParams(MATCH_PARENT, WRAP_CONTENT)) }
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.P) accessibilityPaneTitle = name(content, state)
    setOnApplyWindowInsetsListener { view, insets -> insets.also { view.keepClearOf(it) } }
}

/** What a screen is called for somebody who listens: its heading, or the place it belongs to. */
internal fun Ui.name(content: View, state: State): CharSequence? = content.findViewById<View>(R.id.title)?.contentDescription
    ?: PLACES.firstOrNull { it.first == state.tab }?.let { say(it.second).speech }

private fun Ui.under(problem: Wording?, content: View): View {
    if (problem == null) return content
    val said = sheet(body(problem)).apply { accessibilityLiveRegion = View.ACCESSIBILITY_LIVE_REGION_POLITE }
    return column(said, gap(1), content)
}

private fun Ui.content(state: State): View = when (state) {
    is State.Languages -> languages(state)
    is State.Welcome -> welcome(state)
    is State.WhoFor -> whoFor(state)
    is State.Form -> form(state)
    is State.AskHour -> askHour(state)
    is State.AskNotices -> askNotices()
    is State.Today -> today(state)
    is State.Letter -> letterPage(state)
    is State.Share -> share(state)
    is State.Shelf -> shelf(state)
    is State.Search -> search(state)
    is State.Cards -> cards(state)
    is State.Help -> helpPage(state)
    is State.CounterCards -> counterCards(state)
    is State.CounterCard -> counterCard(state)
    is State.Upcoming -> upcoming(state)
    is State.Deadlines -> deadlines(state)
    is State.Deadline -> deadline(state)
    is State.Journal -> journal(state)
    is State.JournalMonth -> journalMonth(state)
    is State.Entry -> entryPage(state)
    is State.Growth -> growth(state)
    is State.Lock -> lock(state)
    is State.Entries -> entries(state)
    is State.JournalSearch -> journalSearch(state)
    is State.RecoveryWords -> recoveryWords(state)
    is State.Family -> family(state)
    is State.Child -> child(state)
    is State.Reports -> reports(state)
    is State.Ended -> ended(state)
    is State.Unconfirmed -> unconfirmed(state)
    is State.Settings -> settings(state)
    is State.Choice -> choice(state)
    is State.Rows -> rows(state)
    is State.Said -> said(state)
    is State.Working -> working(state)
    is State.Erase -> erase(state)
    is State.About -> about(state)
    is State.Failed -> failed(state)
    is State.Unwritten -> unwritten()
    is State.Loading -> View(context)
}

/** The column is never wider than its text, and stands in the middle of a wide screen. */
private fun Ui.scroll(content: View, state: State): View = Turning(context).apply {
    id = R.id.scroll
    isFillViewport = true
    clipToPadding = false
    // Seven days need the width that other screens leave free, where the phone is narrow.
    val free = (resources.displayMetrics.widthPixels - 7 * px(R.dimen.target)) / 2
    val side = if (state is State.JournalMonth) free.coerceIn(beats(1) / 2, px(R.dimen.side)) else px(R.dimen.side)
    // Its heading stands where others do.
    val month = content.findViewById<View>(R.id.title)?.takeIf { state is State.JournalMonth }
    month?.setPaddingRelative(px(R.dimen.side) - side, 0, 0, 0)
    setPadding(side, 0, side, beats(3))
    if (state is State.Today) turn = turn(state)
    addView(framed(content, beats(4)))
}

/** `more`: what stands beside the text, in pixels. */
private fun Ui.framed(content: View, more: Int): View {
    val widest = (type(R.dimen.body) * COLUMN).toInt() + more
    return Column(context, widest).apply {
        addView(content, FrameLayout.LayoutParams(MATCH_PARENT, WRAP_CONTENT))
    }
}

/** No wider than what can be read, in the middle of what there is. */
private class Column(context: android.content.Context, private val widest: Int) : FrameLayout(context) {
    override fun onMeasure(widthSpec: Int, heightSpec: Int) {
        val width = MeasureSpec.getSize(widthSpec)
        val side = maxOf(0, (width - widest) / 2)
        setPadding(side, 0, side, 0)
        super.onMeasure(widthSpec, heightSpec)
    }
}

private fun Ui.tabs(chosen: Tab): View = LinearLayout(context).apply {
    setBackgroundColor(color(R.color.ground))
    isBaselineAligned = false
    val size = minOf(type(R.dimen.small), beats(3).toFloat(), PLACES.minOf { fitting(say(it.second)) })
    for ((tab, key, id) in PLACES) {
        val ink = if (tab == chosen) R.color.indigo else R.color.second_ink
        val label = text(say(key), R.dimen.small, ink, strong = tab == chosen, centred = true)
        label.show(label.wording, label.setting.copy(size = size))
        label.id = id
        label.role = "android.widget.Button"
        label.isSelected = tab == chosen
        label.minimumHeight = px(R.dimen.target) + beats(1)
        label.background = box(if (tab == chosen) R.color.indigo_wash else null, null)
        label.setOnClickListener { act(Act.Go(tab)) }
        addView(
            label,
            LinearLayout.LayoutParams(0, WRAP_CONTENT, 1f).apply {
                gravity = Gravity.CENTER
                setMargins(beats(1) / 2, beats(1) / 2, beats(1) / 2, beats(1) / 2)
            }
        )
    }
}

/** Four labels have a quarter of the width each: the size at which one of them stands on one line, chosen or not. */
private fun Ui.fitting(label: Wording): Float {
    val free = View.MeasureSpec.makeMeasureSpec(0, View.MeasureSpec.UNSPECIFIED)
    val view = text(label, R.dimen.small, strong = true).apply { measure(free, free) }
    val room = context.resources.displayMetrics.widthPixels / 4f - beats(1)
    return view.setting.size * room / view.measuredWidth
}

private val PLACES = listOf(
    Triple(Tab.TODAY, "phone-today", R.id.tab_today),
    Triple(Tab.SHELF, "phone-shelf", R.id.tab_shelf),
    Triple(Tab.JOURNAL, "phone-journal", R.id.tab_journal),
    Triple(Tab.FAMILY, "phone-family", R.id.tab_family),
)

private fun View.keepClearOf(insets: WindowInsets) {
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) {
        val bars = insets.getInsets(WindowInsets.Type.systemBars() or WindowInsets.Type.displayCutout() or WindowInsets.Type.ime())
        setPadding(bars.left, bars.top, bars.right, bars.bottom)
    } else {
        oldInsets(insets)
    }
}

@Suppress("DEPRECATION") // The only way before API 30.
private fun View.oldInsets(insets: WindowInsets) = setPadding(
    insets.systemWindowInsetLeft,
    insets.systemWindowInsetTop,
    insets.systemWindowInsetRight,
    insets.systemWindowInsetBottom,
)
