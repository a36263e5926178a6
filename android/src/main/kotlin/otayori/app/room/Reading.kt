/** What is read: Today and the days before it, the shelf, letters, search, cards, whom to call. */
package otayori.app.room

import org.otayori.core.HelpUnder
import org.otayori.core.HintKind
import otayori.app.door.Act
import otayori.app.door.MonthOfLetters
import otayori.app.door.ShelvedLetter
import otayori.app.door.State

class Reading(private val here: Here) : Room {
    /** What is to be said of the phone itself, until it has stood on the screen. */
    var hints: List<HintKind> = emptyList()

    val today = Place {
        val screen = here.core.today(here.now)
        val told = hints
        if (told.isNotEmpty()) here.machine.told(told.map { it.name })
        State.Today(screen, told)
    }

    val shelf = Place {
        val core = here.core
        val months = core.shelfMonths(here.now).map { month ->
            val rows = core.shelf(month.first, month.last, here.now).map { ShelvedLetter(here.date(it.of), it.of, it.letter) }
            MonthOfLetters(monthOf(month.first), rows)
        }
        State.Shelf(months, core.essentials(here.now))
    }

    /** Open to everybody, with nothing unlocked and even where nothing can be opened. */
    val help = Place {
        val core = here.home.core
        val now = here.now
        val situations = core.situations(now)
        val screens = FIRST.filter { key -> situations.any { it.key == key } }.map { it to core.help(it, now) }
        State.Cards(
            core.cards(now).filter { !it.isForThoseWhoAsk },
            screens.firstOrNull()?.second?.emergency.orEmpty(),
            screens.map { (key, screen) -> HelpUnder(key, screen.name, screen.lines.firstOrNull()) },
            situations,
        )
    }

    override fun take(act: Act): Step? = when (act) {
        is Act.Open -> Step.To { State.Letter(here.home.core.letter(act.slot, act.of, here.now)) }

        is Act.Day -> Step.Instead(if (act.date == here.today) today else Place { State.Today(here.core.day(act.date, here.now)) })

        is Act.Press -> when (act.key) {
            "help" -> Step.To(help)
            "cards-open" -> Step.To { State.Cards(here.home.core.cards(here.now), emptyList(), emptyList(), emptyList()) }
            "phone-situation" -> Step.To { State.Help(here.home.core.help(act.about, here.now)) }
            "phone-search" -> Step.To { State.Search("", emptyList(), null) }
            else -> null
        }

        is Act.Give -> if (act.key == "phone-look") Step.Instead(found(act.values.first())) else null

        else -> null
    }

    private fun found(words: String) = Place {
        val rows = here.core.search(words, here.now)
        val count = if (rows.isEmpty()) here.say("search-none", "words" to words) else here.say("search-count", "count" to rows.size)
        State.Search(words, rows, count)
    }

    fun monthOf(date: String) = here.say("phone-month-of", "year" to date.take(4).toInt(), "month" to date.substring(5, 7).toInt())

    private companion object {
        /** Whose first line stands on the page of help itself; the others are a tap away. */
        val FIRST = listOf("maternity-unit", "child-night-line", "parents-at-limit", "crisis", "violence")
    }
}
