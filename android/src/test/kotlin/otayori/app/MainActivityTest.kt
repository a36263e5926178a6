/** The window on the oldest and the newest phone: what it shows, hides and keeps out of recents. */
package otayori.app

import android.content.Intent
import android.os.Build
import android.speech.tts.TextToSpeech
import android.view.View
import android.view.WindowInsets
import android.view.WindowManager.LayoutParams.FLAG_SECURE
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowLooper
import org.robolectric.shadows.ShadowTextToSpeech
import otayori.app.door.Act
import otayori.app.door.Shown
import otayori.app.door.State
import otayori.app.door.Tab
import otayori.app.screen.Samples
import otayori.app.text.RubyTextView
import otayori.app.ui.Look
import java.util.concurrent.Executor

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [24, 35], qualifiers = "w411dp-h731dp")
class MainActivityTest {
    private val app get() = RuntimeEnvironment.getApplication() as OtayoriApp
    private val samples = Samples("ja-simple")
    private val source = FakeSource(samples)

    @Before
    fun a_phone_with_a_fake_core() {
        app.background = Executor { it.run() }
        app.source = { source }
    }

    @Test
    fun the_first_letter_is_on_the_screen() = running { activity ->
        assertEquals(Tab.TODAY, activity.shown!!.state.tab)
        val titles = views(activity.window.decorView).filterIsInstance<RubyTextView>().map { it.wording.plain }
        assertTrue(titles.toString(), "その 子の 動き方" in titles)
    }

    @Test
    fun only_what_is_secret_is_kept_out_of_recents() = running { activity ->
        fun isSecure() = activity.window.attributes.flags and FLAG_SECURE != 0
        assertFalse(isSecure())
        press(activity, R.id.tab_journal)
        assertTrue(isSecure())
        press(activity, R.id.tab_today)
        assertFalse(isSecure())
    }

    @Test
    fun one_tap_leaves_to_the_home_screen_and_out_of_recents() = running { activity ->
        press(activity, R.id.hide)
        val home = shadowOf(activity).nextStartedActivity
        assertEquals(Intent.ACTION_MAIN, home.action)
        assertTrue(Intent.CATEGORY_HOME in home.categories)
        assertTrue(activity.isFinishing)
    }

    @Test
    fun a_number_is_dialled_and_never_called_by_itself() = running { activity ->
        press(activity, R.id.call)
        val dial = shadowOf(activity).nextStartedActivity
        assertEquals(Intent.ACTION_DIAL, dial.action)
        assertEquals("tel:03-0000-0000", dial.dataString)
    }

    @Test
    fun this_has_ended_is_two_taps_from_today_and_asks_nothing() = running { activity ->
        source.next = samples.all().getValue("41-child")
        press(activity, R.id.stage)
        press(activity, R.id.ended)
        assertEquals(listOf(Act.Press("phone-child", "c1"), Act.Press("phone-ended", "c1")), source.acts)
    }

    @Test
    fun a_phone_that_is_turned_shows_the_same_and_keeps_what_was_typed() {
        val controller = Robolectric.buildActivity(MainActivity::class.java).setup()
        ShadowLooper.idleMainLooper()
        source.next = samples.all().getValue("33-entry")
        press(controller.get(), R.id.tab_journal)
        controller.get().findViewById<android.widget.EditText>(R.id.field_text)!!.setText("half a sentence")
        controller.recreate()
        ShadowLooper.idleMainLooper()
        assertEquals(source.next, controller.get().shown!!.state)
        val field = controller.get().findViewById<android.widget.EditText>(R.id.field_text)!!
        assertEquals("half a sentence", field.text.toString())
        assertEquals(0, source.timesLeft)
    }

    @Test
    fun a_letter_is_handed_on_as_text_only_by_an_explicit_act() = running { activity ->
        press(activity, R.id.share)
        val chooser = shadowOf(activity).nextStartedActivity
        assertEquals(Intent.ACTION_CHOOSER, chooser.action)
        @Suppress("DEPRECATION") // The other way needs API 33.
        val sending = chooser.getParcelableExtra<Intent>(Intent.EXTRA_INTENT)!!
        assertTrue(sending.getStringExtra(Intent.EXTRA_TEXT)!!.startsWith("その 子の 動き方\n"))
    }

    @Test
    fun a_voice_says_the_readings() = running { activity ->
        press(activity, R.id.listen)
        val voice = shadowOf(ShadowTextToSpeech.getLastTextToSpeechInstance())
        voice.onInitListener.onInit(TextToSpeech.SUCCESS)
        assertTrue(voice.lastSpokenText, voice.lastSpokenText.startsWith("その この うごきかた\n"))
    }

    @Test
    fun leaving_closes_the_journal() {
        val controller = Robolectric.buildActivity(MainActivity::class.java).setup()
        controller.pause().stop()
        assertEquals(1, source.timesLeft)
    }

    @Test
    fun nothing_lies_under_the_bars_of_the_system() = running { activity ->
        val screen = activity.findViewById<android.view.ViewGroup>(android.R.id.content)!!.getChildAt(0)
        if (Build.VERSION.SDK_INT >= 30) {
            val insets = WindowInsets.Builder()
                .setInsets(WindowInsets.Type.statusBars(), android.graphics.Insets.of(0, 48, 0, 0))
                .setInsets(WindowInsets.Type.navigationBars(), android.graphics.Insets.of(0, 0, 0, 96))
                .build()
            activity.window.decorView.dispatchApplyWindowInsets(insets)
            assertEquals(48 to 96, screen.paddingTop to screen.paddingBottom)
        }
    }

    private fun running(test: (MainActivity) -> Unit) {
        val activity = Robolectric.buildActivity(MainActivity::class.java).setup().get()
        ShadowLooper.idleMainLooper()
        test(activity)
    }

    private fun press(activity: MainActivity, id: Int) {
        activity.findViewById<View>(id)!!.performClick()
        ShadowLooper.idleMainLooper()
    }

    private fun views(view: View): List<View> =
        listOf(view) + if (view is android.view.ViewGroup) (0 until view.childCount).flatMap { views(view.getChildAt(it)) } else emptyList()
}

private class FakeSource(private val samples: Samples) : Source {
    val acts = ArrayList<Act>()
    var next: State? = null
    var timesLeft = 0

    private fun shown(name: String) = shown(samples.all().getValue(name))

    private fun shown(state: State) = Shown(state, Look(), samples.words)

    override fun start() = shown("10-today")

    override fun act(act: Act): Shown {
        acts += act
        next?.let { return shown(it) }
        return shown(if (act == Act.Go(Tab.JOURNAL)) "30-journal" else "10-today")
    }

    override fun left() {
        timesLeft++
    }
}
