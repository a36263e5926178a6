/**
 * Carries what a person does to the source, on the background thread, and the answer to the window that is there by then.
 *
 * One act at a time: what is pressed while the last is carried out was meant for a screen that is going, and is dropped; only
 * the way back, the four places and the way to help are carried after it. While something long runs, help goes a way of its own,
 * on a thread of its own. Lives as long as the process; all but the work itself is on the main thread. Draws nothing.
 */
package otayori.app

import android.os.Handler
import android.os.Looper
import android.util.Log
import otayori.app.door.Act
import otayori.app.door.Shown
import otayori.app.door.State
import otayori.app.shell.Failure
import otayori.app.shell.SystemWords
import otayori.app.ui.Look

class Courier(private val app: OtayoriApp) {
    /** Acts on their way. */
    private var carried = 0

    val isBusy: Boolean get() = carried > 0

    /** What stands on the screen while something long runs. */
    @Volatile
    private var working: Shown? = null

    /** Whether something runs that takes long: whoever cannot wait asks this first, from any thread. */
    val isLong: Boolean get() = working != null

    /** What help was opened over while something long runs; once that has ended, what it came to. */
    private var beneath: Shown? = null

    /** The window is new and nothing stands on it: what is waited for, or else the beginning. */
    fun begins() {
        beneath = null
        working?.let { app.window?.show(it) }
        carry { it.start() }
    }

    fun comesBack() = carry { it.start() }

    /** What a person did on a screen. */
    fun act(act: Act, on: Shown?) = when {
        beneath != null || on?.state is State.Working -> aside(act, on!!)

        isBusy && (isHelpComing || act != HELP) && act::class !in CARRIED -> Unit

        else -> {
            if (act == HELP) isHelpComing = true
            carry { it.act(act) }
        }
    }

    /** Help was asked for behind something short: once is enough. */
    private var isHelpComing = false

    /** What follows a screen by itself, because it takes a while. */
    fun follow(act: Act, on: Shown) {
        working = on
        carry(isLong = true) { it.act(act) }
    }

    /** What is typed is kept beside everything else. `say`: there is something to be said of it. */
    fun typed(act: Act.Typed, say: (Shown) -> Unit) = app.background.execute {
        val next = asked { it.typed(act) } ?: return@execute
        MAIN.post { say(next) }
    }

    /** The app was left. Behind something long the journal closes at its end, and the words on the screen are gone already. */
    fun left() {
        if (isLong) app.aside.execute { told { it.lockSoon() } }
        app.background.execute { told { it.left() } }
    }

    private fun carry(isLong: Boolean = false, work: (Source) -> Shown?) {
        carried++
        app.background.execute {
            val next = asked(work)
            MAIN.post {
                carried--
                if (carried == 0) isHelpComing = false
                if (isLong) working = null
                answer(next)
            }
        }
    }

    /** Whichever window is there gets the answer: the phone may have been turned meanwhile. */
    private fun answer(next: Shown?) {
        val window = app.window ?: return
        when {
            beneath == null -> if (next == null) window.moveTaskToBack(true) else window.show(next)

            // Somebody reads help: what was waited for stands behind it.
            next != null -> beneath = next
        }
    }

    private fun aside(act: Act, on: Shown) {
        if (beneath == null) {
            if (act is Act.Back) app.window?.moveTaskToBack(true)
            if (act != HELP) return
            beneath = on
        }
        app.aside.execute {
            val next = asked { it.aside(act, on) }
            MAIN.post {
                val under = beneath ?: return@post
                if (next == null) beneath = null
                app.window?.show(next ?: under)
            }
        }
    }

    /** Whatever goes wrong leaves a screen with words on it. */
    private fun asked(work: (Source) -> Shown?): Shown? = try {
        work(app.source())
    } catch (error: Exception) {
        note(error)
        Shown(State.Failed(Failure.NO_CORE), Look(), SystemWords(app))
    }

    private fun told(work: (Source) -> Unit) = try {
        work(app.source())
    } catch (error: Exception) {
        // Without the core nothing is open that could be closed.
        note(error)
    }

    companion object {
        private val MAIN = Handler(Looper.getMainLooper())
        private val HELP = Act.Press("help")

        /** What is not meant for the screen it was done on. */
        private val CARRIED = setOf(Act.Go::class, Act.Back::class, Act.Picked::class, Act.Late::class)

        /** Where it happened, for whoever builds the app. What it says may hold words of a person and stands in no log. */
        fun note(error: Exception) {
            val where = error.stackTrace.take(12).joinToString("\n") { "    at $it" }
            Log.w("otayori", "${error.javaClass.name}\n$where")
        }
    }
}
