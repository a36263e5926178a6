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
import otayori.app.shell.Failure
import otayori.app.shell.Refusal
import otayori.app.shell.Shaken
import otayori.app.shell.SystemWords
import otayori.app.shell.Voice
import otayori.app.text.RubyTextView
import otayori.app.ui.Look
import otayori.app.ui.Ui

/** Where screens come from: the core behind the doors, or a test. Every call runs on the background thread. */
interface Source {
    /** What is shown first, and after a while away: a neutral Today, or what stands before it. */
    fun start(): Shown

    /** What an act leads to; null: the app goes to the background. */
    fun act(act: Act): Shown?

    /** The app was left: the journal closes. */
    fun left()

    /** How far what is running is. Asked on the main thread; never waits. */
    fun percent(): Int = 0
}

class MainActivity : Activity() {
    private val voice by lazy { Voice(applicationContext) }
    private val app get() = application as OtayoriApp

    private val shaken by lazy { Shaken(this) { act(Act.Hide) } }
    private val clock = Handler(Looper.getMainLooper())
    private var isInFront = false

    /** What stands on the screen; null while nothing has been asked yet. */
    var shown: Shown? = null
        private set

    override fun onCreate(saved: Bundle?) {
        super.onCreate(saved)
        app.window = this
        window.setFlags(FLAG_SECURE, FLAG_SECURE)
        // Turned, not left: the same screen again, and its fields keep what was typed.
        (lastNonConfigurationInstance as Shown?)?.let(::show)
    }

    override fun onRetainNonConfigurationInstance(): Any? = shown

    override fun onStart() {
        super.onStart()
        if (asked.isOut()) return
        if (shown == null || lastNonConfigurationInstance == null) inBackground { it.start() }
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
    }

    override fun onDestroy() {
        super.onDestroy()
        clock.removeCallbacksAndMessages(null)
        if (app.window === this) app.window = null
    }

    override fun onStop() {
        super.onStop()
        voice.stop()
        if (!isChangingConfigurations && !asked.isOut()) app.background.execute { app.source().left() }
    }

    /** What the system was asked, until it answers. A camera in front of the app is not leaving it. */
    private val asked = Asked()

    private fun ask(ask: Ask) {
        if (!asked.send(this, ask)) inBackground { it.act(Act.Picked(ask.key, null)) }
    }

    @Deprecated("The only way to hear of it without AndroidX.")
    override fun onActivityResult(code: Int, result: Int, data: Intent?) {
        val answer = asked.heard(contentResolver, result, data) ?: return
        inBackground { it.act(answer) }
    }

    /** Draws a screen. Nothing of a secret one is seen outside the app. */
    fun show(next: Shown) {
        // Something could not be: what was typed stays where it is.
        val typed = if (next.problem != null && next.state == shown?.state) SparseArray<android.os.Parcelable>() else null
        val content = findViewById<ViewGroup>(android.R.id.content)!!
        typed?.let(content::saveHierarchyState)
        shown = next.copy(ask = null, then = null)
        window.setFlags(if (next.state.isSecret) FLAG_SECURE else 0, FLAG_SECURE)
        setContentView(Ui(this, next.look, next.words, ::act).screen(next.state, next.problem))
        typed?.let(content::restoreHierarchyState)
        window.decorView.requestApplyInsets()
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
        clock.postDelayed(::follow, A_WHILE)
    }

    private fun act(act: Act) {
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
            // The phone may have been turned meanwhile: whichever window is there gets the answer.
            clock.post {
                val there = app.window ?: return@post
                if (next == null) there.moveTaskToBack(true) else there.show(next)
            }
        }
    }

    /** The core itself is missing or its words cannot be read: there are no words but the system's own. */
    private fun without(refusal: Refusal): Shown {
        if ((refusal as? Refusal.Unreadable)?.which != Failure.NO_CORE) throw refusal
        return Shown(State.Failed(Failure.NO_CORE), Look(), SystemWords(this))
    }

    private companion object {
        const val A_WHILE = 250L
    }
}
