/**
 * How rooms are joined: a place that makes its screen anew each time it is shown, and the steps from one to the next.
 *
 * Knows no screen and no words.
 */
package otayori.app.room

import org.otayori.core.Wording
import otayori.app.door.Act
import otayori.app.door.Ask
import otayori.app.door.State

/** A screen somebody is on, made anew each time it is shown, so that it says what is so now. */
fun interface Place {
    fun state(): State
}

/** Where an act leads. */
sealed interface Step {
    /** Further in; back leads here again. */
    data class To(val place: Place) : Step

    /** The same depth, another screen: what was asked is answered. */
    data class Instead(val place: Place) : Step

    /** One of the four, or what stands before them: nothing is behind it. `note`: what is said there. */
    data class Root(val place: Place, val note: Wording?) : Step {
        constructor(place: Place) : this(place, null)
    }

    /** A while of waiting: this stands on the screen until `then` has led on, and nothing leads back to it. */
    data class Working(val title: Wording, val then: Act) : Step

    /** One back, and so many before it; `note`: what is said there. */
    data class Back(val times: Int = 1, val note: Wording? = null) : Step

    /** Here, made anew. */
    data object Again : Step

    /** Here, as it is, and why it cannot be: what was typed stays. */
    data class Problem(val words: Wording) : Step

    /** Here, as it is, while the system is asked for something. */
    data class Asking(val ask: Ask) : Step

    /** Out of the app, to the home screen. */
    data object Leave : Step
}

/** A part of the house. */
interface Room {
    /** Where an act leads, or null: it is for another room. Throws what the core says. */
    fun take(act: Act): Step?

    /** The app was left: what is secret goes from memory. */
    fun left() = Unit
}
