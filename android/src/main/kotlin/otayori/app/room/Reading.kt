/** What is read: Today and the days before it, the shelf, letters and how they are handed on, search. */
package otayori.app.room

import org.otayori.core.HintKind
import org.otayori.core.ShelfMonth
import otayori.app.door.Act
import otayori.app.door.MonthOfLetters
import otayori.app.door.ShelvedLetter
import otayori.app.door.State
import otayori.app.door.Tab

class Reading(private val here: Here) : Room {
    private val which = Which(here)

    /** What is to be said of the phone itself. It is said once, and stands as long as this visit. */
    var hints: List<HintKind> = emptyList()
        set(value) {
            field = value
            areTold = false
        }

    private var areTold = true

    val today = Place {
        val screen = here.home.page?.takeIf { it.on == here.today } ?: here.core.today(here.now)
        if (!areTold && hints.isNotEmpty()) here.machine.told(hints.map { it.name })
        areTold = true
        State.Today(screen, hints, which.names(), next = if (screen.isQuiet) null else next())
    }

    private fun day(on: String) = Place {
        State.Today(here.core.day(on, here.now), which = which.names(), isToday = false, date = here.date(on))
    }

    /** When a letter comes next. What it says is for its day. */
    private fun next() = here.core.upcoming(SOON, here.now).firstOrNull { it.letters.isNotEmpty() && it.on > here.today }?.let {
        here.say("letter-next", "date" to here.date(it.on).plain)
    }

    /** Months that were opened or closed by a tap. */
    private val turned = HashSet<String>()

    /** A month is read when it is opened: years of letters open as fast as the first week. */
    val shelf = Place {
        val core = here.core
        val months = core.shelfMonths(here.now)
        val rows = months.mapIndexed { n, month -> month(month, isOpen = (n == 0 || months.size <= FEW) != (month.first in turned)) }
        State.Shelf(rows, core.essentials(here.now))
    }

    private fun month(month: ShelfMonth, isOpen: Boolean): MonthOfLetters {
        val rows = if (isOpen) here.core.shelf(month.first, month.last, here.now) else emptyList()
        val letters = rows.distinctBy { it.of to it.letter.slot }.map { ShelvedLetter(here.date(it.of), it.of, it.letter) }
        val count = here.say("search-count", "count" to month.letters.toInt())
        return MonthOfLetters(here.monthOf(month.first), letters, month.first, isOpen, count)
    }

    override fun take(act: Act): Step? = when (act) {
        is Act.Open -> Step.To(letter(act.slot, act.of))

        is Act.Day -> if (act.date == here.today) Step.Root(today) else Step.Instead(day(act.date))

        is Act.Press -> when (act.key) {
            "phone-search" -> Step.To { State.Search("", emptyList(), null) }

            "phone-open-month" -> {
                if (!turned.remove(act.about)) turned += act.about
                Step.Again
            }

            "phone-share" -> Step.To {
                val (slot, of) = act.about.split('|')
                State.Share(here.home.core.letter(slot, of.ifEmpty { null }, here.now))
            }

            else -> null
        }

        is Act.Give -> if (act.key == "phone-look") Step.Instead(found(act.values.first())) else null

        else -> null
    }

    /** Readable with nothing open, for a card. */
    private fun letter(slot: String, of: String?) = Place {
        val page = here.home.core.letter(slot, of, here.now)
        val names = if (page.children.isEmpty()) emptyList() else page.children.mapNotNull(which.names()::get)
        State.Letter(page, page.of?.let(here::date), names.singleOrNull(), here.at(Tab.SHELF))
    }

    private fun found(words: String) = Place {
        val rows = here.core.search(words, here.now)
        val count = if (rows.isEmpty()) here.say("search-none", "words" to words) else here.say("search-count", "count" to rows.size)
        State.Search(words, rows, count)
    }

    private companion object {
        /** So many months stand open on the shelf; with more, the latest. */
        const val FEW = 2

        /** Days in which the next letter is looked for. */
        const val SOON = 31u
    }
}
