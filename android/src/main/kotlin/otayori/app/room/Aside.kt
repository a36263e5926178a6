/**
 * Help while something long runs: a way of its own through what the core answers at once, and nothing else of the house. Runs on
 * a thread of its own.
 */
package otayori.app.room

import otayori.app.door.Act
import otayori.app.door.Shown
import otayori.app.door.State

class Aside(private val here: Here) {
    private val way = ArrayDeque<Place>()
    private val help = HelpRoom(here) { null }

    /** Where an act leads from what stands on the screen; null: back to what is waited for. */
    fun act(act: Act, over: Shown): Shown? {
        if (over.state is State.Working) way.clear()
        if (act is Act.Back) way.removeLastOrNull() else way.addLast(place(act) ?: return over.said("phone-busy"))
        val place = way.lastOrNull() ?: return null
        return try {
            over.copy(state = place.state(), problem = null, place = place)
        } catch (_: Exception) {
            way.removeLast()
            over.said("phone-not-there")
        }
    }

    private fun place(act: Act): Place? = if (act is Act.Open) card(act) else (help.take(act) as? Step.To)?.place

    private fun card(act: Act.Open) = Place { State.Letter(here.home.core.letter(act.slot, act.of, here.now), tab = null) }

    private fun Shown.said(key: String) = copy(problem = words.say(key))
}
