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
    fun the_kana_at_the_end_of_a_phrase_are_not_torn_where_it_is_wider_than_a_line() {
        for (text in listOf("つぎの {健診|けんしん}は 27センチごろです。", "ヨーロッパごろです。", "{3歳|さんさい}ごろまでです。")) {
            for (width in 5 * size.toInt()..12 * size.toInt() step 9) {
                val lines = view(marked(text, "ja-simple"), width).lineTexts
                for (word in listOf("ごろ", "です", "まで")) {
                    val torn = lines.zipWithNext().any { (one, next) ->
                        (1 until word.length).any {
                            one.endsWith(word.take(it)) &&
                                next.startsWith(word.drop(it))
                        }
                    }
                    assertTrue("$width: $lines", !torn)
                }
            }
        }
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

    /** Readings of a line, each with where it begins and ends. */
    private fun readings(line: Line): List<Pair<Float, Float>> {
        val small = android.text.TextPaint().apply { textSize = size * RUBY_SIZE }
        return line.runs.filter { it.isRuby }.map { it.x to it.x + small.measureText(it.text) }
    }

    @Test
    fun two_readings_on_a_line_are_a_quarter_of_a_character_apart() {
        val dates = listOf("{妊娠|にんしん} 24{週|しゅう} {2日|ふつか}", "2027{年|ねん} 3{月|がつ} {1日|ついたち}", "{検査|けんさ}、{役所|やくしょ}")
        val all = texts("ja-simple") + dates.map { marked(it, "ja-simple") }
        var pairs = 0
        for (text in all) for (width in listOf(444, 900)) for (line in view(text, width).lines) {
            // Within one reading its kana may be spread over what they explain.
            val ends = line.runs.filter { it.isRuby }.zip(readings(line)).groupBy { it.first.from }.values.map { one ->
                one.first().second.first to one.last().second.second
            }
            for ((one, next) in ends.zipWithNext()) {
                pairs++
                val apart = next.first - one.second
                assertTrue("${text.plain}: $apart", apart >= BETWEEN * size - 0.5f)
            }
        }
        assertTrue("$pairs pairs", pairs > 200)
    }

    @Test
    fun a_base_under_a_longer_reading_stays_one_word() {
        val paint = android.text.TextPaint().apply { textSize = size }
        for (text in listOf("あ {24週|にじゅうよんしゅう}ごろ", "あ {救急車|きゅうきゅうしゃ}を {呼|よ}ぶ", "あ {承|うけたまわ}る")) {
            val bases = view(marked(text, "ja-simple"), 900).lines.single().runs.filter { !it.isRuby && it.from > 1 }
            val word = bases.takeWhile { it.from < text.indexOf('|') - 1 }
            for ((one, next) in word.zipWithNext()) {
                val apart = next.x - one.x - paint.measureText(one.text)
                assertTrue("$text: $apart", apart <= size * 0.1f + 1)
            }
            // In the middle of its reading.
            val (from, until) = readings(view(marked(text, "ja-simple"), 900).lines.single()).first()
            val end = word.last().x + paint.measureText(word.last().text)
            assertEquals(text, (from + until) / 2, (word.first().x + end) / 2, 1f)
        }
    }

    @Test
    fun a_line_begins_at_the_margin_though_the_reading_is_a_little_longer() {
        val text = marked("{救急車|きゅうきゅうしゃ}を {呼|よ}ぶ", "ja-simple")
        val line = view(text, 900).lines.single()
        assertEquals(0f, line.runs.first { !it.isRuby }.x, 0.5f)
        assertEquals(0f, line.runs.first { it.isRuby }.x, 0.5f)
    }

    @Test
    fun what_somebody_typed_without_spaces_breaks_as_japanese_does() {
        val typed = "今日は朝からずっと動いていてうれしかったので忘れないうちにここに書いておくことにしました。"
        val lines = view(marked(typed, "ja-simple"), 400).lines
        for (line in lines.dropLast(1)) assertTrue("${line.width}", line.width > 400 * 0.8f)
        val mixed = view(marked("朝、" + typed.drop(3), "ja-simple"), 400).lineTexts
        assertTrue("$mixed", mixed.first().length > 8)
    }

    @Test
    fun a_phrase_wider_than_a_line_leaves_no_one_or_two_kana_over() {
        for (width in 180..330 step 10) {
            val lines = view(marked("スマホの インターネットを つかいます", "ja-simple"), width).lineTexts.map { it.trim() }
            assertTrue("$width: $lines", lines.drop(1).none { it.length < 3 })
        }
    }

    @Test
    fun a_number_stays_with_what_it_counts() {
        val text = marked("妊娠24週2日のころ、2027年12月28日に、生後7か月の子と3人で、9時30分に5件。", "ja")
        for (width in 180..640 step 20) {
            val lines = view(text, width).lineTexts
            for ((one, next) in lines.zipWithNext()) {
                assertTrue("$lines", !(one.last().isDigit() && next.first() in "年月日週か歳人通件時分"))
                assertTrue("$lines", !(one.last() == 'か' && next.first() == '月'))
            }
        }
        for (width in 200..640 step 20) {
            val lines = view(marked("We are at 24 weeks 2 days · month 7 now", "en"), width).lineTexts.map { it.trim() }
            assertTrue(
                "$lines",
                lines.none {
                    it.endsWith(" 24") || it.endsWith(" 2") || it == "24" || it.endsWith("month") ||
                        it.startsWith("·")
                }
            )
        }
    }

    @Test
    fun headings_and_buttons_leave_no_single_character_on_their_last_line() {
        for (language in LANGUAGES) for (text in texts(language)) for (width in 300..640 step 34) for (balanced in listOf(true, false)) {
            val view = RubyTextView(phone).apply {
                show(text, Setting(size, Color.BLACK, balanced = balanced))
                measure(MeasureSpec.makeMeasureSpec(width, MeasureSpec.EXACTLY), MeasureSpec.UNSPECIFIED)
            }
            assertEquals(text.plain, view.lineTexts.joinToString(""))
            val last = view.lineTexts.last().count { it.isLetterOrDigit() }
            if (balanced && view.lineCount == 2) assertTrue("${view.lineTexts}", last > 1)
        }
        val title = RubyTextView(phone).apply {
            show(marked("母子手帳があります", "ja"), Setting(size, Color.BLACK, balanced = true))
            measure(MeasureSpec.makeMeasureSpec((size * 8.2f).toInt(), MeasureSpec.EXACTLY), MeasureSpec.UNSPECIFIED)
        }
        assertEquals(2, title.lineCount)
        assertTrue("${title.lineTexts}", title.lineTexts.all { it.length >= 4 })
    }

    @Test
    fun a_constant_wider_than_a_line_ends_after_an_underscore() {
        val lines = view(marked("RECEIVE_BOOT_COMPLETED", "en"), 400).lineTexts
        assertTrue("$lines", lines.size > 1 && lines.dropLast(1).all { it.endsWith("_") })
    }

    @Test
    fun where_reading_begins_at_the_right_lines_end_there() {
        val view = RubyTextView(phone).apply {
            layoutDirection = android.view.View.LAYOUT_DIRECTION_RTL
            show(marked("A short line", "en"), Setting(size, Color.BLACK))
            measure(MeasureSpec.makeMeasureSpec(640, MeasureSpec.EXACTLY), MeasureSpec.UNSPECIFIED)
            layout(0, 0, measuredWidth, measuredHeight)
        }
        val line = view.lines.single()
        assertEquals(640f, view.start(line) + line.width, 0.5f)
    }

    @Test
    fun labels_beside_one_another_stand_on_one_line_centred_or_not() {
        fun baseline(centred: Boolean) = RubyTextView(phone).run {
            show(marked("もどる", "ja"), Setting(size, Color.BLACK, centred = centred))
            measure(MeasureSpec.makeMeasureSpec(640, MeasureSpec.AT_MOST), MeasureSpec.UNSPECIFIED)
            baseline
        }
        assertEquals(baseline(true), baseline(false))
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
