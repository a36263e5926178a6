/** The first minute: a language, what this is, one question, an hour, and why there are notices. */
package otayori.app.room

import org.otayori.core.Dated
import org.otayori.core.Telling
import otayori.app.door.Act
import otayori.app.door.State
import otayori.app.shell.Wake

class FirstRun(private val here: Here, private val today: Place) : Room {
    private val dated = DatedForm(here, "first:")
    private var hour = HOUR

    val door = Place { State.Languages(here.home.core.languages()) }

    private val hours = Place { State.AskHour(hour) }

    /** Where somebody goes on who was not through, in a process that knows nothing of it. */
    val again get() = if (here.core.family(here.now).members.isEmpty()) door else hours

    override fun take(act: Act): Step? = when (act) {
        is Act.Press -> pressed(act)

        is Act.Give -> when {
            act.key == "first-language" -> {
                // Before anything is there that could be taken for a family whose questions were all asked.
                here.isBeginning = true
                here.home.begin(act.values.first())
                Step.To { here.core.about().let { State.Welcome(it.purpose, it.privacy) } }
            }

            act.key == "first-hour" -> {
                hour = act.values.first().toInt()
                Step.Instead(hours)
            }

            dated.isOwn(act.key) -> {
                anew()
                dated.given(act) { Step.To(hours) }
            }

            else -> null
        }

        else -> null
    }

    private fun pressed(act: Act.Press): Step? = when (act.key) {
        "first-welcome" -> Step.To { State.WhoFor("first:") }

        "first:phone-not-sure" -> {
            anew()
            here.tell(Telling.Expecting(1u, Dated.Unknown))
            Step.To(hours)
        }

        "first:phone-afterwards" -> {
            anew()
            Step.To(hours)
        }

        "first-hour-done" -> {
            here.core.let { it.wish(it.wishes().copy(hour = hour.toUByte())) }
            Step.To { State.AskNotices }
        }

        // The system asks over this screen. Today stands on it, so its letter needs no notice.
        "first-allow", "first-not-now" -> {
            here.isBeginning = false
            here.owesNotices = false
            here.machine.wake(Wake.FRONT)
            Step.Root(today)
        }

        else -> if (dated.isOwn(act.key)) Step.To(dated.form(act.key)) else null
    }

    /** Somebody went back and answers once more: what was told before does not count. */
    private fun anew() = here.core.reports(here.now).filter { it.mayBeTakenBack }.forEach { here.tell(Telling.TakenBack(it.report)) }

    private companion object {
        const val HOUR = 8
    }
}
