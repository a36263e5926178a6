/**
 * The few things every screen is made of: a column of paper, sheets, texts, buttons, fields, pictures.
 *
 * Knows the palette, the type and the rhythm of 8 dp. Knows no screen and no words but those it is given.
 */
package otayori.app.ui

import android.content.Context
import android.content.res.ColorStateList
import android.graphics.Bitmap
import android.graphics.drawable.Drawable
import android.graphics.drawable.GradientDrawable
import android.graphics.drawable.RippleDrawable
import android.text.InputType
import android.util.TypedValue
import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.view.inputmethod.EditorInfo
import android.widget.EditText
import android.widget.ImageView
import android.widget.LinearLayout
import org.otayori.core.Wording
import otayori.app.R
import otayori.app.door.Act
import otayori.app.door.Words
import otayori.app.door.titled
import otayori.app.door.unmarked
import otayori.app.text.RubyTextView
import otayori.app.text.SecretField
import otayori.app.text.Setting

/** `speaking`: the letter that is read aloud now. */
class Ui(
    val context: Context,
    val look: Look,
    val words: Words,
    val speaking: String? = null,
    val act: (Act) -> Unit,
) {
    /** Whether there is a way back from what was drawn. It stands in the head line, however far somebody has read. */
    var leadsBack = false

    /** What is copied from this screen is marked as not to be shown. */
    var isSecret = false

    fun px(id: Int): Int = context.resources.getDimensionPixelSize(id)

    fun beats(count: Int): Int = px(R.dimen.beat) * count

    fun color(id: Int): Int = context.getColor(id)

    /** A size of type in pixels, with the system's scale and the reader's own. */
    fun type(id: Int): Float = context.resources.getDimension(id) * look.scale

    fun say(key: String, vararg values: Pair<String, Any>): Wording = words.say(key, *values)

    /** A name, a number or something typed, which has no readings. */
    fun plain(text: String): Wording = unmarked(text, words.language)

    fun column(vararg parts: View?): LinearLayout = LinearLayout(context).apply {
        orientation = LinearLayout.VERTICAL
        for (part in parts) if (part != null) put(part)
    }

    fun LinearLayout.put(part: View, above: Int = 0) {
        addView(
            part,
            (part.layoutParams as? LinearLayout.LayoutParams ?: LinearLayout.LayoutParams(MATCH_PARENT, WRAP_CONTENT)).apply {
                topMargin =
                    above
            }
        )
    }

    /** Something written on a sheet of its own: a hairline around it, no shadow. `line`: madder where there is danger. */
    fun sheet(vararg parts: View?, line: Int = R.color.outline): LinearLayout = column(*parts).apply {
        background = box(R.color.sheet, line)
        setPadding(beats(2), beats(2), beats(2), beats(2))
    }

    fun gap(count: Int = 1): View = View(context).apply { layoutParams = LinearLayout.LayoutParams(MATCH_PARENT, beats(count)) }

    fun title(wording: Wording): RubyTextView = text(wording.titled(), R.dimen.title, strong = true).apply {
        id = R.id.title
        show(this.wording, setting.copy(balanced = true))
        if (android.os.Build.VERSION.SDK_INT >= android.os.Build.VERSION_CODES.P) isAccessibilityHeading = true
    }

    fun body(wording: Wording): RubyTextView = text(wording, R.dimen.body).apply { offerCopy(isSecret) }

    fun quiet(wording: Wording): RubyTextView = text(wording, R.dimen.small, R.color.second_ink)

    fun text(wording: Wording, size: Int, color: Int = R.color.ink, strong: Boolean = false, centred: Boolean = false) =
        RubyTextView(context).apply {
            val (wash, line) = color(R.color.indigo_wash) to color(R.color.indigo)
            show(wording, Setting(type(size), color(color), look.ruby, strong, centred, highlight = wash, underline = line))
        }

    /** The one thing to do here. */
    fun primary(wording: Wording, id: Int = View.NO_ID, press: () -> Unit) =
        button(wording, R.color.on_indigo, box(R.color.indigo, null), id, press)

    /** Another thing to do. */
    fun secondary(wording: Wording, id: Int = View.NO_ID, press: () -> Unit) =
        button(wording, R.color.indigo, box(R.color.sheet, R.color.outline), id, press)

    /** Something that is there and does not ask for anything. */
    fun link(wording: Wording, id: Int = View.NO_ID, press: () -> Unit) =
        button(wording, R.color.indigo, box(null, null), id, press).apply {
            // Without a box around it, it stands in line with the text.
            show(this.wording, setting.copy(centred = false))
            setPadding(0, beats(1), 0, beats(1))
        }

    /** The same, beside a button with a box. */
    fun aside(wording: Wording, id: Int = View.NO_ID, press: () -> Unit) = button(wording, R.color.indigo, box(null, null), id, press)

    /** A heading that stands over a box; `of`: the field that it names. */
    fun label(wording: Wording, of: Int = View.NO_ID): View = column(
        quiet(wording).apply { labelFor = of },
        View(context).apply {
            layoutParams = LinearLayout.LayoutParams(MATCH_PARENT, beats(1) / 2)
        }
    )

    /** The way to help. The only red. */
    fun danger(wording: Wording, id: Int = View.NO_ID, press: () -> Unit) =
        button(wording, R.color.madder, box(R.color.sheet, R.color.madder), id, press)

    private fun button(wording: Wording, ink: Int, under: Drawable, id: Int, press: () -> Unit) = RubyTextView(context).apply {
        this.id = id
        role = "android.widget.Button"
        show(wording.titled(), Setting(type(R.dimen.body), color(ink), look.ruby, centred = true, balanced = true))
        background = RippleDrawable(ColorStateList.valueOf(color(R.color.indigo_wash)), under, under)
        minimumHeight = px(R.dimen.target)
        minimumWidth = px(R.dimen.target)
        setPadding(beats(2), beats(1), beats(2), beats(1))
        setOnClickListener { press() }
        isFocusable = true
    }

    /** One of several to choose: what it is, and in the same box what it means. */
    fun option(wording: Wording, meaning: Wording, isChosen: Boolean, press: () -> Unit): View {
        val (ink, second) = if (isChosen) R.color.on_indigo to R.color.on_indigo else R.color.indigo to R.color.second_ink
        val under = if (isChosen) box(R.color.indigo, null) else box(R.color.sheet, R.color.outline)
        return column(
            text(wording.titled(), R.dimen.body, ink).silent(),
            text(meaning, R.dimen.small, second).silent(),
        ).apply {
            minimumHeight = px(R.dimen.target)
            setPadding(beats(2), beats(1), beats(2), beats(1))
            background = RippleDrawable(ColorStateList.valueOf(color(R.color.indigo_wash)), under, under)
            contentDescription = wording.speech + "\n" + meaning.speech
            isSelected = isChosen
            setOnClickListener { press() }
            isFocusable = true
        }
    }

    /** A row to press: a text, and what stands under it. `marks`: what is marked in the text; `image`: what stands before it. */
    fun row(
        wording: Wording,
        under: Wording? = null,
        id: Int = View.NO_ID,
        marks: List<IntRange> = emptyList(),
        image: Bitmap? = null,
        press: () -> Unit,
    ): LinearLayout = beside(
        image,
        column(text(wording, R.dimen.body, R.color.indigo).apply { this.marks = marks }.silent(), under?.let { quiet(it).silent() }),
    ).apply {
        this.id = id
        minimumHeight = px(R.dimen.target)
        gravity = Gravity.CENTER_VERTICAL
        setPadding(0, beats(1), 0, beats(1))
        background = RippleDrawable(ColorStateList.valueOf(color(R.color.indigo_wash)), null, box(R.color.sheet, null))
        contentDescription = listOfNotNull(wording.speech, under?.speech).joinToString("\n")
        setOnClickListener { press() }
        isFocusable = true
    }

    /** A small picture, which says nothing that the words do not. */
    private fun beside(image: Bitmap?, words: LinearLayout): LinearLayout {
        if (image == null) return words
        val picture = ImageView(context).apply {
            setImageBitmap(image)
            scaleType = ImageView.ScaleType.CENTER_CROP
            importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_NO
        }
        return LinearLayout(context).apply {
            addView(picture, LinearLayout.LayoutParams(beats(7), beats(7)).apply { marginEnd = beats(2) })
            addView(words, LinearLayout.LayoutParams(0, WRAP_CONTENT, 1f))
        }
    }

    /** Said by the row it stands in. */
    private fun RubyTextView.silent() = apply { importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_NO }

    fun flow(vararg parts: View?): Flow = Flow(context, beats(1)).apply { for (part in parts) if (part != null) addView(part) }

    fun hairline(): View = View(context).apply {
        setBackgroundColor(color(R.color.outline))
        layoutParams = LinearLayout.LayoutParams(MATCH_PARENT, px(R.dimen.hairline))
        alpha = 0.4f
    }

    /** A line drawing. It says nothing that the words do not, so it is silent. */
    fun picture(id: Int): ImageView = ImageView(context).apply {
        setImageResource(id)
        importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_NO
        layoutParams = LinearLayout.LayoutParams(beats(12), beats(12)).apply { gravity = Gravity.CENTER_HORIZONTAL }
    }

    /** A label and a field under it. Nothing typed here is learned by the keyboard. */
    fun field(label: Wording, id: Int, value: String = "", type: Int = InputType.TYPE_CLASS_TEXT, lines: Int = 1): LinearLayout {
        val input = (if (isSecret) SecretField(context) else EditText(context)).apply {
            this.id = id
            setText(value)
            inputType = type or if (lines > 1) InputType.TYPE_TEXT_FLAG_MULTI_LINE else 0
            imeOptions = if (android.os.Build.VERSION.SDK_INT >= 26) EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING else 0
            if (lines > 1) {
                minLines = lines
                gravity = Gravity.TOP or Gravity.START
                setLineSpacing(0f, 1.35f)
            }
            setTextSize(TypedValue.COMPLEX_UNIT_PX, type(R.dimen.body))
            setTextColor(color(R.color.ink))
            background = box(R.color.sheet, R.color.outline)
            minimumHeight = px(R.dimen.target)
            setPadding(beats(2), beats(1), beats(2), beats(1))
        }
        // What stands in the field is said, and before it the label: a description of the field would hide what was typed.
        return column(label(label, of = id), input)
    }

    /** Rounded paper: a ground, a line around it, both or neither. */
    fun box(fill: Int?, line: Int?): GradientDrawable = GradientDrawable().apply {
        cornerRadius = px(R.dimen.corner).toFloat()
        setColor(fill?.let(::color) ?: 0)
        if (line != null) setStroke(px(R.dimen.hairline), color(line))
    }
}
