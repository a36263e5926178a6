/** Where screens come from: the core behind the doors, or a test. */
package otayori.app

import otayori.app.door.Act
import otayori.app.door.Shown

/** Every call runs on the background thread, except where it says otherwise. */
interface Source {
    /** What is shown first, and after a while away: a neutral Today, or what stands before it. */
    fun start(): Shown

    /** What an act leads to; null: the app goes to the background. */
    fun act(act: Act): Shown?

    /**
     * What an act leads to while something long runs: help, and nothing else. Runs on a thread of its own and waits for nothing
     * that is written. `over`: what stands on the screen. Null: back to what is waited for.
     */
    fun aside(act: Act, over: Shown): Shown? = null

    /** What stands in the fields while it is typed. Null: there is nothing to be said of it. */
    fun typed(act: Act.Typed): Shown? = null

    /** The app was left: the journal closes. */
    fun left()

    /** The journal closes as soon as what is running ends. Never waits for it; from any thread but the main one. */
    fun lockSoon() = Unit

    /** How far what is running is. Asked on the main thread; never waits. */
    fun percent(): Int = 0
}
