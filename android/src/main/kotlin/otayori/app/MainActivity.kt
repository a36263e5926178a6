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
import org.otayori.core.LetterText
import otayori.app.door.Act
import otayori.app.door.Ask
import otayori.app.door.Shown
import otayori.app.door.State
import otayori.app.screen.screen
import otayori.app.shell.Asked
import otayori.app.shell.CameraTarget
import otayori.app.shell.Refusal
import otayori.app.shell.Voice
import otayori.app.ui.Ui

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
}

class MainActivity : Activity() {
    private val voice by lazy { Voice(applicationContext) }
    private val app get() = application as OtayoriApp

    /** What stands on the screen; null while nothing has been asked yet. */
    var shown: Shown? = null
        private set

    override fun onCreate(saved: Bundle?) {
        super.onCreate(saved)
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
        if (shown == null || lastNonConfigurationInstance == null) inBackground { it.start() }
        hasLeft = false
    }

    override fun onPause() {
        super.onPause()
        keepTyped()
    }

    override fun onStop() {
        super.onStop()
        voice.stop()
        if (isChangingConfigurations) return
        if (asked.isOut()) waiting.postDelayed(::leaveLate, Asked.PATIENCE) else leave()
    }

    override fun onDestroy() {
        super.onDestroy()
        waiting.removeCallbacksAndMessages(null)
    }

    private fun leaveLate() {
        if (asked.isLate()) leave()
    }

    /** The journal closes, and nothing secret stays on the screen behind. */
    private fun leave() {
        hasLeft = true
        asked.forget()
        app.background.execute { app.source().left() }
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
        shown = next.copy(ask = null)
        window.setFlags(if (next.state.isSecret) FLAG_SECURE else 0, FLAG_SECURE)
        setContentView(Ui(this, next.look, next.words, ::act).screen(next.state, next.problem))
        before?.let(content::restoreHierarchyState)
        if (before != null && focus != View.NO_ID) findViewById<View>(focus)?.requestFocus()
        window.decorView.requestApplyInsets()
        next.ask?.let(::ask)
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

            is Act.Press if act.key == "phone-listen" -> letter(act.about)?.let(voice::say)

            is Act.Press if act.key == "phone-share" -> letter(act.about)?.let(::share)

            is Act.Call -> startActivity(Intent(Intent.ACTION_DIAL, Uri.parse("tel:" + act.number)))

            else -> {
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

    /** Words that stand on the screen now. */
    private fun letter(slot: String): LetterText? {
        val letters = when (val state = shown?.state) {
            is State.Today -> state.screen.members.flatMap { it.letters }
            is State.Letter -> listOf(state.page)
            else -> emptyList()
        }
        return letters.firstOrNull { it.slot == slot }?.text
    }

    /** As text, to whomever the person chooses. */
    private fun share(text: LetterText) {
        val sending = Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, text.plain)
        startActivity(Intent.createChooser(sending, null))
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
            runOnUiThread {
                if (isDestroyed) return@runOnUiThread
                if (next == null) moveTaskToBack(true) else show(next)
            }
        }
    }

    /** A screen that is turned, with what stands in its fields. */
    private class Turned(val shown: Shown, val fields: SparseArray<Parcelable>, val asked: Asked)

    private companion object {
        /** What is typed is kept after so many milliseconds. */
        const val SOON = 2_000L
    }

    /** The core itself is missing or its words cannot be read: there are no words but the system's own. */
    private fun without(refusal: Refusal): Shown = throw refusal
}
