/** Cards, whom to call, and what to show at a counter. The first two with nothing unlocked, and even where nothing can be opened. */
package otayori.app.room

import org.otayori.core.HelpUnder
import otayori.app.door.Act
import otayori.app.door.State
import otayori.app.door.Tab

/** `tab`: the place at the bottom that these pages belong to, if any. */
class HelpRoom(private val here: Here, private val tab: () -> Tab? = { here.at(Tab.SHELF) }) : Room {
    private val help = Place {
        val core = here.home.core
        val now = here.now
        val situations = core.situations(now)
        val screens = FIRST.filter { key -> situations.any { it.key == key } }.map { it to core.help(it, now) }
        State.Cards(
            core.cards(now).filter { !it.isForThoseWhoAsk },
            screens.firstOrNull()?.second?.emergency.orEmpty(),
            screens.map { (key, screen) -> HelpUnder(key, screen.name, screen.lines.firstOrNull()) },
            situations,
            tab(),
        )
    }

    private val counters = Place { State.CounterCards(here.home.core.counterCards(here.now), office()) }

    private fun office() = tab()?.let { Tab.FAMILY }

    override fun take(act: Act): Step? = when (act) {
        is Act.Press -> when (act.key) {
            "help" -> Step.To(help)

            "cards-open" -> Step.To {
                State.Cards(here.home.core.cards(here.now), emptyList(), emptyList(), emptyList(), tab())
            }

            "phone-situation" -> Step.To { State.Help(here.home.core.help(act.about, here.now), tab()) }

            "phone-counter" -> Step.To(counters)

            "phone-counter-card" -> Step.To {
                val (region, id) = act.about.split('|')
                val card = here.home.core.counterCards(here.now).firstOrNull { it.id == id && it.region == region }
                State.CounterCard(card ?: throw Untold(here.say("phone-not-there")), office())
            }

            else -> null
        }

        else -> null
    }

    private companion object {
        /** Whose first line stands on the page of help itself; the others are a tap away. */
        val FIRST = listOf("maternity-unit", "child-night-line", "parents-at-limit", "crisis", "violence")
    }
}
