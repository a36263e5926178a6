/** What is written: the list, a month, an entry, growth; and what keeps it closed: the PIN and the words. */
package otayori.app.screen

import android.content.Context
import android.graphics.Canvas
import android.graphics.Paint
import android.graphics.Path
import android.text.InputType
import android.view.Gravity
import android.view.View
import android.widget.GridLayout
import android.widget.LinearLayout
import org.otayori.core.MoodChoice
import otayori.app.R
import otayori.app.door.Act
import otayori.app.door.DatedEntry
import otayori.app.door.GrowthPoint
import otayori.app.door.MonthPage
import otayori.app.door.State
import otayori.app.text.RubyTextView
import otayori.app.ui.Ui

internal fun Ui.journal(state: State.Journal): View = column(
    gap(1),
    flow(
        primary(say("phone-write"), R.id.write) { act(Act.Press("phone-write")) },
        secondary(say("phone-month")) { act(Act.Press("phone-month")) },
        secondary(say("phone-growth")) { act(Act.Press("phone-growth")) },
        secondary(say("phone-search")) { act(Act.Press("phone-search-journal")) },
        aside(say("phone-close")) { act(Act.Press("phone-close")) },
    ),
    if (state.onThisDay.isEmpty()) null else column(gap(2), quiet(say("phone-on-this-day")), *state.onThisDay.map(::entry).toTypedArray()),
    gap(2),
    state.unreadable?.let { sheet(quiet(it)) },
    *state.rows.map(::entry).toTypedArray(),
    if (state.rows.isEmpty()) column(gap(2), picture(R.drawable.lamp), body(say("phone-journal-empty"))) else null,
)

private fun Ui.entry(entry: DatedEntry): View {
    val row = entry.row
    val opening = if (row.isDamaged) say("phone-entry-damaged") else plain(row.opening)
    return column(row(opening, row.since ?: entry.date) { act(Act.Press("phone-entry", row.id)) }, hairline())
}

internal fun Ui.journalMonth(state: State.JournalMonth): View = column(
    back(),
    title(state.page.name),
    gap(1),
    month(state.page),
    gap(1),
    flow(
        link(say("phone-month-earlier"), R.id.earlier) { act(Act.Press("phone-month-earlier")) },
        link(say("phone-month-later"), R.id.later) { act(Act.Press("phone-month-later")) },
    ),
)

private val WEEKDAYS = listOf("mon", "tue", "wed", "thu", "fri", "sat", "sun")

/** Seven columns, Monday first. A day on which something was written is a button; the others are only numbers. */
private fun Ui.month(page: MonthPage): View = GridLayout(context).apply {
    columnCount = 7
    fun cell(view: View) = addView(
        view,
        GridLayout.LayoutParams(GridLayout.spec(GridLayout.UNDEFINED), GridLayout.spec(GridLayout.UNDEFINED, 1f)).apply {
            width = 0
            setGravity(Gravity.FILL_HORIZONTAL)
        },
    )
    for (day in WEEKDAYS) cell(narrow(text(say("day-$day"), R.dimen.small, R.color.second_ink, centred = true)))
    repeat(page.firstWeekday) { cell(View(context)) }
    for (day in 1..page.days) {
        val wording = plain(day.toString())
        val isWritten = day in page.written
        val view = text(wording, R.dimen.body, if (isWritten) R.color.indigo else R.color.second_ink, strong = isWritten, centred = true)
        view.minimumHeight = px(R.dimen.target)
        if (isWritten) {
            view.background = box(R.color.indigo_wash, null)
            view.role = "android.widget.Button"
            view.setOnClickListener { act(Act.Press("phone-day", day.toString())) }
        }
        if (day == page.today) view.background = box(if (isWritten) R.color.indigo_wash else null, R.color.indigo)
        cell(narrow(view))
    }
}

/** In a seventh of the width a number must stay on one line, however large the type is. */
private fun Ui.narrow(view: RubyTextView): RubyTextView = view.apply {
    show(wording, setting.copy(size = minOf(setting.size, beats(1) * 2.5f)))
}

internal fun Ui.entryPage(state: State.Entry): View {
    val page = state.page
    val type = InputType.TYPE_CLASS_TEXT or InputType.TYPE_TEXT_FLAG_CAP_SENTENCES
    val field = field(say("phone-words"), R.id.field_text, page.text, type, lines = 6)
    val tags = field(say("phone-tags"), R.id.field_tags, page.tags)
    return column(
        back(),
        quiet(page.date),
        page.answers?.let { column(gap(1), sheet(quiet(say("phone-answers")), text(it.title, R.dimen.body))) },
        gap(1),
        field,
        gap(1),
        label(say("phone-mood")),
        flow(*MOODS.map { (mood, key) -> chip(say(key), mood == page.mood) { act(Act.Give("phone-mood", listOf(key))) } }.toTypedArray()),
        gap(1),
        tags,
        gap(1),
        flow(
            secondary(say("phone-camera")) { act(Act.Press("phone-camera", page.id.orEmpty())) },
            secondary(say("phone-picture")) { act(Act.Press("phone-picture", page.id.orEmpty())) },
        ),
        gap(2),
        flow(
            primary(say("phone-keep")) {
                act(Act.Give("phone-keep", listOf(typed(field, R.id.field_text), typed(tags, R.id.field_tags))))
            },
            if (page.id == null) null else aside(say("phone-delete")) { act(Act.Press("phone-delete", page.id)) },
        ),
    )
}

/** The five that have a word of their own. */
val MOODS = listOf(
    MoodChoice.Calm to "mood-calm",
    MoodChoice.Glad to "mood-glad",
    MoodChoice.Tired to "mood-tired",
    MoodChoice.Worried to "mood-worried",
    MoodChoice.Low to "mood-low",
)

internal fun Ui.growth(state: State.Growth): View = column(
    back(),
    title(state.title),
    gap(1),
    if (state.points.size < 2) null else GrowthChart(context, state.points, color(R.color.indigo), color(R.color.outline)).apply {
        layoutParams = LinearLayout.LayoutParams(LinearLayout.LayoutParams.MATCH_PARENT, beats(24))
        contentDescription = state.rows.joinToString("\n") { it.speech }
    },
    gap(1),
    *state.rows.map { text(it, R.dimen.body) }.toTypedArray(),
    if (state.rows.isEmpty()) body(say("growth-none")) else null,
    gap(1),
    flow(primary(say("phone-measure")) { act(Act.Press("phone-measure", state.child)) }),
)

/** One line through what was measured. No curves of others: this compares nobody. */
private class GrowthChart(context: Context, private val points: List<GrowthPoint>, ink: Int, frame: Int) : View(context) {
    private val density = resources.displayMetrics.density
    private val line = Paint(Paint.ANTI_ALIAS_FLAG).apply {
        color = ink
        style = Paint.Style.STROKE
        strokeWidth = 2 * density
        strokeJoin = Paint.Join.ROUND
    }
    private val dot = Paint(Paint.ANTI_ALIAS_FLAG).apply { color = ink }
    private val hair = Paint().apply {
        color = frame
        strokeWidth = density
    }

    override fun onDraw(canvas: Canvas) {
        val edge = 8 * density
        val (first, last) = points.minOf { it.day } to points.maxOf { it.day }
        val (low, high) = points.minOf { it.value } to points.maxOf { it.value }
        fun x(point: GrowthPoint) = edge + (width - 2 * edge) * (point.day - first) / maxOf(1, last - first)
        fun y(point: GrowthPoint) = height - edge - (height - 2 * edge) * (point.value - low) / maxOf(1e-3f, high - low)
        canvas.drawLine(edge, height - edge / 2, width - edge, height - edge / 2, hair)
        val path = Path()
        for ((n, point) in points.sortedBy { it.day }.withIndex()) {
            if (n == 0) path.moveTo(x(point), y(point)) else path.lineTo(x(point), y(point))
        }
        canvas.drawPath(path, line)
        for (point in points) canvas.drawCircle(x(point), y(point), 4 * density, dot)
    }
}

internal fun Ui.lock(): View {
    val field = field(say("phone-pin"), R.id.field_pin, type = SECRET_DIGITS)
    return column(
        gap(2),
        picture(R.drawable.window),
        gap(1),
        body(say("phone-locked")),
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
    body(say("recovery-shown")),
    gap(1),
    sheet(*state.words.mapIndexed { n, word -> title(plain("${n + 1}.  $word")) }.toTypedArray()),
    gap(2),
    flow(
        primary(say("phone-words-written")) { act(Act.Press("phone-words-written")) },
        aside(say("phone-words-none")) { act(Act.Press("phone-words-none")) },
    ),
)
