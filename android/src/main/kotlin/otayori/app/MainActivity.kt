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
import otayori.app.shell.Refusal
import otayori.app.shell.SharedPicture
import otayori.app.shell.SystemPages
import otayori.app.shell.Voice
import otayori.app.ui.Ui
import java.io.IOException
import java.util.IdentityHashMap

/** Where screens come from: the core behind the doors, or a test. Every call runs on the background thread. */
interface Source {
    /** What is shown first, and after a while away: a neutral Today, or what stands before it. */
    fun start(): Shown

    /** What an act leads to; null: the app goes to the background. */
    fun act(act: Act): Shown?

    /** The app was left: the journal closes. */
    fun left()
}

class MainActivity : Activity() {
    private val voice by lazy { Voice(applicationContext) }
    private val app get() = application as OtayoriApp

    /** What stands on the screen; null while nothing has been asked yet. */
    var shown: Shown? = null
        private set

    /** Whether the voice reads the letter that stands there. */
    private var speaking = false

    /** How far each place was read, for when somebody comes back to it. */
    private val read = IdentityHashMap<Any, Int>()

    override fun onCreate(saved: Bundle?) {
        super.onCreate(saved)
        window.setFlags(FLAG_SECURE, FLAG_SECURE)
        if (lastNonConfigurationInstance == null) app.background.execute { SharedPicture.clear(app) }
        // Turned, not left: the same screen again, and its fields keep what was typed.
        (lastNonConfigurationInstance as Shown?)?.let(::show)
    }

    override fun onRetainNonConfigurationInstance(): Any? = shown

    override fun onStart() {
        super.onStart()
        if (asked.isOut()) return
        if (shown == null || lastNonConfigurationInstance == null) {
            read.clear()
            inBackground { it.start() }
        }
    }

    override fun onStop() {
        super.onStop()
        hush()
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
        val isNew = next.state != shown?.state
        if (isNew) hush()
        remember()
        shown = next.copy(ask = null)
        window.setFlags(if (next.state.isSecret) FLAG_SECURE else 0, FLAG_SECURE)
        val ui = Ui(this, next.look, next.words, speaking, ::act)
        val screen = ui.screen(next.state, next.problem)
        setContentView(screen)
        typed?.let(content::restoreHierarchyState)
        window.decorView.requestApplyInsets()
        if (next.problem == null) comeBack(next.place)
        if (isNew) arrive(screen, ui.name(screen, next.state))
        next.ask?.let(::ask)
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
            runOnUiThread {
                if (isDestroyed) return@runOnUiThread
                if (next == null) moveTaskToBack(true) else show(next)
            }
        }
    }

    /** The core itself is missing or its words cannot be read: there are no words but the system's own. */
    private fun without(refusal: Refusal): Shown = throw refusal

    private companion object {
        const val FADE = 150L
    }
}
