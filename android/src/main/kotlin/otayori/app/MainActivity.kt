/**
 * The one window of the app. It shows the state that the source gives, hands on what a person does, and keeps secrets out of
 * recents. It decides nothing.
 */
package otayori.app

import android.Manifest
import android.app.Activity
import android.content.Intent
import android.net.Uri
import android.os.Build
import android.os.Bundle
import android.view.WindowManager.LayoutParams.FLAG_SECURE
import otayori.app.door.Act
import otayori.app.door.State
import otayori.app.door.Words
import otayori.app.screen.screen
import otayori.app.shell.Voice
import otayori.app.shell.Wake
import otayori.app.ui.Look
import otayori.app.ui.Ui
import otayori.app.words.LetterText

/** Where states come from: the core behind the doors, or a test. Every call runs on the background thread. */
interface Source {
    val look: Look
    val words: Words

    /** What is shown first, and after a while away: a neutral Today, or what stands before it. */
    fun start(): State

    /** What an act leads to; null: the app goes to the background. */
    fun act(act: Act): State?

    /** The app was left: the journal closes. */
    fun left()
}

class MainActivity : Activity() {
    private val voice by lazy { Voice(applicationContext) }
    private val app get() = application as OtayoriApp

    var shown: State = State.Loading
        private set

    override fun onCreate(saved: Bundle?) {
        super.onCreate(saved)
        window.setFlags(FLAG_SECURE, FLAG_SECURE)
        // Turned, not left: the same screen again, and its fields keep what was typed.
        (lastNonConfigurationInstance as State?)?.let(::show)
    }

    override fun onRetainNonConfigurationInstance(): Any = shown

    override fun onStart() {
        super.onStart()
        val isTurned = shown != State.Loading && lastNonConfigurationInstance != null
        if (isTurned) return app.background.execute { app.machine.wake(Wake.FRONT) }
        inBackground {
            app.machine.wake(Wake.FRONT)
            it.start()
        }
    }

    override fun onStop() {
        super.onStop()
        voice.stop()
        if (isChangingConfigurations) return
        val source = app.source ?: return
        app.background.execute { source.left() }
    }

    /** Draws a state. Nothing of a secret one is seen outside the app. */
    fun show(state: State) {
        val source = app.source ?: return
        shown = state
        window.setFlags(if (state.isSecret) FLAG_SECURE else 0, FLAG_SECURE)
        setContentView(Ui(this, source.look, source.words, ::act).screen(state))
        window.decorView.requestApplyInsets()
    }

    private fun act(act: Act) {
        when (act) {
            is Act.Hide -> hide()

            is Act.Press if act.key == "phone-listen" -> letter(act.about)?.let(voice::say)

            is Act.Press if act.key == "phone-share" -> letter(act.about)?.let(::share)

            is Act.Call -> startActivity(Intent(Intent.ACTION_DIAL, Uri.parse("tel:" + act.number)))

            else -> {
                if (act is Act.Press && act.key == "phone-allow") askForNotices()
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
        val letters = when (val state = shown) {
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

    private fun inBackground(work: (Source) -> State?) {
        val source = app.source ?: return
        app.background.execute {
            val state = work(source)
            runOnUiThread {
                if (isDestroyed) return@runOnUiThread
                if (state == null) moveTaskToBack(true) else show(state)
            }
        }
    }
}
