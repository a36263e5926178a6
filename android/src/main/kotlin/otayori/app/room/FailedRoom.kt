/** The ways on where something cannot be opened: six words, mending. A backup is the business of its own room. */
package otayori.app.room

import org.otayori.core.CompanionException
import otayori.app.door.Act
import otayori.app.door.Button
import otayori.app.door.Field
import otayori.app.door.FieldKind
import otayori.app.door.State
import otayori.app.shell.Failure
import otayori.app.shell.Refusal

class FailedRoom(private val here: Here, private val onwards: () -> Step) : Room {
    override fun take(act: Act): Step? = when (act) {
        is Act.Press -> when (act.key) {
            "phone-with-words" -> Step.To(words)
            "phone-repair" -> mended()
            "mended" -> onwards()
            else -> null
        }

        is Act.Give -> if (act.key == "open-words") opened(act.values.first()) else null

        else -> null
    }

    private val words = Place {
        State.Form(
            "open-words",
            here.say("phone-with-words"),
            listOf(Field(here.say("phone-words-six"), FieldKind.WORDS)),
            here.say("phone-open"),
            isSecret = true,
        )
    }

    private fun opened(typed: String): Step = try {
        here.home.openWithWords(typed)
        onwards()
    } catch (_: CompanionException.WrongKey) {
        Step.Problem(here.say("phone-words-wrong"))
    } catch (_: CompanionException.Invalid) {
        Step.Problem(here.say("phone-words-wrong"))
    }

    /** What cannot even be opened cannot be mended from here; it is said, and the other ways stay. */
    private fun mended(): Step {
        val mended = try {
            here.core.repair()
        } catch (refusal: Refusal.Unreadable) {
            if (refusal.which != Failure.DAMAGED) throw refusal
            return notMended()
        } catch (_: CompanionException.Damaged) {
            return notMended()
        }
        here.home.shut()
        val words = if (mended.lost == 0u) here.say("phone-mended") else here.say("phone-mended-lost", "lost" to mended.lost.toInt())
        return Step.Root { State.Said(null, listOf(words), listOf(Button("mended", words = "phone-next")), tab = null) }
    }

    private fun notMended() = Step.Root {
        State.Failed(Failure.DAMAGED, here.say("phone-not-mended"), here.home.hasWords)
    }
}
