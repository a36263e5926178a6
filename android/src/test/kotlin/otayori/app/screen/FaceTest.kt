/** What a screen must show that no measure of its texts finds: ways to help, marks of danger, room where the phone has little. */
package otayori.app.screen

import android.app.Activity
import android.graphics.Bitmap
import android.graphics.drawable.GradientDrawable
import android.text.InputType
import android.view.View
import android.view.View.MeasureSpec
import android.view.ViewGroup
import android.widget.EditText
import android.widget.ImageView
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode
import otayori.app.R
import otayori.app.door.State
import otayori.app.shell.Failure
import otayori.app.text.RubyTextView
import otayori.app.ui.Flow
import otayori.app.ui.Look
import otayori.app.ui.Ui

@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(qualifiers = "w411dp-h731dp-port-notnight-xhdpi")
class FaceTest {
    private val activity by lazy {
        Robolectric.buildActivity(Activity::class.java).also { it.get().setTheme(R.style.Paper) }.setup().get()
    }
    private val density get() = activity.resources.displayMetrics.density

    private fun shown(name: String, language: String = "en"): View = shown(Samples(language).all().getValue(name), language)

    private fun shown(state: State, language: String = "en"): View {
        val screen = Ui(activity, Look(), Samples(language).words) {}.screen(state)
        val phone = activity.resources.displayMetrics
        screen.measure(
            MeasureSpec.makeMeasureSpec(phone.widthPixels, MeasureSpec.EXACTLY),
            MeasureSpec.makeMeasureSpec(phone.heightPixels, MeasureSpec.EXACTLY),
        )
        screen.layout(0, 0, screen.measuredWidth, screen.measuredHeight)
        return screen
    }

    private fun views(view: View): List<View> =
        listOf(view) + if (view is ViewGroup) (0 until view.childCount).flatMap { views(view.getChildAt(it)) } else emptyList()

    private fun words(screen: View) = views(screen).filterIsInstance<RubyTextView>().map { it.wording.plain }

    private fun doors(screen: View) = words(screen.requireViewById(R.id.scroll)).count { it == "Help" }

    @Test
    fun a_letter_without_numbers_to_call_leads_to_help() {
        assertEquals(1, doors(shown("20-letter-plain")))
        assertEquals("its numbers stand under their heading", 1, doors(shown("20-letter")))
        val overdue = Samples("en").all().getValue("12-today-overdue") as State.Today
        val bare = overdue.screen.members.single().let { it.copy(letters = it.letters.map { page -> page.copy(help = emptyList()) }) }
        assertEquals(1, doors(shown(overdue.copy(screen = overdue.screen.copy(members = listOf(bare))))))
    }

    @Test
    fun what_is_for_danger_has_a_line_of_madder_around_it() {
        val madder = activity.getColor(R.color.madder)
        fun sheets(name: String) = views(shown(name)).map { it.background }.filterIsInstance<GradientDrawable>().count { ground ->
            // The colour of a line cannot be asked for; it is drawn.
            val bitmap = Bitmap.createBitmap(40, 40, Bitmap.Config.ARGB_8888)
            ground.constantState!!.newDrawable().apply { setBounds(0, 0, 40, 40) }.draw(android.graphics.Canvas(bitmap))
            bitmap.getPixel(20, 0) == madder
        }
        assertEquals(1, sheets("20-letter-danger"))
        assertEquals(0, sheets("20-letter-plain"))
        assertEquals(1, sheets("24-cards"))
        assertEquals(0, sheets("52-erase"))
    }

    @Test
    @Config(qualifiers = "w320dp-h568dp-port-notnight-xhdpi")
    fun the_way_to_help_grows_with_the_text() {
        RuntimeEnvironment.setFontScale(2f)
        for (language in listOf("en", "ja", "ja-simple")) {
            val head = shown("20-letter", language).requireViewById<ViewGroup>(R.id.head)
            for (label in views(head).filterIsInstance<RubyTextView>()) {
                assertTrue("$language: ${label.setting.size / density}", label.setting.size >= 24 * density)
                assertEquals(language, 1, label.lineCount)
            }
        }
    }

    @Test
    fun the_labels_at_the_top_stand_on_one_line() {
        for (language in listOf("en", "ja", "ja-simple")) {
            val head = shown("20-letter", language).requireViewById<Flow>(R.id.head)
            val feet = views(head).filterIsInstance<RubyTextView>().map { it.top + it.baseline }
            assertEquals("$language: $feet", 1, feet.distinct().size)
        }
    }

    @Test
    fun six_words_are_promised_only_to_somebody_who_has_them() {
        for (which in listOf(Failure.KEY_LOST, Failure.WRONG_KEY)) {
            assertTrue(words(shown(State.Failed(which))).any { "six words" in it })
            assertFalse(words(shown(State.Failed(which, hasWords = false))).any { "six words" in it })
        }
        val tried = words(shown("62-not-mended"))
        assertFalse("what was tried is all that is said", Samples("en").words.say("phone-damaged").plain in tried)
    }

    @Test
    fun six_words_have_room_for_six() {
        for (name in listOf("36-forgot", "64-open-words")) {
            val field = views(shown(name)).filterIsInstance<EditText>().single()
            assertTrue(name, field.minLines >= 3 && field.inputType and InputType.TYPE_TEXT_FLAG_MULTI_LINE != 0)
        }
        assertTrue(views(shown("37-words-check")).filterIsInstance<EditText>().all { it.minLines <= 1 })
    }

    @Test
    fun how_a_date_is_written_is_said_at_the_first_date() {
        val said = Samples("en").words.say("phone-date-form").plain
        val order = views(shown("34-measure")).mapNotNull { (it as? RubyTextView)?.wording?.plain ?: (it as? EditText)?.let { "field" } }
        assertEquals(order.indexOf("field") + 1, order.indexOf(said))
        assertEquals(1, words(shown("42-birth-twins")).count { it == said })
    }

    @Test
    @Config(qualifiers = "w731dp-h411dp-land-notnight-xhdpi")
    fun on_its_side_a_photo_takes_half_the_phone_at_most() {
        val photo = views(shown("33-entry-waiting")).filterIsInstance<ImageView>().single()
        assertTrue("${photo.height / density}", photo.height <= 411 * density / 2 + 1)
    }

    @Test
    @Config(qualifiers = "w320dp-h568dp-port-notnight-xhdpi")
    fun the_name_of_a_month_stands_where_other_headings_do() {
        fun margin(name: String): Int {
            val title = shown(name).requireViewById<View>(R.id.title)
            val x = generateSequence(title) { it.parent as? View }.takeWhile { it.id != android.R.id.content }.sumOf { it.left }
            return x + title.paddingLeft
        }
        assertEquals(margin("34-measure"), margin("32-month"))
    }

    @Test
    fun names_for_the_middle_of_a_sentence_begin_with_a_capital_where_they_stand_alone() {
        for (name in listOf("24-cards", "26-help", "26-help-lines", "33-entry", "59-number-for")) {
            val low = words(shown(name).requireViewById(R.id.scroll)).filter { it.first().isLowerCase() && "://" !in it && '@' !in it }
            // Sentences of the region follow its own rules.
            assertTrue("$name: $low", low.none { it.startsWith("a ") || it.startsWith("an ") || it.startsWith("the ") || it in MOODS })
        }
    }

    private companion object {
        val MOODS = setOf("calm", "glad", "tired", "worried", "low")
    }

    @Test
    fun what_was_typed_is_said_and_named_by_its_label() {
        val screen = shown("04-date")
        val field = screen.requireViewById<EditText>(R.id.field_0)
        field.setText("20270301")
        val said = field.createAccessibilityNodeInfo()
        assertEquals("20270301", said.text.toString())
        assertEquals(null, said.contentDescription)
        assertEquals("Due date", views(screen).single { it.labelFor == R.id.field_0 }.contentDescription.toString())
    }

    @Test
    fun a_date_stands_in_words_under_its_field_however_it_is_typed() {
        val screen = shown("04-date")
        val field = screen.requireViewById<EditText>(R.id.field_0)
        fun words() = views(screen).filterIsInstance<RubyTextView>().filter { it.visibility == View.VISIBLE }.map { it.wording.plain }
        field.setText("2027-03-01")
        val date = words().single { "2027" in it && "March" in it }
        for (typed in listOf("20270301", "2027/3/1", "２０２７年３月１日")) {
            field.setText("")
            assertFalse(date in words())
            field.setText(typed)
            assertTrue(typed, date in words())
        }
        for (none in listOf("2027", "20270231", "99990101")) {
            field.setText(none)
            assertFalse(none, date in words())
        }
    }
}
