/** The window on the oldest and the newest phone: what it shows, hides and keeps out of recents. */
package otayori.app

import android.content.Intent
import android.os.Build
import android.speech.tts.TextToSpeech
import android.view.MotionEvent
import android.view.View
import android.view.WindowInsets
import android.view.WindowManager.LayoutParams.FLAG_SECURE
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.otayori.core.HintKind
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
import otayori.app.shell.SharedPicture
import otayori.app.text.RubyTextView
import otayori.app.ui.Look
import java.io.File
import java.io.FileNotFoundException
import java.util.Locale
import java.util.concurrent.Executor
import java.util.concurrent.TimeUnit

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
        source.next = samples.all().getValue("19-share")
        press(activity, R.id.share)
        assertEquals(null, shadowOf(activity).nextStartedActivity)
        press(activity, R.id.share_text)
        val sending = chosen(activity)
        assertTrue(sending.getStringExtra(Intent.EXTRA_TEXT)!!.startsWith("その 子の 動き方\n"))
        assertTrue(sending.getStringExtra(Intent.EXTRA_TEXT)!!.endsWith(samples.words.say("letter-draft").plain))
    }

    @Test
    fun a_picture_is_handed_on_to_one_reader_and_gone_at_the_next_start() {
        running { activity ->
            source.next = samples.all().getValue("19-share")
            press(activity, R.id.share)
            press(activity, R.id.share_picture)
            val sending = chosen(activity)
            assertEquals("image/png", sending.type)
            assertTrue(sending.flags and Intent.FLAG_GRANT_READ_URI_PERMISSION != 0)
            assertEquals(SharedPicture.ADDRESS, sending.clipData!!.getItemAt(0).uri)
            assertEquals(listOf("letter.png"), File(app.cacheDir, "shared").list()!!.toList())
            assertTrue(File(app.cacheDir, "shared/letter.png").length() > 0)
        }
        running { assertEquals(emptyList<String>(), File(app.cacheDir, "shared").list()!!.toList()) }
    }

    @Test
    fun a_picture_has_an_address_for_reading_and_for_nothing_else() {
        val provider = Robolectric.setupContentProvider(SharedPicture::class.java, "otayori.app.shared")
        SharedPicture.keep(app, android.graphics.Bitmap.createBitmap(4, 4, android.graphics.Bitmap.Config.ARGB_8888))
        provider.openFile(SharedPicture.ADDRESS, "r").close()
        assertThrows(FileNotFoundException::class.java) { provider.openFile(SharedPicture.ADDRESS, "rw") }
        assertThrows(FileNotFoundException::class.java) {
            provider.openFile(android.net.Uri.parse("content://otayori.app.shared/../key"), "r")
        }
    }

    private fun chosen(activity: MainActivity): Intent {
        val chooser = shadowOf(activity).nextStartedActivity
        assertEquals(Intent.ACTION_CHOOSER, chooser.action)
        @Suppress("DEPRECATION") // The other way needs API 33.
        return chooser.getParcelableExtra(Intent.EXTRA_INTENT)!!
    }

    @Test
    fun of_two_letters_on_one_day_each_has_its_own_ways_on_under_it() = running { activity ->
        val shown = Shown(samples.all().getValue("11-today-letters"), Look(), samples.words)
        fun all(id: Int) = views(activity.window.decorView).filter { it.id == id }
        fun second(id: Int) {
            activity.show(shown)
            all(id)[1].performClick()
            ShadowLooper.idleMainLooper()
        }
        second(R.id.listen)
        val listen = listOf("phone-listen", "phone-listen-stop").map { samples.words.say(it).plain }
        assertEquals(listen, all(R.id.listen).map { (it as RubyTextView).wording.plain })
        second(R.id.share)
        second(R.id.write)
        assertEquals(listOf<Act>(Act.Press("phone-share", "g170|2027-03-01"), Act.Press("phone-write", "g170")), source.acts)
    }

    @Test
    fun reading_aloud_stops_on_a_tap() = running { activity ->
        press(activity, R.id.listen)
        val voice = shadowOf(ShadowTextToSpeech.getLastTextToSpeechInstance())
        val button = activity.findViewById<RubyTextView>(R.id.listen)!!
        assertEquals(samples.words.say("phone-listen-stop").plain, button.wording.plain)
        press(activity, R.id.listen)
        assertTrue(voice.isShutdown)
        assertEquals(samples.words.say("phone-listen").plain, activity.findViewById<RubyTextView>(R.id.listen)!!.wording.plain)
    }

    @Test
    fun a_phone_without_a_voice_says_so() = running { activity ->
        press(activity, R.id.listen)
        shadowOf(ShadowTextToSpeech.getLastTextToSpeechInstance()).onInitListener.onInit(TextToSpeech.ERROR)
        ShadowLooper.idleMainLooper()
        assertEquals(samples.words.say("phone-no-voice"), activity.shown!!.problem)
    }

    @Test
    fun hints_lead_to_where_something_can_be_done() {
        for ((hint, page) in listOf(
            HintKind.PERMISSION_OFF to "android.settings.APP_NOTIFICATION_SETTINGS",
            HintKind.RESTRICTED to "android.settings.APPLICATION_DETAILS_SETTINGS",
        )) {
            running { activity ->
                activity.show(
                    Shown(State.Today((samples.all().getValue("10-today") as State.Today).screen, listOf(hint)), Look(), samples.words)
                )
                val words = samples.words.say("phone-open-settings").plain
                val text = views(activity.window.decorView).filterIsInstance<RubyTextView>().single { it.wording.plain == words }
                text.performClick()
                assertEquals(page, shadowOf(activity).nextStartedActivity.action)
            }
        }
    }

    @Test
    fun a_stroke_to_the_side_turns_the_day_and_one_downwards_does_not() = running { activity ->
        val scroll = activity.findViewById<View>(R.id.scroll)!!
        stroke(scroll, 300f to 300f, 310f to 40f)
        stroke(scroll, 300f to 300f, 330f to 300f)
        assertEquals(emptyList<Act>(), source.acts)
        stroke(scroll, 60f to 300f, 340f to 310f)
        assertEquals(listOf<Act>(Act.Day("2027-02-28")), source.acts)
        // Today is the last day there is.
        stroke(scroll, 340f to 300f, 60f to 310f)
        assertEquals(1, source.acts.size)
    }

    @Test
    fun a_stroke_the_other_way_turns_to_what_comes_later_and_from_the_last_day_to_today() = running { activity ->
        activity.show(Shown(samples.all().getValue("11-today-two"), Look(), samples.words))
        fun forwards() = stroke(activity.findViewById(R.id.scroll)!!, 340f to 300f, 60f to 310f)
        forwards()
        assertEquals(listOf<Act>(Act.Day("2027-03-02")), source.acts)
        val before = samples.all().getValue("10-today") as State.Today
        activity.show(Shown(before.copy(isToday = false), Look(), samples.words))
        forwards()
        assertEquals(Act.Go(Tab.TODAY), source.acts.last())
    }

    @Test
    fun how_far_something_long_is_stands_on_the_screen_as_long_as_it_runs() = running { activity ->
        source.far = 42
        activity.show(Shown(samples.all().getValue("51-working"), Look(), samples.words))
        ShadowLooper.idleMainLooper(1, TimeUnit.SECONDS)
        fun percent() = activity.findViewById<RubyTextView>(R.id.percent)!!.wording
        assertEquals(samples.words.say("phone-percent", "percent" to 42), percent())
        source.far = 71
        ShadowLooper.idleMainLooper(1, TimeUnit.SECONDS)
        assertEquals(samples.words.say("phone-percent", "percent" to 71), percent())
    }

    private fun stroke(view: View, from: Pair<Float, Float>, to: Pair<Float, Float>) {
        fun touch(action: Int, part: Float) {
            val x = from.first + (to.first - from.first) * part
            val y = from.second + (to.second - from.second) * part
            view.dispatchTouchEvent(MotionEvent.obtain(0, (part * 200).toLong(), action, x, y, 0))
        }
        touch(MotionEvent.ACTION_DOWN, 0f)
        for (part in 1..9) touch(MotionEvent.ACTION_MOVE, part / 10f)
        touch(MotionEvent.ACTION_UP, 1f)
        ShadowLooper.idleMainLooper()
    }

    @Test
    fun somebody_who_comes_back_finds_the_place_where_they_were() = running { activity ->
        val (list, letter) = listOf("21-shelf-years", "20-letter").map(samples.all()::getValue)
        fun show(state: State, place: Any) {
            activity.show(Shown(state, Look(), samples.words, place = place))
            ShadowLooper.idleMainLooper()
        }
        show(list, "the list")
        activity.findViewById<View>(R.id.scroll)!!.scrollTo(0, 120)
        show(letter, "a letter")
        assertEquals(0, activity.findViewById<View>(R.id.scroll)!!.scrollY)
        show(list, "the list")
        assertEquals(120, activity.findViewById<View>(R.id.scroll)!!.scrollY)
    }

    @Test
    fun what_could_not_be_done_is_seen_at_once_and_nobody_who_types_is_moved_for_it() = running { activity ->
        val long = samples.all().getValue("21-shelf-years")
        fun show(problem: String?, isTyping: Boolean = false): Int {
            val shown = Shown(long, Look(), samples.words, problem?.let { samples.words.say(it) }, place = "the list")
            activity.show(shown, isTyping)
            ShadowLooper.idleMainLooper()
            return activity.findViewById<View>(R.id.scroll)!!.scrollY
        }
        show(null)
        activity.findViewById<View>(R.id.scroll)!!.scrollTo(0, 120)
        assertEquals(120, show("phone-full", isTyping = true))
        assertEquals(0, show("phone-full"))
    }

    @Test
    fun a_new_screen_is_named_to_somebody_who_listens() = running { activity ->
        activity.show(Shown(samples.all().getValue("20-letter"), Look(), samples.words))
        val screen = activity.findViewById<android.view.ViewGroup>(android.R.id.content)!!.getChildAt(0)
        if (Build.VERSION.SDK_INT >= 28) assertEquals("その この うごきかた", screen.accessibilityPaneTitle.toString())
    }

    @Test
    fun a_voice_says_the_readings() = running { activity ->
        ShadowTextToSpeech.addLanguageAvailability(Locale.forLanguageTag("ja"))
        press(activity, R.id.listen)
        val voice = shadowOf(ShadowTextToSpeech.getLastTextToSpeechInstance())
        voice.onInitListener.onInit(TextToSpeech.SUCCESS)
        assertTrue(voice.lastSpokenText, voice.lastSpokenText.startsWith("その この うごきかた\n"))
    }

    @Test
    fun a_voice_that_breaks_off_says_so_and_one_that_ends_says_nothing() = running { activity ->
        ShadowTextToSpeech.addLanguageAvailability(Locale.forLanguageTag("ja"))
        fun listening() = press(activity, R.id.listen).let {
            shadowOf(ShadowTextToSpeech.getLastTextToSpeechInstance()).apply { onInitListener.onInit(TextToSpeech.SUCCESS) }
        }
        @Suppress("DEPRECATION") // What an engine calls in the end.
        listening().utteranceProgressListener.onError("letter")
        ShadowLooper.idleMainLooper()
        assertEquals(samples.words.say("phone-voice-stopped"), activity.shown!!.problem)
        listening().utteranceProgressListener.onDone("letter")
        ShadowLooper.idleMainLooper()
        assertEquals(null, activity.shown!!.problem)
    }

    @Test
    fun a_voice_of_the_phone_is_taken_before_one_that_needs_a_network() = running { activity ->
        val japanese = Locale.forLanguageTag("ja-JP")
        fun voice(name: String, quality: Int, network: Boolean, vararg features: String) =
            android.speech.tts.Voice(name, japanese, quality, 300, network, features.toSet())
        ShadowTextToSpeech.addLanguageAvailability(Locale.forLanguageTag("ja"))
        val far = voice("far", 500, true)
        listOf(
            far,
            voice("absent", 500, false, TextToSpeech.Engine.KEY_FEATURE_NOT_INSTALLED),
            voice("near", 300, false),
            android.speech.tts.Voice("english", Locale.UK, 500, 300, false, emptySet()),
        ).forEach(ShadowTextToSpeech::addVoice)
        press(activity, R.id.listen)
        val engine = ShadowTextToSpeech.getLastTextToSpeechInstance()
        engine.voice = far
        shadowOf(engine).onInitListener.onInit(TextToSpeech.SUCCESS)
        assertEquals("near", shadowOf(engine).currentVoice.name)
        assertTrue(shadowOf(engine).lastSpokenText.isNotEmpty())
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
    var far = 0

    private fun shown(name: String) = shown(samples.all().getValue(name))

    private fun shown(state: State) = Shown(state, Look(), samples.words)

    override fun start() = shown("10-today")

    override fun act(act: Act): Shown {
        acts += act
        next?.let { return shown(it) }
        return shown(if (act == Act.Go(Tab.JOURNAL)) "30-journal" else "10-today")
    }

    override fun percent() = far

    override fun left() {
        timesLeft++
    }
}
