/**
 * Text with its readings over it, as letters, headings, labels and buttons show it.
 *
 * Measures, draws, says itself once to a screen reader (the speech string, never base and reading one after the other) and
 * gives its plain text to the clipboard on a long press. Does not know what it says.
 */
package otayori.app.text

import android.content.Context
import android.graphics.Canvas
import android.graphics.Paint
import android.graphics.Rect
import android.graphics.RectF
import android.graphics.Typeface
import android.text.SpannableString
import android.text.TextPaint
import android.text.style.LocaleSpan
import android.view.ActionMode
import android.view.Menu
import android.view.MenuItem
import android.view.View
import android.view.accessibility.AccessibilityNodeInfo
import org.otayori.core.Wording
import otayori.app.door.hasRuby
import otayori.app.door.unmarked
import java.util.Locale
import kotlin.math.ceil
import kotlin.math.roundToInt

/** How text is set: its size in pixels, its colour, whether readings are shown, how lines stand. */
data class Setting(
    val size: Float,
    val color: Int,
    val ruby: Boolean = true,
    val strong: Boolean = false,
    val centred: Boolean = false,
    /** Widest column, in characters of this size. */
    val column: Int = COLUMN,
    /** Under marked words, and the line below them. */
    val highlight: Int = 0,
    val underline: Int = 0,
    /** Lines as long as one another, as for a heading or a button. */
    val balanced: Boolean = false,
)

/** A longer line is hard to follow. */
const val COLUMN = 34

/** Above the ideographs of a line, in parts of their size: a reading and a little air. */
private const val ABOVE = 1.48f

/** From the foot of an ideograph to the line it stands on, in the fonts of the system. */
private const val FOOT = 0.12f

class RubyTextView(context: Context) : View(context) {
    private val paint = TextPaint(Paint.ANTI_ALIAS_FLAG)
    private val small = TextPaint(Paint.ANTI_ALIAS_FLAG)
    private val marker = Paint()
    private val underline = Paint()
    private var layout: RubyLayout? = null
    private var layoutWidth = Float.MAX_VALUE
    private var laidOutFor = -1f

    var wording: Wording = unmarked("", "en")
        private set
    var setting: Setting = Setting(0f, 0)
        private set

    /** Offsets of the plain text to be marked, such as the words somebody looked for. */
    var marks: List<IntRange> = emptyList()
        set(value) {
            field = value
            invalidate()
        }

    /** What it is for a screen reader: plain text, or something to press. */
    var role: String = "android.widget.TextView"

    fun show(wording: Wording, setting: Setting) {
        this.wording = wording
        this.setting = setting
        val locale = Locale.forLanguageTag(if (wording.language == "ja-simple") "ja" else wording.language)
        val typeface = if (setting.strong) Typeface.DEFAULT_BOLD else Typeface.DEFAULT
        for (each in listOf(paint, small)) {
            each.typeface = typeface
            each.textLocale = locale
            each.color = setting.color
        }
        paint.textSize = setting.size
        small.textSize = setting.size * RUBY_SIZE
        marker.color = setting.highlight
        underline.color = setting.underline
        contentDescription = SpannableString(wording.speech).apply { setSpan(LocaleSpan(locale), 0, length, 0) }
        layout = null
        requestLayout()
        invalidate()
    }

    /** Lets a long press offer to copy the whole text without its readings. */
    fun offerCopy(isSecret: Boolean = false) {
        this.isSecret = isSecret
        setOnLongClickListener { startActionMode(copying(), ActionMode.TYPE_FLOATING) != null }
    }

    private var isSecret = false

    /** What the long press opens. */
    fun copying(): ActionMode.Callback = Copying()

    /** From one line to the next, in pixels. */
    val pitch: Int get() = (setting.size * if (wording.language.startsWith("ja")) 1.7f else 1.5f).roundToInt()

    val lineCount: Int get() = lines.size

    /** The plain text of each line. */
    val lineTexts: List<String> get() = lines.map { wording.plain.substring(it.from, it.until) }

    val lines: List<Line> get() = laidOut(layoutWidth).lines

    override fun onMeasure(widthSpec: Int, heightSpec: Int) {
        val sides = paddingLeft + paddingRight
        val column = setting.column * setting.size
        val offered = if (MeasureSpec.getMode(widthSpec) ==
            MeasureSpec.UNSPECIFIED
        ) column else (MeasureSpec.getSize(widthSpec) - sides).toFloat()
        layoutWidth = minOf(offered, column).coerceAtLeast(setting.size)
        val lines = laidOut(layoutWidth).lines
        val wanted = ceil(lines.maxOfOrNull { it.width } ?: 0f).toInt() + sides
        val width = if (MeasureSpec.getMode(widthSpec) ==
            MeasureSpec.EXACTLY
        ) MeasureSpec.getSize(widthSpec) else maxOf(wanted, suggestedMinimumWidth)
        val height = maxOf(lines.size * pitch + paddingTop + paddingBottom, suggestedMinimumHeight)
        setMeasuredDimension(width, resolveSize(height, heightSpec))
    }

    override fun onDraw(canvas: Canvas) {
        val lines = laidOut(layoutWidth).lines
        val room = height - paddingTop - paddingBottom
        var top = paddingTop + (room - lines.size * pitch) / 2f
        for (line in lines) {
            val start = start(line)
            val baseline = top + rise()
            mark(canvas, line, start, baseline)
            for (run in line.runs) draw(canvas, run, start, baseline)
            top += pitch
        }
    }

    /** A line begins where reading begins: at the right in a language that is written from there, whatever this text is. */
    fun start(line: Line): Float {
        val free = width - paddingLeft - paddingRight - line.width
        return paddingLeft + when {
            setting.centred -> free / 2f
            layoutDirection == LAYOUT_DIRECTION_RTL -> free
            else -> 0f
        }
    }

    /** From the top of a line to where its characters stand: with room for readings where there are some, else in its middle. */
    private fun rise(): Float {
        if (wording.hasRuby && setting.ruby) return setting.size * ABOVE
        return (pitch - setting.size) / 2 + setting.size * (1 - FOOT)
    }

    /** That of the first line, so that a mark beside a text stands where the text does. */
    override fun getBaseline(): Int {
        val room = measuredHeight - paddingTop - paddingBottom
        return (paddingTop + (room - lines.size * pitch) / 2f + rise()).roundToInt()
    }

    private fun draw(canvas: Canvas, run: Run, start: Float, baseline: Float) {
        val brush = if (run.isRuby) small else paint
        val y = if (run.isRuby) baseline - setting.size * (1 - FOOT) - setting.size * (RUBY_SIZE * FOOT + 0.02f) else baseline
        canvas.drawText(run.text, start + run.x, y, brush)
    }

    private fun mark(canvas: Canvas, line: Line, start: Float, baseline: Float) {
        for (range in marks) for (run in line.runs) {
            if (run.isRuby) continue
            val from = maxOf(range.first, run.from) - run.from
            val until = minOf(range.last + 1, run.from + run.text.length) - run.from
            if (from >= until) continue
            val x = start + run.x + paint.measureText(run.text, 0, from)
            val wide = paint.measureText(run.text, from, until)
            val box = RectF(x, baseline - setting.size * 0.95f, x + wide, baseline + setting.size * 0.2f)
            canvas.drawRect(box, marker)
            if (setting.underline == 0) continue
            canvas.drawRect(x, baseline + setting.size * 0.14f, x + wide, baseline + setting.size * 0.2f, underline)
        }
    }

    private fun laidOut(width: Float): RubyLayout {
        layout?.let { if (laidOutFor == width) return it }
        laidOutFor = width
        return RubyLayout(wording, Widths(), width, setting.ruby, setting.balanced, isFlush = !setting.centred).also { layout = it }
    }

    override fun onSizeChanged(w: Int, h: Int, oldw: Int, oldh: Int) {
        layoutWidth = minOf((w - paddingLeft - paddingRight).toFloat(), setting.column * setting.size)
    }

    override fun onInitializeAccessibilityNodeInfo(info: AccessibilityNodeInfo) {
        super.onInitializeAccessibilityNodeInfo(info)
        info.className = role
    }

    private inner class Widths : Ruler {
        override val em = setting.size

        override fun base(text: String) = paint.measureText(text)

        override fun ruby(text: String) = small.measureText(text)
    }

    private inner class Copying : ActionMode.Callback2() {
        override fun onCreateActionMode(mode: ActionMode, menu: Menu): Boolean {
            menu.add(0, android.R.id.copy, 0, android.R.string.copy)
            return true
        }

        override fun onPrepareActionMode(mode: ActionMode, menu: Menu) = false

        override fun onActionItemClicked(mode: ActionMode, item: MenuItem): Boolean {
            copy(context, wording.plain, isSecret)
            mode.finish()
            return true
        }

        override fun onDestroyActionMode(mode: ActionMode) = Unit

        override fun onGetContentRect(mode: ActionMode, view: View, rect: Rect) = rect.set(0, 0, view.width, view.height)
    }
}
