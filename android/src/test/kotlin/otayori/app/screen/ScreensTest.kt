/**
 * Every screen in three languages, by day and by night, at 100 and 200 %, on narrow phones and on their side: drawn to a
 * picture, and measured for what must hold on each.
 */
package otayori.app.screen

import android.app.Activity
import android.content.res.Configuration
import android.graphics.Color
import android.graphics.drawable.GradientDrawable
import android.graphics.drawable.RippleDrawable
import android.view.View
import android.view.View.MeasureSpec
import android.view.ViewGroup
import android.widget.EditText
import android.widget.GridLayout
import android.widget.ScrollView
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.otayori.core.Wording
import org.robolectric.ParameterizedRobolectricTestRunner
import org.robolectric.Robolectric
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.GraphicsMode
import otayori.app.R
import otayori.app.TEXT
import otayori.app.contrast
import otayori.app.door.Act
import otayori.app.door.State
import otayori.app.draw.keep
import otayori.app.shell.Failure
import otayori.app.shell.SystemWords
import otayori.app.text.RubyTextView
import otayori.app.ui.Look
import otayori.app.ui.Ui
import java.util.Locale

/** How a phone is held and set; `only`: so drawn are these alone; `isBackwards`: as where people read from the right. */
data class Mode(
    val name: String,
    val qualifiers: String,
    val fontScale: Float = 1f,
    val only: Set<String> = emptySet(),
    val look: Look = Look(),
    val isBackwards: Boolean = false,
) {
    val isNarrow get() = "w320dp" in qualifiers
}

/** What is drawn at the largest size there is: the system's and the reader's own. */
private val LARGEST = setOf(
    "03-who-for", "04-date", "06-notices", "10-today", "11-today-two", "11-today-letters", "20-letter", "20-letter-danger",
    "24-cards", "26-help", "30-journal", "33-entry", "35-lock", "40-family", "41-child", "43-ended", "44-unconfirmed",
    "50-settings", "56-backup", "60-failed-damaged",
)

private val MODES = listOf(
    Mode("day", "w411dp-h731dp-port-notnight-xhdpi"),
    Mode("night", "w411dp-h731dp-port-night-xhdpi"),
    Mode("large-narrow", "w320dp-h568dp-port-notnight-xhdpi", 2f),
    Mode("side", "w731dp-h411dp-land-notnight-xhdpi"),
    Mode("large-night", "w320dp-h568dp-port-night-xhdpi", 2f, NIGHT),
    Mode("largest", "w320dp-h568dp-port-notnight-xhdpi", 2f, LARGEST, Look(textStep = Look.STEPS)),
)

/** Every kind of thing that stands on a screen. */
private val NIGHT
    get() = setOf(
        "10-today", "11-today-two", "24-cards", "30-journal", "32-month", "33-entry", "34-growth", "41-child", "50-settings", "59-licence",
        "60-failed-damaged",
    )

/** In one language alone: no text of the app is written from the right, and what is tried is where things stand. */
private val BACKWARDS = listOf(
    Mode("rtl", "ldrtl-w411dp-h731dp-port-notnight-xhdpi", isBackwards = true),
    Mode("rtl-large", "ldrtl-w320dp-h568dp-port-notnight-xhdpi", 2f, isBackwards = true),
)

@RunWith(ParameterizedRobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
class ScreensTest(private val language: String, private val mode: Mode) {
    @Test
    fun every_screen_can_be_read_and_pressed() {
        RuntimeEnvironment.setQualifiers(mode.qualifiers)
        RuntimeEnvironment.setFontScale(mode.fontScale)
        val activity = Robolectric.buildActivity(Activity::class.java).also { it.get().setTheme(R.style.Paper) }.setup().get()
        val samples = Samples(language)
        for ((name, state) in samples.all().filterKeys { mode.only.isEmpty() || it in mode.only }) {
            val screen = shown(activity, samples, state, samples.problem(name))
            val where = "$name $language ${mode.name}"
            measure(where, screen)
            assertTrue("$where: the way to help", screen.findViewById<View>(R.id.help) != null || leadsToHelp(state))
            keep(whole(screen), "$language/$name-${mode.name}")
        }
    }

    /** The page of help itself: a tap opens a card. And without the core whom to call stands on the page. */
    private fun leadsToHelp(state: State) = (state is State.Cards && state.shelves.any { it.cards.isNotEmpty() }) || hasNoCore(state)

    private fun hasNoCore(state: State) = (state as? State.Failed)?.which == Failure.NO_CORE

    /** Where even the core is missing the phone's own words are all there is. */
    private fun system(activity: Activity): SystemWords {
        val phone = Configuration(activity.resources.configuration).apply { setLocale(Locale(language.take(2))) }
        return SystemWords(activity.createConfigurationContext(phone))
    }

    @Test
    fun a_letter_that_is_handed_on_as_a_picture_looks_the_same_on_every_phone() {
        RuntimeEnvironment.setQualifiers(mode.qualifiers)
        RuntimeEnvironment.setFontScale(mode.fontScale)
        val activity = Robolectric.buildActivity(Activity::class.java).also { it.get().setTheme(R.style.Paper) }.setup().get()
        val samples = Samples(language)
        val picture = picture(activity, samples.letter, ruby = true, samples.words)
        assertEquals(1080, picture.width)
        assertEquals(Color.parseColor("#FBF7F0"), picture.getPixel(0, 0))
        keep(picture, "$language/70-picture-${mode.name}")
    }

    private fun shown(activity: Activity, samples: Samples, state: State, problem: Wording?): View {
        val words = if (hasNoCore(state)) system(activity) else samples.words
        val screen = Ui(activity, mode.look, words) { _: Act -> }.screen(state, problem)
        if (mode.isBackwards) screen.layoutDirection = View.LAYOUT_DIRECTION_RTL
        activity.setContentView(screen)
        val phone = activity.resources.displayMetrics
        screen.measure(
            MeasureSpec.makeMeasureSpec(phone.widthPixels, MeasureSpec.EXACTLY),
            MeasureSpec.makeMeasureSpec(phone.heightPixels, MeasureSpec.EXACTLY)
        )
        screen.layout(0, 0, screen.measuredWidth, screen.measuredHeight)
        return screen
    }

    /** The same screen as high as what stands on it, so that a picture shows all of it. */
    private fun whole(screen: View): View {
        val scroll = screen.requireViewById<ScrollView>(R.id.scroll)
        val missing = scroll.getChildAt(0).height + scroll.paddingBottom - scroll.height
        if (missing > 0) {
            screen.measure(
                MeasureSpec.makeMeasureSpec(screen.width, MeasureSpec.EXACTLY),
                MeasureSpec.makeMeasureSpec(screen.height + missing, MeasureSpec.EXACTLY)
            )
            screen.layout(0, 0, screen.measuredWidth, screen.measuredHeight)
        }
        return screen
    }

    private fun measure(where: String, screen: View) {
        val density = screen.resources.displayMetrics.density
        for (view in views(screen)) {
            val what = "$where: ${(view as? RubyTextView)?.wording?.plain ?: view.javaClass.simpleName}"
            if (view.isClickable && view !is ScrollView) {
                // Seven days of 48 dp do not fit a phone that is 320 dp wide: they take all there is.
                val least = if (view.parent is GridLayout && mode.isNarrow) 44 else 48
                assertTrue("$what is ${view.width / density} dp wide", view.width >= least * density)
                assertTrue("$what is ${view.height / density} dp high", view.height >= 48 * density)
            }
            if (view is EditText) assertLabelled(what, view, screen)
            if (view is RubyTextView) measureText(what, view)
            val parent = view.parent as? View ?: continue
            if (view !== screen) assertTrue("$what sticks out", view.left >= 0 && view.right <= parent.width)
            if (mode.isBackwards) assertEquals(what, View.LAYOUT_DIRECTION_RTL, view.layoutDirection)
        }
    }

    /** A description would be said in place of what was typed. */
    private fun assertLabelled(what: String, field: EditText, screen: View) {
        assertEquals(what, null, field.contentDescription)
        val label = views(screen).single { it.labelFor == field.id }
        assertTrue(what, label.isImportantForAccessibility && !label.contentDescription.isNullOrBlank())
    }

    private fun measureText(what: String, view: RubyTextView) {
        val inner = view.width - view.paddingLeft - view.paddingRight
        for (line in view.lines) assertTrue("$what: a line of ${line.width} in $inner", line.width <= inner + 1)
        assertTrue("$what is cut", view.height >= view.lineCount * view.pitch)
        val said = view.contentDescription.toString()
        // Of several ways to a calendar each says its date too.
        assertEquals(what, view.wording.speech, if (view.id == R.id.calendar) said.substringBefore("\n") else said)
        val found = contrast(view.setting.color, groundOf(view))
        assertTrue("$what: contrast $found", found >= TEXT)
    }

    /** The colour a text really stands on: the nearest filled background. */
    private fun groundOf(view: View): Int {
        var at: View? = view
        while (at != null) {
            val color = when (val ground = at.background) {
                is GradientDrawable -> ground.color?.defaultColor

                is RippleDrawable -> (ground.getDrawable(0) as? GradientDrawable)?.takeIf {
                    ground.getId(0) != android.R.id.mask
                }?.color?.defaultColor

                is android.graphics.drawable.ColorDrawable -> ground.color

                else -> null
            }
            if (color != null && Color.alpha(color) == 255) return color
            at = at.parent as? View
        }
        return view.context.getColor(R.color.ground)
    }

    private fun views(view: View): List<View> = if (view.visibility ==
        View.GONE
    ) emptyList() else listOf(view) +
        if (view is ViewGroup) (0 until view.childCount).flatMap { views(view.getChildAt(it)) } else emptyList()

    companion object {
        @JvmStatic
        @ParameterizedRobolectricTestRunner.Parameters(name = "{0} {1}")
        fun modes(): List<Array<Any>> =
            otayori.app.content.LANGUAGES.flatMap { language -> MODES.map { arrayOf(language, it) } } + BACKWARDS.map { arrayOf("en", it) }
    }
}
