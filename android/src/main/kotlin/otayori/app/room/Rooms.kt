/**
 * The house: which screen stands where, what leads where, and what is said when something cannot be.
 *
 * Hands each act to the room it is for, keeps the way back, and turns refusals into screens. Runs on the background thread.
 */
package otayori.app.room

import org.otayori.core.CompanionException
import org.otayori.core.HintKind
import org.otayori.core.UptimeNow
import org.otayori.core.Wording
import otayori.app.Source
import otayori.app.core.failure
import otayori.app.core.orNull
import otayori.app.door.Act
import otayori.app.door.Shown
import otayori.app.door.State
import otayori.app.door.Tab
import otayori.app.door.unmarked
import otayori.app.shell.Failure
import otayori.app.shell.Refusal
import otayori.app.shell.Wake
import otayori.app.shell.Woken

class Rooms(private val here: Here, uptime: () -> UptimeNow) : Source {
    private val way = ArrayDeque<Place>()
    private var stands: State = State.Loading
    private val reading = Reading(here)
    private val help = HelpRoom(here)
    private val family = FamilyRoom(here, reading.today)
    private val journal = JournalRoom(here, uptime)
    private val first = FirstRun(here, reading.today)
    private val settings = SettingsRoom(here, first.door)
    private val rooms = listOf(reading, help, family, journal, settings, first)
    private var waiting: Act? = null

    override fun start(): Shown = step {
        when (val woken = here.machine.wake(Wake.FRONT)) {
            is Woken.Nobody -> Step.Root(first.door)
            is Woken.Unreadable -> failed(woken.which)
            is Woken.Silent -> Step.Root { State.Unwritten }
            is Woken.Busy -> woken.which?.let(::failed) ?: home(emptyList())
            is Woken.Done -> home(woken.hints.map(HintKind::valueOf))
            is Woken.Full, is Woken.Locked -> home(emptyList())
        }
    }!!

    override fun act(act: Act): Shown? = step { followed(act) }

    override fun left() {
        orNull { here.home.core.lock() }
        orNull { here.home.core.rest() }
    }

    private fun home(hints: List<HintKind>): Step {
        reading.hints = hints
        return Step.Root(family.unconfirmed() ?: reading.today)
    }

    private fun followed(act: Act): Step = when (act) {
        is Act.Go -> Step.Root(root(act.tab))

        is Act.Back -> back()

        is Act.Press if act.key == "phone-again" -> waiting?.let { again ->
            waiting = null
            way.removeLastOrNull()
            followed(again)
        } ?: afresh()

        is Act.Press if act.key == "phone-nothing-changed" -> {
            here.machine.nothingHasChanged()
            home(emptyList())
        }

        is Act.Press if act.key == "phone-tell-again" -> {
            here.machine.nothingHasChanged()
            Step.Root(root(Tab.FAMILY))
        }

        else -> rooms.firstNotNullOfOrNull { it.take(act) } ?: Step.Again
    }

    private fun root(tab: Tab): Place = when (tab) {
        Tab.TODAY -> reading.today
        Tab.SHELF -> reading.shelf
        Tab.JOURNAL -> journal.door
        Tab.FAMILY -> family.door
    }

    private fun back(): Step = when {
        way.size > 1 -> Step.Back()
        (stands as? State.Today)?.isToday == false -> Step.Root(reading.today)
        stands.tab == null || stands.tab == Tab.TODAY -> Step.Leave
        else -> Step.Root(reading.today)
    }

    /** Whatever could not be opened is opened once more. */
    private fun afresh(): Step {
        here.home.shut()
        return when (val woken = here.machine.wake(Wake.FRONT)) {
            is Woken.Unreadable -> failed(woken.which)
            is Woken.Nobody -> Step.Root(first.door)
            is Woken.Busy -> woken.which?.let(::failed) ?: home(emptyList())
            else -> home(emptyList())
        }
    }

    private fun failed(which: Failure): Step = Step.Root { State.Failed(which) }

    private fun step(work: () -> Step): Shown? {
        var problem: Wording? = null
        val before = way.toList()
        try {
            when (val step = work()) {
                is Step.To -> way.addLast(step.place)

                is Step.Instead -> {
                    way.removeLastOrNull()
                    way.addLast(step.place)
                }

                is Step.Root -> root(step.place)

                is Step.Back -> {
                    repeat(step.times) { if (way.size > 1) way.removeLast() }
                    problem = step.note
                }

                is Step.Again -> Unit

                is Step.Problem -> return shown(step.words)

                is Step.Asking -> return shown().copy(ask = step.ask)

                is Step.Leave -> return null
            }
            stands = way.last().state()
        } catch (error: Exception) {
            // What cannot be shown leads nowhere: the way back is as it was.
            way.clear()
            way.addAll(before)
            return fallen(error)
        }
        return shown(problem)
    }

    private fun shown(problem: Wording? = null) = Shown(stands, here.look(), here.words, problem, place = way.lastOrNull())

    private fun root(place: Place) {
        way.clear()
        way.addLast(place)
    }

    /** What is said where something cannot be: at the place itself, or on a screen of its own. */
    private fun fallen(error: Exception): Shown {
        val failure = (error as? Refusal)?.failure ?: (error as? CompanionException)?.failure
        when {
            error is Silenced -> root { State.Unwritten }
            failure != null -> failing(failure)
            error is Refusal.Nobody || error is CompanionException.NotOpen -> root(first.door)
            error is CompanionException.Locked -> way.addLast(journal.lock)
            error is Untold -> return shown(error.words)
            else -> return shown(reason(error))
        }
        stands = way.last().state()
        return shown()
    }

    /** A full phone is told over what is being written, which waits below; what cannot be read at all stands alone. */
    private fun failing(which: Failure) {
        val place = Place { State.Failed(which) }
        if (which == Failure.FULL || which == Failure.READ_ONLY) way.addLast(place) else root(place)
    }

    private fun reason(error: Exception): Wording = when (error) {
        is CompanionException.Invalid -> unmarked(error.reason, here.words.language)
        is Refusal.Invalid -> unmarked(error.reason, here.words.language)
        is CompanionException.NotFound -> here.say("phone-not-there")
        is CompanionException.Busy, is Refusal.Busy -> here.say("phone-busy")
        else -> throw error
    }
}
