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
import otayori.app.Courier
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
    private val rooms = listOf(
        reading, help, family, journal, first,
        SettingsRoom(here, first.door, uptime), RegionRoom(here), NumbersRoom(here), AboutRoom(here),
        BackupRoom(here, uptime) {
            if (here.isBeginning) here.owesNotices = true
            here.isBeginning = false
            Step.Root(family.onwards(), it)
        },
        LateRoom(here), FailedRoom(here) { stood(here.machine.wake(Wake.FRONT)) },
    )

    private val aside = Aside(here)

    /** What takes long and was begun; and what it came to, until somebody has seen it. */
    private var long: Act? = null
    private var outcome: Wording? = null

    override fun start(): Shown {
        val shown = step {
            here.sweep()
            stood(here.machine.wake(Wake.FRONT))
        }!!
        return if (shown.problem == null) shown.copy(problem = outcome) else shown
    }

    /** Where somebody stands after the app was opened. */
    private fun stood(woken: Woken): Step = when (woken) {
        is Woken.Nobody -> Step.Root(first.door)
        is Woken.Unreadable -> failed(woken.which)
        is Woken.Silent -> Step.Root { State.Unwritten }
        is Woken.Busy -> woken.which?.let(::failed) ?: home(emptyList())
        is Woken.Done -> if (here.isBeginning) begun() else home(woken.hints.map(HintKind::valueOf))
        is Woken.Full, is Woken.Locked -> if (here.home.isReadOnly) failed(Failure.READ_ONLY) else home(emptyList())
    }

    /** The first questions go on where they were left. */
    private fun begun(): Step = if (way.isEmpty()) Step.Root(first.again) else Step.Again

    override fun act(act: Act): Shown? {
        val shown = carriedOut(act)
        // Whoever does something has seen how the last thing ended.
        outcome = if (act == long) shown?.problem ?: (shown?.state as? State.Said)?.lines?.firstOrNull() else null
        return shown
    }

    private fun carriedOut(act: Act): Shown? {
        val stopped = way.lastOrNull() as? Stopped
        if (stopped == null || act != AGAIN) return step(act) { followed(act) }
        way.removeLast()
        return step(stopped.act) { stopped.act?.let(::followed) ?: if (way.isEmpty()) afresh() else Step.Again }
    }

    override fun aside(act: Act, over: Shown): Shown? = aside.act(act, over)

    override fun lockSoon() {
        orNull { here.home.core.lock() }
    }

    override fun percent() = here.home.percent()

    override fun typed(act: Act.Typed): Shown? = try {
        journal.typed(act)?.let(::shown)
    } catch (error: Exception) {
        fallen(error, null)
    }

    override fun left() {
        rooms.forEach(Room::left)
        orNull { here.home.core.lock() }
        orNull { here.home.core.rest() }
    }

    private fun home(hints: List<HintKind>): Step {
        reading.hints = hints
        return Step.Root(family.onwards())
    }

    private fun followed(act: Act): Step = when (act) {
        is Act.Go -> Step.Root(root(act.tab))

        is Act.Back -> back()

        AGAIN -> afresh()

        // What can only be read is read.
        is Act.Press if act.key == "phone-today" -> home(emptyList())

        is Act.Press if act.key == "phone-nothing-changed" -> {
            here.machine.nothingHasChanged()
            home(emptyList())
        }

        // Silent until it is told: only a report that was kept ends that.
        is Act.Press if act.key == "phone-tell-again" -> Step.Root(root(Tab.FAMILY))

        else -> rooms.firstNotNullOfOrNull { it.take(act) } ?: Step.Again
    }

    private fun root(tab: Tab): Place = when (tab) {
        Tab.TODAY -> reading.today
        Tab.SHELF -> reading.shelf
        Tab.JOURNAL -> journal.door
        Tab.FAMILY -> family.door
    }

    private fun back(): Step = when {
        // What the lock stands before cannot be shown either.
        stands is State.Lock -> Step.Root(reading.today)

        way.size > 1 -> Step.Back()

        (stands as? State.Today)?.isToday == false -> Step.Root(reading.today)

        stands.tab == null || stands.tab == Tab.TODAY -> Step.Leave

        else -> Step.Root(reading.today)
    }

    /** Whatever could not be opened is opened once more. */
    private fun afresh(): Step {
        here.home.shut()
        return stood(here.machine.wake(Wake.FRONT))
    }

    private fun failed(which: Failure): Step = Step.Root(failure(which))

    private fun failure(which: Failure) = Place { State.Failed(which, hasWords = which == Failure.NO_CORE || here.home.hasWords) }

    private fun step(act: Act? = null, work: () -> Step): Shown? {
        var problem: Wording? = null
        var then: Act? = null
        var asked = act
        var before = way.toList()
        try {
            // Nothing leads back to waiting.
            if (stands is State.Working && way.size > 1) way.removeLast()
            before = way.toList()
            val step = work()
            // What fails from here on was done, and is not done again.
            asked = null
            when (step) {
                is Step.To -> way.addLast(step.place)

                is Step.Instead -> {
                    way.removeLastOrNull()
                    way.addLast(step.place)
                }

                is Step.Root -> {
                    root(step.place)
                    problem = step.note
                }

                is Step.Working -> {
                    way.addLast { State.Working(step.title) }
                    then = step.then
                    long = step.then
                }

                is Step.Back -> {
                    repeat(step.times) { if (way.size > 1) way.removeLast() }
                    problem = step.note
                }

                is Step.Again -> Unit

                is Step.Problem -> return shown(step.words, standing())

                is Step.Asking -> return shown().copy(ask = step.ask, closes = here.isOpen && journal.isGuarded)

                is Step.Leave -> return null
            }
            stands = way.last().state()
        } catch (error: Exception) {
            // What cannot be shown leads nowhere: the way back is as it was.
            way.clear()
            way.addAll(before)
            return fallen(error, asked)
        } finally {
            here.home.page = null
        }
        return shown(problem).copy(then = then)
    }

    /** What is on the screen, or what was before somebody waited. */
    private fun standing(): State {
        if (stands is State.Working) stands = way.last().state()
        return stands
    }

    private fun shown(problem: Wording? = null, state: State = stands) =
        Shown(state, here.look(), here.words, problem, place = way.lastOrNull())

    private fun root(place: Place) {
        way.clear()
        way.addLast(place)
    }

    /** What is said where something cannot be: at the place itself, or on a screen of its own. */
    private fun fallen(error: Exception, act: Act?): Shown {
        val failure = (error as? Refusal)?.failure ?: (error as? CompanionException)?.failure
        when {
            error is Silenced -> root { State.Unwritten }
            failure != null -> failing(failure, act)
            error is Refusal.Nobody || error is CompanionException.NotOpen -> root(first.door)
            error is CompanionException.Locked -> way.addLast(journal.lock)
            error is Untold && way.isNotEmpty() -> return shown(error.words, standing())
            way.isNotEmpty() -> return shown(reason(error), standing())
            else -> root(failure(Failure.BROKEN))
        }
        stands = way.last().state()
        return shown()
    }

    /** A full phone is told over what is being written, which waits below; what cannot be read at all stands alone. */
    private fun failing(which: Failure, act: Act?) {
        val place = failure(which)
        if (which != Failure.FULL && which != Failure.STORAGE && which != Failure.READ_ONLY) return root(place)
        way.addLast(Stopped(act, place))
    }

    private companion object {
        val AGAIN = Act.Press("phone-again")
    }

    /** There was no room to write it down: it can be asked for again. */
    private class Stopped(val act: Act?, place: Place) : Place by place

    private fun reason(error: Exception): Wording = when (error) {
        is CompanionException.Invalid -> unmarked(error.reason, here.words.language)

        is Refusal.Invalid -> unmarked(error.reason, here.words.language)

        is CompanionException.NotFound -> here.say("phone-not-there")

        is CompanionException.Busy, is Refusal.Busy -> here.say("phone-busy")

        else -> {
            // Something is wrong in the app itself: what was kept stands, and the screen as well.
            Courier.note(error)
            here.say("phone-went-wrong")
        }
    }
}
