/** What was measured of a child: rows, and one line through them. */
package otayori.app.screen

import android.content.Context
import android.graphics.Canvas
import android.graphics.Paint
import android.graphics.Path
import android.view.View
import android.widget.LinearLayout
import otayori.app.R
import otayori.app.door.Act
import otayori.app.door.GrowthPoint
import otayori.app.door.Series
import otayori.app.door.State
import otayori.app.ui.Flow
import otayori.app.ui.Ui

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
        // Time goes the way people read, as the dates below it do.
        val backwards = layoutDirection == LAYOUT_DIRECTION_RTL
        fun x(point: GrowthPoint): Float {
            val along = edge + (width - 2 * edge) * (point.day - first) / maxOf(1, last - first)
            return if (backwards) width - along else along
        }
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
