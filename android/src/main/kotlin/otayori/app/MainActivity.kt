/**
 * The one window of the app. It draws what the source gives, hands on what a person does, asks the system where the system has
 * to be asked, and keeps secrets out of recents. It decides nothing.
 */
package otayori.app

import android.Manifest
import android.app.Activity
import android.content.Intent
import android.net.Uri
import android.os.Build
import android.os.Bundle
import android.os.Handler
import android.os.Looper
import android.os.Parcelable
import android.util.SparseArray
import android.view.View
import android.view.ViewGroup
import android.view.WindowManager.LayoutParams.FLAG_SECURE
import org.otayori.core.HintKind
import org.otayori.core.LetterPage
import org.otayori.core.LetterText
import otayori.app.door.Act
import otayori.app.door.Ask
import otayori.app.door.Shown
import otayori.app.door.State
import otayori.app.screen.name
import otayori.app.screen.picture
import otayori.app.screen.plainText
import otayori.app.screen.screen
import otayori.app.shell.Asked
import otayori.app.shell.CameraTarget
import otayori.app.shell.Failure
import otayori.app.shell.Refusal
import otayori.app.shell.Shaken
import otayori.app.shell.SharedPicture
import otayori.app.shell.SystemPages
import otayori.app.shell.SystemWords
import otayori.app.shell.Voice
import otayori.app.text.RubyTextView
import otayori.app.ui.Look
import otayori.app.ui.Ui
import java.io.IOException
import java.util.IdentityHashMap

/** Where screens come from: the core behind the doors, or a test. Every call runs on the background thread. */
interface Source {
    /** What is shown first, and after a while away: a neutral Today, or what stands before it. */
    fun start(): Shown

    /** What an act leads to; null: the app goes to the background. */
    fun act(act: Act): Shown?

    /** What stands in the fields while it is typed. Null: there is nothing to be said of it. */
    fun typed(act: Act.Typed): Shown? = null

    /** The app was left: the journal closes. */
    fun left()

    /** How far what is running is. Asked on the main thread; never waits. */
    fun percent(): Int = 0
}

class MainActivity : Activity() {
    private val voice by lazy { Voice(applicationContext) }
    private val app get() = application as OtayoriApp
    private val shaken by lazy { Shaken(this) { act(Act.Hide) } }
    private var isInFront = false

    /** Whether the voice reads the letter that stands there. */
    private var speaking = false

    /** How far each place was read, for when somebody comes back to it. */
    private val read = IdentityHashMap<Any, Int>()

    /** What stands on the screen; null while nothing has been asked yet. */
    var shown: Shown? = null
        private set

    override fun onCreate(saved: Bundle?) {
        super.onCreate(saved)
        app.window = this
        if (lastNonConfigurationInstance == null) app.background.execute { SharedPicture.clear(app) }
        window.setFlags(FLAG_SECURE, FLAG_SECURE)
        asked.restore(saved)
        // Turned, not left: the same screen again, and its fields keep what was typed.
        (lastNonConfigurationInstance as Turned?)?.let { before ->
            asked = before.asked
            show(before.shown)
            findViewById<ViewGroup>(android.R.id.content)!!.restoreHierarchyState(before.fields)
        }
    }

    override fun onRetainNonConfigurationInstance(): Any? = shown?.takeUnless { hasLeft }?.let { Turned(it, fields(), asked) }

    /** What stands in the fields stays in this process: the system is handed nothing of it. */
    override fun onSaveInstanceState(out: Bundle) = asked.save(out)

    override fun onRestoreInstanceState(saved: Bundle) = Unit

    override fun onStart() {
        super.onStart()
        if (asked.isOut() && shown != null) return
        // Whoever does not come back from the camera has left.
        if (asked.isLate()) leave()
        if (!asked.isOut()) app.background.execute { CameraTarget.clear(applicationContext) }
        if (shown == null || lastNonConfigurationInstance == null) {
            read.clear()
            inBackground { it.start() }
        }
        hasLeft = false
    }

    override fun onResume() {
        super.onResume()
        isInFront = true
        shaken.listen(shown?.look?.hidesByShaking == true)
    }

    override fun onPause() {
        super.onPause()
        isInFront = false
        shaken.listen(false)
        keepTyped()
    }

    override fun onStop() {
        super.onStop()
        hush()
        if (isChangingConfigurations) return
        if (asked.isOut()) waiting.postDelayed(::leaveLate, Asked.PATIENCE) else leave()
    }

    override fun onDestroy() {
        super.onDestroy()
        waiting.removeCallbacksAndMessages(null)
        if (app.window === this) app.window = null
    }

    private fun leaveLate() {
        if (asked.isLate()) leave()
    }

    /** The journal closes, and nothing secret stays on the screen behind. */
    private fun leave() {
        hasLeft = true
        asked.forget()
        app.background.execute {
            try {
                app.source().left()
            } catch (_: Refusal) {
                // Without the core nothing is open that could be closed.
            }
        }
        shown?.takeIf { it.state.isSecret }?.let { show(it.copy(state = State.Loading, problem = null)) }
    }

    /** What stands here is not shown again: whoever comes back begins at Today, turned or not. */
    private var hasLeft = false

    private val waiting = Handler(Looper.getMainLooper())

    /** What is being typed and was not kept yet. */
    private var typed: Act.Typed? = null

    private fun keepTyped() {
        val now = typed ?: return
        typed = null
        app.background.execute {
            val next = app.source().typed(now) ?: return@execute
            runOnUiThread { if (!isDestroyed && !isSaid(next)) show(next) }
        }
    }

    /** Said already: the screen is left in peace, so that typing goes on. */
    private fun isSaid(next: Shown) = next.state != shown?.state || next.problem?.plain == shown?.problem?.plain

    private fun fields() = SparseArray<Parcelable>().also(findViewById<ViewGroup>(android.R.id.content)!!::saveHierarchyState)

    /** What the system was asked, until it answers. A camera in front of the app is not leaving it. */
    private var asked = Asked()

    private fun ask(ask: Ask) {
        if (!asked.send(this, ask)) inBackground { it.act(Act.Picked(ask.key, null)) }
    }

    @Deprecated("The only way to hear of it without AndroidX.")
    override fun onActivityResult(code: Int, result: Int, data: Intent?) {
        val answer = asked.heard(this, result, data) ?: return
        inBackground { it.act(answer) }
    }

    /** Draws a screen. Nothing of a secret one is seen outside the app. */
    fun show(next: Shown) {
        // Something could not be: what was typed stays where it is.
        val before = if (next.problem != null && next.state == shown?.state) fields() else null
        val content = findViewById<ViewGroup>(android.R.id.content)!!
        val focus = currentFocus?.id ?: View.NO_ID
        val isNew = next.state != shown?.state
        if (isNew) hush()
        remember()
        shown = next.copy(ask = null, then = null)
        window.setFlags(if (next.state.isSecret) FLAG_SECURE else 0, FLAG_SECURE)
        val ui = Ui(this, next.look, next.words, speaking, ::act)
        val screen = ui.screen(next.state, next.problem)
        setContentView(screen)
        before?.let(content::restoreHierarchyState)
        if (before != null && focus != View.NO_ID) findViewById<View>(focus)?.requestFocus()
        window.decorView.requestApplyInsets()
        if (next.problem == null) comeBack(next.place)
        if (isNew) arrive(screen, ui.name(screen, next.state))
        shaken.listen(isInFront && next.look.hidesByShaking)
        if (next.state is State.Working) follow()
        next.then?.let(::act)
        next.ask?.let(::ask)
    }

    /** How far it is, as long as it stands here. */
    private fun follow() {
        if (shown?.state !is State.Working) return
        findViewById<RubyTextView>(R.id.percent)?.apply {
            show(shown!!.words.say("phone-percent", "percent" to app.source().percent()), setting)
        }
        waiting.postDelayed(::follow, A_WHILE)
    }

    private fun remember() {
        val place = shown?.place ?: return
        read[place] = findViewById<View>(R.id.scroll)?.scrollY ?: return
    }

    /** As far down as it was left. */
    private fun comeBack(place: Any?) {
        val far = place?.let(read::get) ?: return
        val scroll = findViewById<View>(R.id.scroll) ?: return
        scroll.addOnLayoutChangeListener(object : View.OnLayoutChangeListener {
            override fun onLayoutChange(v: View, l: Int, t: Int, r: Int, b: Int, l0: Int, t0: Int, r0: Int, b0: Int) {
                v.removeOnLayoutChangeListener(this)
                v.scrollTo(0, far)
            }
        })
    }

    /** A new screen fades in unless the system wants nothing to move, and is named to somebody who listens. */
    private fun arrive(screen: View, name: CharSequence?) {
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.P && name != null) screen.announceForAccessibility(name)
        if (!SystemPages.wantsMotion(this)) return
        screen.alpha = 0f
        screen.animate().alpha(1f).duration = FADE
    }

    private fun act(act: Act) {
        if (act is Act.Typed) {
            if (typed == null) waiting.postDelayed(::keepTyped, SOON)
            typed = act
            return
        }
        keepTyped()
        when (act) {
            is Act.Hide -> hide()

            is Act.Press if act.key == "phone-listen" -> if (speaking) fallSilent() else letter(act.about)?.let { read(it.text) }

            is Act.Press if act.key == "phone-share-text" -> letter(act.about)?.let(::shareText)

            is Act.Press if act.key == "phone-share-picture" -> letter(act.about)?.let(::sharePicture)

            is Act.Press if act.key == "phone-open-settings" -> openSettings(act.about)

            is Act.Press if act.key == "phone-text-to" -> SystemPages.open(
                this,
                Intent(Intent.ACTION_SENDTO, Uri.fromParts("smsto", act.about, null))
            )

            is Act.Call -> SystemPages.open(this, Intent(Intent.ACTION_DIAL, Uri.fromParts("tel", act.number, null)))

            else -> {
                // A place of the house is entered at its beginning.
                if (act is Act.Go) read.clear()
                if (act is Act.Press && act.key == "first-allow") askForNotices()
                inBackground { it.act(act) }
            }
        }
    }

    @Deprecated("The only way to hear of it that all versions from API 24 have.")
    override fun onBackPressed() = act(Act.Back)

    /** Out of sight, out of recents; the next opening starts at a neutral Today. */
    private fun hide() {
        startActivity(Intent(Intent.ACTION_MAIN).addCategory(Intent.CATEGORY_HOME).setFlags(Intent.FLAG_ACTIVITY_NEW_TASK))
        finishAndRemoveTask()
    }

    /** What stands on the screen now. */
    private fun letter(slot: String): LetterPage? {
        val letters = when (val state = shown?.state) {
            is State.Today -> state.screen.members.flatMap { it.letters }
            is State.Letter -> listOf(state.page)
            is State.Share -> listOf(state.page)
            else -> emptyList()
        }
        return letters.firstOrNull { it.slot == slot }
    }

    private fun read(text: LetterText) {
        speaking = true
        voice.say(text) { hasVoice -> runOnUiThread { said(hasVoice) } }
        again()
    }

    /** It has been read to its end, or the phone cannot say it. */
    private fun said(hasVoice: Boolean) {
        if (!speaking || isDestroyed) return
        hush()
        again(if (hasVoice) null else "phone-no-voice")
    }

    private fun fallSilent() {
        hush()
        again()
    }

    private fun hush() {
        speaking = false
        voice.stop()
    }

    /** The same screen, as it is now. */
    private fun again(problem: String? = null) {
        shown?.let { show(it.copy(problem = problem?.let { key -> it.words.say(key) })) }
    }

    /** As text, to whomever the person chooses. */
    private fun shareText(page: LetterPage) {
        send(Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, plainText(page)))
    }

    private fun sharePicture(page: LetterPage) {
        val now = shown ?: return
        val picture = picture(this, page, now.look.ruby, now.words)
        app.background.execute {
            val isKept = try {
                SharedPicture.keep(app, picture)
                true
            } catch (_: IOException) {
                false
            }
            runOnUiThread { if (isKept) send(SharedPicture.sending()) else again("phone-full") }
        }
    }

    private fun send(what: Intent) {
        // The grant stands on both: the chooser hands on its own.
        val choosing = Intent.createChooser(what, null).addFlags(what.flags)
        SystemPages.open(this, choosing)
    }

    private fun openSettings(hint: String) {
        if (hint == HintKind.PERMISSION_OFF.name && SystemPages.open(this, SystemPages.notices(this))) return
        SystemPages.open(this, SystemPages.details(this))
    }

    private fun askForNotices() {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) requestPermissions(arrayOf(Manifest.permission.POST_NOTIFICATIONS), 0)
    }

    /** What the system's question was answered with is heard by a usual wake. */
    override fun onRequestPermissionsResult(code: Int, permissions: Array<String>, results: IntArray) {
        super.onRequestPermissionsResult(code, permissions, results)
        app.background.execute { app.machine.wake(otayori.app.shell.Wake.CHANGED) }
    }

    private fun inBackground(work: (Source) -> Shown?) {
        app.background.execute {
            val next = try {
                work(app.source())
            } catch (refusal: Refusal) {
                without(refusal)
            }
            // The phone may have been turned meanwhile: whichever window is there gets the answer.
            MAIN.post {
                val there = app.window ?: return@post
                if (next == null) there.moveTaskToBack(true) else there.show(next)
            }
        }
    }

    /** A screen that is turned, with what stands in its fields. */
    private class Turned(val shown: Shown, val fields: SparseArray<Parcelable>, val asked: Asked)

    private companion object {
        /** What is typed is kept after so many milliseconds. */
        const val SOON = 2_000L
        const val FADE = 150L
        const val A_WHILE = 250L
        val MAIN = Handler(Looper.getMainLooper())
    }

    /** The core itself is missing or its words cannot be read: there are no words but the system's own. */
    private fun without(refusal: Refusal): Shown {
        if ((refusal as? Refusal.Unreadable)?.which != Failure.NO_CORE) throw refusal
        return Shown(State.Failed(Failure.NO_CORE), Look(), SystemWords(this))
    }
}
