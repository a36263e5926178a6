/** Lines with readings, measured over real letters at many widths, and drawn. */
package otayori.app.text

import android.content.ClipboardManager
import android.content.Context
import android.graphics.Color
import android.view.View.MeasureSpec
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.otayori.core.LetterBlock
import org.otayori.core.Wording
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.GraphicsMode
import otayori.app.MainActivity
import otayori.app.content.LANGUAGES
import otayori.app.content.Letters
import otayori.app.content.marked
import otayori.app.draw.draw
import otayori.app.draw.keep

@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
class RubyTextViewTest {
    private val phone: Context get() = RuntimeEnvironment.getApplication()
    private val size = 36f

    private fun view(wording: Wording, width: Int = 640, ruby: Boolean = true, size: Float = this.size) = RubyTextView(phone).apply {
        show(wording, Setting(size, Color.BLACK, ruby))
        measure(MeasureSpec.makeMeasureSpec(width, MeasureSpec.AT_MOST), MeasureSpec.UNSPECIFIED)
        layout(0, 0, measuredWidth, measuredHeight)
    }

    private fun texts(language: String): List<Wording> = listOf("pregnancy/w24").flatMap { part ->
        Letters.part(language, part).values.flatMap { letter ->
            listOf(letter.title) + letter.blocks.filterIsInstance<LetterBlock.Paragraph>().map { it.text }
        }
    }

    @Test
    fun the_pitch_is_the_same_with_and_without_readings() {
        val text = marked("{健診|けんしん}の {日|ひ}を ぜんぶ {聞|き}く。 かなだけの ぎょうも ある。", "ja-simple")
        val with = view(text, 300)
        val without = view(text, 300, ruby = false)
        assertTrue(with.lineCount > 1)
        assertEquals(with.pitch, without.pitch)
        assertEquals(with.lineCount * with.pitch, with.height)
        assertEquals(without.lineCount * without.pitch, without.height)
    }

    @Test
    fun every_character_of_a_letter_stands_on_a_line() {
        eachWidth { text, view -> assertEquals(text.plain, view.lineTexts.joinToString("")) }
    }

    @Test
    fun nothing_stands_outside_the_column() {
        eachWidth { text, view ->
            for (line in view.lines) {
                assertTrue("${text.plain}: ${line.width} in ${view.width}", line.width <= view.width + 1)
                for (run in line.runs) assertTrue("${text.plain}: ${run.text} at ${run.x}", run.x > -0.5f)
            }
        }
    }

    @Test
    fun no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() {
        eachWidth { _, view ->
            for ((n, line) in view.lineTexts.withIndex()) {
                if (n > 0) assertTrue(line, line.first() !in "、。」』）〉！？・ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ")
                assertTrue(line, line.trimEnd().last() !in "「『（〈")
            }
        }
    }

    @Test
    fun easy_japanese_breaks_between_phrases() {
        var lines = 0
        for (text in texts("ja-simple")) for (width in listOf(560, 680)) {
            for (line in view(text, width).lineTexts.dropLast(1)) {
                lines++
                assertTrue("$line|", line.last() in " 、。」』）〉")
            }
        }
        assertTrue("$lines lines", lines > 100)
    }

    @Test
    fun a_base_and_its_reading_stay_together() {
        val text = marked("あああああああ{妊娠糖尿病|にんしんとうにょうびょう}です", "ja")
        for (width in 200..700 step 20) {
            val holder = view(text, width).lineTexts.filter { it.any { c -> c in "妊娠糖尿病" } }
            assertEquals(1, holder.size)
        }
    }

    @Test
    fun a_reading_wider_than_its_base_pushes_neighbours_apart_and_never_overlaps_another_reading() {
        val text = marked("{24週|にじゅうよんしゅう}{24週|にじゅうよんしゅう}の {血|ち}", "ja-simple")
        val readings = view(text, 900).lines.flatMap { it.runs }.filter { it.isRuby }
        assertEquals("にじゅうよんしゅうにじゅうよんしゅうち", readings.joinToString("") { it.text })
        val bases = view(text, 900).lines.flatMap { it.runs }.filter { !it.isRuby }
        assertEquals(listOf("24", "週", "24", "週", "の"), bases.map { it.text }.take(5))
        val paint = android.text.TextPaint().apply { textSize = size * RUBY_SIZE }
        for ((one, next) in readings.zipWithNext()) {
            assertTrue(one.x + paint.measureText(one.text) <= next.x + 0.5f)
        }
    }

    @Test
    fun without_readings_none_is_drawn() {
        val view = view(marked("{健診|けんしん}の {日|ひ}", "ja-simple"), ruby = false)
        assertTrue(view.lines.flatMap { it.runs }.none { it.isRuby })
    }

    @Test
    fun a_screen_reader_says_the_speech_string_once() {
        val activity = Robolectric.buildActivity(MainActivity::class.java).setup().get()
        val view = view(marked("{健診|けんしん}の {日|ひ}〈{検査|けんさ}〉", "ja-simple"))
        activity.setContentView(view)
        val node = view.createAccessibilityNodeInfo()
        assertEquals("けんしんの ひ（けんさ）", node.contentDescription.toString())
        assertNull(node.text)
        assertEquals("android.widget.TextView", node.className)
    }

    @Test
    fun a_long_press_copies_the_plain_text() {
        Robolectric.buildActivity(MainActivity::class.java).setup().use { controller ->
            val activity = controller.get()
            val view = RubyTextView(activity)
            activity.setContentView(view)
            view.show(marked("{健診|けんしん}の {日|ひ}", "ja-simple"), Setting(size, Color.BLACK))
            view.offerCopy()
            val menu = android.widget.PopupMenu(activity, view).menu
            val offered = view.copying()
            offered.onCreateActionMode(Mode, menu)
            offered.onActionItemClicked(Mode, menu.getItem(0))
            val clip = activity.getSystemService(ClipboardManager::class.java)!!.primaryClip!!
            assertEquals("健診の 日", clip.getItemAt(0).text)
        }
    }

    @Test
    fun searched_words_are_marked_under_the_letters_and_nothing_moves() {
        val text = marked("{健診|けんしん}の {日|ひ}を {聞|き}く", "ja-simple")
        val view = RubyTextView(phone)
        view.show(text, Setting(size, Color.BLACK, highlight = Color.YELLOW))
        view.marks = listOf(0..1)
        view.measure(MeasureSpec.makeMeasureSpec(640, MeasureSpec.AT_MOST), MeasureSpec.UNSPECIFIED)
        view.layout(0, 0, view.measuredWidth, view.measuredHeight)
        val picture = draw(view)
        val yellow = (0 until picture.width).count { picture.getPixel(it, view.height - 4) == Color.YELLOW }
        assertTrue("$yellow", yellow in (size * 1.5).toInt()..(size * 3).toInt())
    }

    @Test
    fun letters_are_drawn() {
        for (language in LANGUAGES) for ((name, width, size) in listOf(Triple("wide", 760, 36f), Triple("narrow", 560, 72f))) {
            val column = android.widget.LinearLayout(phone).apply {
                orientation = android.widget.LinearLayout.VERTICAL
                setPadding(40, 40, 40, 40)
                setBackgroundColor(Color.WHITE)
            }
            val letter = Letters.of(language, "pregnancy/w24", "g170")
            val texts = listOf(letter.title) + letter.blocks.map { (it as LetterBlock.Paragraph).text }
            for ((n, text) in texts.withIndex()) {
                column.addView(
                    RubyTextView(phone).apply {
                        show(
                            text,
                            Setting(
                                if (n ==
                                    0
                                ) size * 22 / 18 else size,
                                Color.BLACK,
                                strong = n == 0
                            )
                        )
                    }
                )
            }
            column.measure(MeasureSpec.makeMeasureSpec(width, MeasureSpec.EXACTLY), MeasureSpec.UNSPECIFIED)
            column.layout(0, 0, column.measuredWidth, column.measuredHeight)
            keep(column, "text/$language-$name")
        }
    }

    private fun eachWidth(check: (Wording, RubyTextView) -> Unit) {
        for (language in LANGUAGES) for (text in texts(language)) for (width in listOf(320, 444, 640, 900)) {
            for (ruby in listOf(true, false)) check(text, view(text, width, ruby))
        }
    }
}

private object Mode : android.view.ActionMode() {
    override fun setTitle(title: CharSequence?) = Unit

    override fun setTitle(title: Int) = Unit

    override fun setSubtitle(subtitle: CharSequence?) = Unit

    override fun setSubtitle(subtitle: Int) = Unit

    override fun setCustomView(view: android.view.View?) = Unit

    override fun invalidate() = Unit

    override fun finish() = Unit

    override fun getMenu(): android.view.Menu? = null

    override fun getTitle(): CharSequence = ""

    override fun getSubtitle(): CharSequence = ""

    override fun getCustomView(): android.view.View? = null

    override fun getMenuInflater(): android.view.MenuInflater? = null
}
