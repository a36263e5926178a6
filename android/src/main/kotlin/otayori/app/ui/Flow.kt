/** Children side by side while there is room, and then on the next row. For buttons whose labels nobody can foresee. */
package otayori.app.ui

import android.content.Context
import android.view.View
import android.view.ViewGroup

/** `atEnd`: how many of the last children stand at the end of their row. */
class Flow(context: Context, private val gap: Int, private val atEnd: Int = 0) : ViewGroup(context) {
    private var rows: List<List<View>> = emptyList()

    override fun onMeasure(widthSpec: Int, heightSpec: Int) {
        val room = MeasureSpec.getSize(widthSpec) - paddingStart - paddingEnd
        val filling = ArrayList<ArrayList<View>>()
        var x = 0
        for (child in children()) {
            measureChild(
                child,
                MeasureSpec.makeMeasureSpec(room, MeasureSpec.AT_MOST),
                MeasureSpec.makeMeasureSpec(0, MeasureSpec.UNSPECIFIED)
            )
            if (filling.isEmpty() || x + gap + child.measuredWidth > room) {
                filling += ArrayList<View>()
                x = -gap
            }
            filling.last() += child
            x += gap + child.measuredWidth
        }
        rows = filling
        val height = rows.sumOf { row -> row.maxOf { it.measuredHeight } } + gap * maxOf(0, rows.size - 1)
        setMeasuredDimension(MeasureSpec.getSize(widthSpec), maxOf(height + paddingTop + paddingBottom, suggestedMinimumHeight))
    }

    override fun onLayout(changed: Boolean, l: Int, t: Int, r: Int, b: Int) {
        val backwards = layoutDirection == LAYOUT_DIRECTION_RTL
        val ends = children().takeLast(atEnd).toSet()
        var y = paddingTop
        for (row in rows) {
            var x = paddingStart
            val height = row.maxOf { it.measuredHeight }
            for ((n, child) in row.withIndex()) {
                val rest = row.drop(n)
                if (child in ends) x = width - paddingEnd - rest.sumOf { it.measuredWidth } - gap * (rest.size - 1)
                val left = if (backwards) width - x - child.measuredWidth else x
                val top = y + (height - child.measuredHeight) / 2
                child.layout(left, top, left + child.measuredWidth, top + child.measuredHeight)
                x += child.measuredWidth + gap
            }
            y += height + gap
        }
    }

    private fun children() = (0 until childCount).map { getChildAt(it) }.filter { it.visibility != GONE }
}
