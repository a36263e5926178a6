/**
 * The one window of the app. It draws what the source gives, hands on what a person does, asks the system where the system has
 * to be asked, and keeps secrets out of recents. It decides nothing.
 */
package otayori.app

import android.app.Activity
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.content.IntentFilter
import android.os.Build
import android.os.Bundle
import android.os.Handler
import android.os.Looper
import android.os.Parcelable
import android.util.SparseArray
import android.view.View
import android.view.ViewGroup
import android.view.WindowManager.LayoutParams.FLAG_SECURE
import otayori.app.door.Act
import otayori.app.door.Ask
import otayori.app.door.Shown
import otayori.app.door.State
import otayori.app.screen.name
import otayori.app.screen.screen
import otayori.app.shell.Asked
import otayori.app.shell.CameraTarget
import otayori.app.shell.Shaken
import otayori.app.shell.SharedPicture
import otayori.app.shell.SystemPages
import otayori.app.shell.Wake
import otayori.app.text.RubyTextView
import otayori.app.ui.Ui

class MainActivity : Activity() {
    private val app get() = application as OtayoriApp
    private val courier get() = app.courier
    private val outward by lazy { Outward(this) }
    private val left by lazy { LeftPlaces(content) }
    private val shaken by lazy { Shaken(this) { act(Act.Hide) } }
    private val content get() = findViewById<ViewGroup>(android.R.id.content)!!
    private var isInFront = false

    /** What stands on the screen; null while nothing has been asked yet. */
    var shown: Shown? = null
        private set

    override fun onCreate(saved: Bundle?) {
        super.onCreate(saved)
        app.window = this
        if (lastNonConfigurationInstance == null) app.background.execute { SharedPicture.clear(app) }
        window.setFlags(FLAG_SECURE, FLAG_SECURE)
        asked.restore(saved)
        // Only the system sends it.
        registerReceiver(darkness, IntentFilter(Intent.ACTION_SCREEN_OFF))
        // Turned, not left: the same screen again, and its fields keep what was typed.
        (lastNonConfigurationInstance as Turned?)?.let { before ->
            asked = before.asked
            show(before.shown)
            content.restoreHierarchyState(before.fields)
        }
    }

    override fun onRetainNonConfigurationInstance(): Any? = shown?.takeUnless { hasLeft }?.let { Turned(it, left.fields(), asked) }

    /** What stands in the fields stays in this process: the system is handed nothing of it. */
    override fun onSaveInstanceState(out: Bundle) = asked.save(out)

    override fun onRestoreInstanceState(saved: Bundle) = Unit

    override fun onStart() {
        super.onStart()
        if (asked.isOut() && shown != null) return
        // Whoever does not come back from the camera has left.
        if (asked.isLate()) leave()
        if (!asked.wantsPhoto()) app.background.execute { CameraTarget.clear(applicationContext) }
        if (shown == null) {
            courier.begins()
        } else if (lastNonConfigurationInstance == null || hasLeft) {
            courier.comesBack()
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
        asked.standsOver()
        shaken.listen(false)
        keepTyped()
    }

    override fun onStop() {
        super.onStop()
        outward.hush()
        if (isChangingConfigurations) return
        if (asked.isOut()) waiting.postDelayed(::leaveLate, Asked.PATIENCE) else leave()
    }

    override fun onDestroy() {
        super.onDestroy()
        waiting.removeCallbacksAndMessages(null)
        unregisterReceiver(darkness)
        if (app.window === this) app.window = null
    }

    private fun leaveLate() {
        if (asked.isLate()) leave()
    }

    /** The journal closes, and nothing secret stays on the screen behind. */
    private fun leave() {
        hasLeft = true
        asked.lose()
        left.forget()
        courier.left()
        shown?.takeIf { it.state.isSecret }?.let { show(it.copy(state = State.Loading, problem = null)) }
    }

    /** What stands here is not shown again: whoever comes back begins at Today, turned or not. */
    private var hasLeft = false

    private val waiting = Handler(Looper.getMainLooper())

    /** What is being typed and was not kept yet; and whether something was while an act was on its way. */
    private var typed: Act.Typed? = null
    private var typesOn = false

    private fun keepTyped() {
        val now = typed ?: return
        typed = null
        courier.typed(now) { next -> if (!isDestroyed && !isSaid(next)) show(next, isTyping = true) }
    }

    /** Said already: the screen is left in peace, so that typing goes on. */
    private fun isSaid(next: Shown) = next.state != shown?.state || next.problem?.plain == shown?.problem?.plain

    /** What the system was asked, until it answers. A camera in front of the app is not leaving it. */
    private var asked = Asked()

    private fun ask(ask: Ask, closes: Boolean) {
        if (!asked.send(this, ask, closes)) courier.act(Act.Picked(ask.key, null), shown)
    }

    /** The phone went dark while the system was asked: with a PIN that is leaving, whoever comes back. */
    private val darkness = object : BroadcastReceiver() {
        override fun onReceive(context: Context, intent: Intent) {
            if (asked.isClosing()) leave()
        }
    }

    /** Back in front, and nobody has answered: as if they had turned back. */
    override fun onWindowFocusChanged(hasFocus: Boolean) {
        super.onWindowFocusChanged(hasFocus)
        if (hasFocus && asked.isUnanswered()) answered(RESULT_CANCELED, null)
    }

    @Deprecated("The only way to hear of it without AndroidX.")
    override fun onActivityResult(code: Int, result: Int, data: Intent?) {
        answered(result, data)
    }

    private fun answered(result: Int, data: Intent?) {
        val isClosing = asked.isClosing() && result != RESULT_OK
        val wantsPhoto = asked.wantsPhoto()
        val answer = asked.heard(this, result, data)
        if (wantsPhoto && (answer as? Act.Picked)?.file == null) app.background.execute { CameraTarget.clear(applicationContext) }
        if (isClosing) {
            leave()
            courier.comesBack()
            hasLeft = false
        }
        answer?.let { courier.act(it, shown) }
    }

    /** Draws a screen. Nothing of a secret one is seen outside the app. */
    fun show(next: Shown, isTyping: Boolean = false) {
        val before = fieldsFor(next)
        val focus = currentFocus?.id ?: View.NO_ID
        val isNew = next.state != shown?.state
        if (isNew) outward.hush()
        left.remember(shown)
        shown = next.copy(ask = null, then = null)
        typesOn = false
        window.setFlags(if (next.state.isSecret) FLAG_SECURE else 0, FLAG_SECURE)
        val ui = Ui(this, next.look, next.words, outward.speaking, ::act)
        val screen = ui.screen(next.state, next.problem)
        // A phone that sleeps slows what is running, and nobody would see how it ended.
        screen.keepScreenOn = next.state is State.Working
        setContentView(screen)
        if (before == null) left.comeBack(next) else content.restoreHierarchyState(before)
        if (before != null && focus != View.NO_ID) findViewById<View>(focus)?.requestFocus()
        if (next.problem != null && !isTyping) left.toTheTop()
        window.decorView.requestApplyInsets()
        if (isNew) arrive(screen, ui.name(screen, next.state))
        shaken.listen(isInFront && next.look.hidesByShaking)
        if (next.state is State.Working) follow()
        next.then?.let { courier.follow(it, shown!!) }
        next.ask?.let { ask(it, next.closes) }
    }

    /**
     * What stays in the fields: where something could not be, where nothing has changed, and where somebody typed on while the
     * answer was on its way.
     */
    private fun fieldsFor(next: Shown): SparseArray<Parcelable>? {
        val isSame = next.state == shown?.state
        val isHere = next.place != null && next.place === shown?.place
        return if ((isSame && (next.problem != null || isHere)) || (isHere && typesOn)) left.fields() else null
    }

    /** The same screen, as it is now. */
    fun again(problem: String? = null) {
        shown?.let { show(it.copy(problem = problem?.let { key -> it.words.say(key) })) }
    }

    /** How far it is, as long as it stands here. */
    private fun follow() {
        if (shown?.state !is State.Working) return
        findViewById<RubyTextView>(R.id.percent)?.apply {
            show(shown!!.words.say("phone-percent", "percent" to app.source().percent()), setting)
        }
        waiting.postDelayed(::follow, A_WHILE)
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
            typesOn = courier.isBusy
            return
        }
        keepTyped()
        if (act is Act.Hide) return hide()
        if (outward.take(act)) return
        // A place of the house is entered at its beginning.
        if (act is Act.Go) left.forget()
        if (act is Act.Press && act.key == "first-allow") outward.askForNotices()
        courier.act(act, shown)
    }

    @Deprecated("The only way to hear of it that all versions from API 24 have.")
    override fun onBackPressed() = act(Act.Back)

    /** Out of sight, out of recents; the next opening starts at a neutral Today. */
    private fun hide() {
        startActivity(Intent(Intent.ACTION_MAIN).addCategory(Intent.CATEGORY_HOME).setFlags(Intent.FLAG_ACTIVITY_NEW_TASK))
        finishAndRemoveTask()
    }

    /** What the system's question was answered with is heard by a usual wake. */
    override fun onRequestPermissionsResult(code: Int, permissions: Array<String>, results: IntArray) {
        super.onRequestPermissionsResult(code, permissions, results)
        app.background.execute { app.machine.wake(Wake.CHANGED) }
        outward.heard(code)
        courier.act(Act.Press("notices-answered"), shown)
    }

    /** A screen that is turned, with what stands in its fields. */
    private class Turned(val shown: Shown, val fields: SparseArray<Parcelable>, val asked: Asked)

    private companion object {
        /** What is typed is kept after so many milliseconds. */
        const val SOON = 2_000L
        const val FADE = 150L
        const val A_WHILE = 250L
    }
}
