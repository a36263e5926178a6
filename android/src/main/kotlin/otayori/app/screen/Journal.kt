/** What is written: the list, a month, an entry, growth; and what keeps it closed: the PIN and the words. */
package otayori.app.screen

import android.content.Context
import android.graphics.Canvas
import android.graphics.Paint
import android.graphics.Path
import android.text.Editable
import android.text.InputType
import android.text.TextWatcher
import android.view.Gravity
import android.view.View
import android.widget.EditText
import android.widget.GridLayout
import android.widget.ImageView
import android.widget.LinearLayout
import org.otayori.core.MoodChoice
import otayori.app.R
import otayori.app.door.Act
import otayori.app.door.Choosable
import otayori.app.door.DatedDraft
import otayori.app.door.DatedEntry
import otayori.app.door.EntryDraft
import otayori.app.door.FoundEntry
import otayori.app.door.GrowthPoint
import otayori.app.door.MOODS
import otayori.app.door.MonthPage
import otayori.app.door.Pictured
import otayori.app.door.Series
import otayori.app.door.State
import otayori.app.text.RubyTextView
import otayori.app.ui.Flow
import otayori.app.ui.Ui

internal fun Ui.journal(state: State.Journal): View = column(
    gap(1),
    flow(
        primary(say("phone-write"), R.id.write) { act(Act.Press("phone-write")) },
        secondary(say("phone-month")) { act(Act.Press("phone-month")) },
        secondary(say("phone-growth")) { act(Act.Press("phone-growth")) },
        secondary(say("phone-search")) { act(Act.Press("phone-search-journal")) },
        if (state.hasPin) aside(say("phone-close")) { act(Act.Press("phone-close")) } else null,
    ),
    if (state.drafts.isEmpty()) null else column(gap(2), quiet(say("phone-draft")), *state.drafts.map(::draft).toTypedArray()),
    if (state.onThisDay.isEmpty()) null else column(gap(2), quiet(say("phone-on-this-day")), *state.onThisDay.map(::entry).toTypedArray()),
    gap(2),
    state.unreadable?.let { sheet(quiet(it)) },
    // Where something else stands before them, they have a name of their own.
    if (state.rows.isEmpty() || (state.drafts.isEmpty() && state.onThisDay.isEmpty())) null else quiet(say("phone-journal-entries")),
    *state.rows.map(::entry).toTypedArray(),
    if (state.hasEarlier) flow(link(say("phone-journal-more"), R.id.earlier) { act(Act.Press("phone-journal-more")) }) else null,
    if (state.rows.isEmpty() && state.drafts.isEmpty()) {
        column(gap(2), picture(R.drawable.lamp), body(say("phone-journal-empty")))
    } else {
        null
    },
    if (state.rows.isEmpty()) null else column(gap(2), flow(link(say("phone-booklet")) { act(Act.Press("phone-booklet")) })),
)

private fun Ui.entry(entry: DatedEntry): View {
    val row = entry.row
    val opening = if (row.isDamaged) say("phone-entry-damaged") else plain(row.opening)
    return column(row(opening, row.since ?: entry.date) { act(Act.Press("phone-entry", row.id)) }, hairline())
}

private fun Ui.draft(draft: DatedDraft): View {
    val opening = if (draft.opening.isEmpty()) say("phone-draft") else plain(draft.opening)
    return column(row(opening, draft.date) { act(Act.Press("phone-entry", draft.id)) }, hairline())
}

/** What was written for one day, and a way to write more for it. */
internal fun Ui.entries(state: State.Entries): View = column(
    back(),
    title(state.date),
    gap(1),
    *state.rows.map(::entry).toTypedArray(),
    gap(2),
    flow(secondary(say("phone-write"), R.id.write) { act(Act.Press("phone-write-on", state.on)) }),
)

internal fun Ui.journalSearch(state: State.JournalSearch): View {
    val field = field(say("phone-search"), R.id.field_words, state.words)
    return column(
        back(),
        field,
        gap(1),
        flow(primary(say("phone-look")) { act(Act.Give("phone-look-journal", listOf(typed(field, R.id.field_words)))) }),
        gap(1),
        state.count?.let(::quiet),
        state.unreadable?.let { sheet(quiet(it)) },
        *state.rows.map(::found).toTypedArray(),
    )
}

/** The row leads to the entry; the line in which the words stand is under it, with the words marked. */
private fun Ui.found(found: FoundEntry): View {
    val line = if (found.found.isEmpty()) null else body(plain(found.before + found.found + found.after))
    line?.marks = listOf(found.before.length until found.before.length + found.found.length)
    val row = found.entry.row
    return column(row(found.entry.date ?: plain(row.opening)) { act(Act.Press("phone-entry", row.id)) }, line, gap(1), hairline())
}

internal fun Ui.journalMonth(state: State.JournalMonth): View = column(
    back(),
    title(state.page.name),
    gap(1),
    month(state.page),
    gap(1),
    Flow(context, beats(2), atEnd = 1).apply {
        addView(link(say("phone-month-earlier"), R.id.earlier) { act(Act.Press("phone-month-earlier")) })
        addView(link(say("phone-month-later"), R.id.later) { act(Act.Press("phone-month-later")) })
    },
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
    val text = field(say("phone-words"), R.id.field_text, page.text, type, lines = 6)
    val tags = field(say("phone-tags"), R.id.field_tags, page.tags)
    val own = field(say("phone-mood-own"), R.id.field_mood, (page.mood as? MoodChoice.Own)?.words.orEmpty(), type)
    val fields = listOf(text to R.id.field_text, tags to R.id.field_tags, own to R.id.field_mood)
    fun now() = fields.map { (view, id) -> typed(view, id) }
    // Kept while it is typed, and nothing is drawn anew for it.
    for ((view, id) in fields) changed(view.findViewById(id)!!) { act(Act.Typed("phone-entry", now())) }
    return column(
        back(),
        if (page.waits && page.isKept) quiet(say("phone-draft")) else null,
        gap(1),
        label(say("phone-date")),
        flow(secondary(page.date) { act(Act.Press("phone-entry-date")) }),
        page.answers?.let { column(gap(1), sheet(quiet(say("phone-answers")), text(it.title, R.dimen.body))) },
        gap(1),
        text,
        gap(1),
        *page.photos.mapIndexed(::photo).toTypedArray(),
        flow(
            secondary(say("phone-camera")) { act(Act.Press("phone-camera")) },
            secondary(say("phone-picture")) { act(Act.Press("phone-picture")) },
        ),
        gap(2),
        label(say("phone-mood")),
        flow(*MOODS.map { (mood, key) -> chip(say(key), mood == page.mood) { act(Act.Give("phone-mood", listOf(key))) } }.toTypedArray()),
        gap(1),
        own,
        gap(1),
        tags,
        if (page.children.isEmpty()) null else whose(page.children),
        gap(2),
        flow(primary(say("phone-keep"), R.id.keep) { act(Act.Give("phone-keep", now())) }, *asides(page).toTypedArray()),
    )
}

private fun Ui.asides(page: EntryDraft): List<View> {
    val id = page.id ?: return emptyList()
    return listOfNotNull(
        if (page.hasEarlier) "phone-earlier-version" to "phone-earlier-version" else null,
        if (page.waits) "phone-drop-draft" to "phone-drop-draft-ask" else null,
        if (page.isKept) "phone-delete" to "phone-delete-ask" else null,
    ).map { (words, key) -> aside(say(words)) { act(Act.Press(key, id)) } }
}

private fun Ui.whose(children: List<Choosable>): View = column(
    gap(1),
    label(say("phone-whose")),
    flow(*children.map { chip(it.name, it.isChosen) { act(Act.Give("phone-whose", listOf(it.value))) } }.toTypedArray()),
)

private fun Ui.photo(number: Int, photo: Pictured): View {
    val name = say("phone-photo", "number" to number + 1)
    val words = photo.row.caption.ifEmpty { name.speech }
    val image = photo.image?.let {
        ImageView(context).apply {
            setImageBitmap(it)
            adjustViewBounds = true
            scaleType = ImageView.ScaleType.FIT_START
            // On its side a phone is low: a photo leaves room for what is written.
            val phone = resources.displayMetrics
            if (phone.widthPixels > phone.heightPixels) maxHeight = phone.heightPixels / 2
            contentDescription = words
        }
    }
    return column(
        image ?: sheet(quiet(name), quiet(say("phone-photo-unseen"))),
        flow(aside(say("phone-photo-remove")) { act(Act.Press("phone-photo-remove", photo.row.id)) }),
        gap(1),
    )
}

/** Told of every character that is typed. */
internal fun changed(field: EditText, changed: () -> Unit) = field.addTextChangedListener(
    object : TextWatcher {
        override fun beforeTextChanged(text: CharSequence, from: Int, count: Int, after: Int) = Unit

        override fun onTextChanged(text: CharSequence, from: Int, before: Int, count: Int) = Unit

        override fun afterTextChanged(text: Editable) = changed()
    },
)

internal fun Ui.growth(state: State.Growth): View = column(
    back(),
    title(say("phone-growth")),
    quiet(state.name),
    gap(1),
    flow(
        *Series.entries.map { series ->
            chip(say(series.key), series == state.series) { act(Act.Give("growth-series", listOf(series.name))) }
        }.toTypedArray(),
    ),
    gap(1),
    if (state.points.size < 2) null else chart(state),
    *state.rows.map { row ->
        column(row(row.values, row.date) { act(Act.Press("phone-measured", "${state.child} ${row.id}")) }, hairline())
    }.toTypedArray(),
    if (state.rows.isEmpty()) body(say("growth-none")) else null,
    gap(2),
    flow(
        primary(say("phone-measure")) { act(Act.Press("phone-measure", state.child)) },
        if (state.rows.isEmpty()) null else aside(say("phone-table")) { act(Act.Press("phone-table")) },
    ),
)

/** Its ends stand beside it, numbers and days; every one of them stands in the rows below, which a voice reads. */
private fun Ui.chart(state: State.Growth): View {
    val values = state.points.map { it.value }
    fun number(value: Float) = quiet(plain("%.0f\u00A0%s".format(java.util.Locale.ROOT, value, state.series.unit)))
    return column(
        number(values.max()),
        GrowthChart(context, state.points, color(R.color.indigo), color(R.color.outline)).apply {
            layoutParams = LinearLayout.LayoutParams(LinearLayout.LayoutParams.MATCH_PARENT, beats(24))
            importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_NO
        },
        number(values.min()),
        Flow(context, beats(2), atEnd = 1).apply { listOfNotNull(state.first, state.last).forEach { addView(quiet(it)) } },
        gap(1),
    )
}

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
