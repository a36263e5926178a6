/** What keeps the journal closed: the PIN, the six words, and what is behind them. Never logs and keeps none of them. */
package otayori.app.room

import org.otayori.core.CompanionException
import org.otayori.core.PinTries
import org.otayori.core.UptimeNow
import org.otayori.core.Wording
import otayori.app.door.Act
import otayori.app.door.Button
import otayori.app.door.Field
import otayori.app.door.FieldKind
import otayori.app.door.State
import otayori.app.door.Tab
import otayori.app.text.narrow
import java.text.Normalizer

class LockRoom(private val here: Here, private val uptime: () -> UptimeNow, private val door: () -> Place) : Room {
    /** What was to be done when the lock came before it. Goes with the lock that stood before it. */
    var after: Act? = null
        private set

    /** Shown once, and forgotten as soon as they are on paper. */
    private var words: List<String>? = null
    private var asked = listOf(1, 2)

    /** The lock stands before something that waits under it. */
    private var isOver = false

    /** The PIN is chosen after it was forgotten: there is nothing behind. */
    private var isAfresh = false

    val place = before(null)

    /** Before something that is done once it is open. */
    fun before(act: Act?) = Place {
        isOver = true
        after = act
        State.Lock(wait())
    }

    val hasPin: Boolean get() = state().pin is PinTries.Set

    val isOpen: Boolean get() = here.core.lockState(uptime()).isUnlocked

    /** Where the list would be. */
    fun atTheDoor(): State {
        isOver = false
        after = null
        return State.Lock(wait())
    }

    /** What was wanted is handed on once. */
    fun wanted(): Act? = after.also { after = null }

    override fun left() {
        words = null
        after = null
        isAfresh = false
    }

    override fun take(act: Act): Step? = when (act) {
        is Act.Press -> pressed(act)
        is Act.Give -> given(act)
        else -> null
    }

    private fun pressed(act: Act.Press): Step? = when (act.key) {
        "phone-close" -> {
            here.core.lock()
            Step.Root(door())
        }

        "phone-forgot" -> Step.To(if (state().hasRecovery) six else without)

        "phone-words-gone" -> Step.Instead(without)

        "phone-set-pin" -> {
            isAfresh = false
            Step.To(pin)
        }

        // Unchecked words may be on no paper: no PIN stands before what they alone would open.
        "phone-pin-new" -> if (here.areWordsUnchecked) Step.Instead(pin) else chosen()

        "phone-pin-change" -> Step.Instead(form("pin-change", act.key, "phone-pin-old", "phone-pin-new", "phone-pin-again"))

        "phone-pin-remove" -> Step.Instead(form("pin-remove", act.key, "phone-pin-old"))

        "phone-words-make" -> {
            words = made()
            asked = (1..6).shuffled(java.security.SecureRandom()).take(2).sorted()
            Step.Instead(shown)
        }

        "phone-words-again" -> Step.Instead(if (words == null) pin else shown)

        "phone-words-written" -> Step.Instead(check)

        "phone-words-none" -> Step.Instead(said("phone-words-none-what", "phone-words-none-yes", "phone-words-make"))

        "phone-words-none-yes" -> {
            words = null
            here.core.refuseRecoveryWords()
            chosen()
        }

        "phone-not-now" -> if (act.about == "forgotten") Step.Root(door()) else null

        else -> null
    }

    private fun given(act: Act.Give): Step? = when (act.key) {
        "phone-open" -> trying {
            here.core.unlock(narrow(act.values.first()), uptime())
            opened()
        }

        "phone-six" -> withWords(act.values.first())

        "words-check" -> checked(act.values)

        "pin-new" -> same(act.values[0], act.values[1]) ?: trying {
            here.core.setPin(narrow(act.values[0]))
            if (isAfresh) Step.Root(door()) else Step.Back(note = here.say("phone-pin-is-set"))
        }

        "pin-change" -> same(act.values[1], act.values[2]) ?: trying {
            here.core.changePin(narrow(act.values[0]), narrow(act.values[1]), uptime())
            Step.Back(note = here.say("phone-pin-is-set"))
        }

        "pin-remove" -> trying {
            here.core.removePin(narrow(act.values[0]), uptime())
            Step.Back(note = here.say("phone-pin-is-removed"))
        }

        else -> null
    }

    /** Whatever ends this process, they count only once somebody has shown that they are on paper. */
    private fun made(): List<String> {
        val before = here.areWordsUnchecked
        here.areWordsUnchecked = true
        try {
            return here.core.newRecoveryWords()
        } catch (error: CompanionException) {
            here.areWordsUnchecked = before
            throw error
        }
    }

    private fun state() = here.core.lockState(uptime())

    private fun wait(): Wording? = (state().pin as? PinTries.Set)?.waitMs?.takeIf { it > 0u }?.let(::seconds)

    private fun seconds(milliseconds: ULong) = here.say("error-wait", "seconds" to whole(milliseconds))

    private fun whole(milliseconds: ULong): Long = ((milliseconds + 999u) / 1000u).toLong()

    private fun opened(): Step = if (isOver) Step.Back() else Step.Again

    /** What follows a PIN that is not the one, or not yet. */
    private fun trying(work: () -> Step): Step = try {
        work()
    } catch (wrong: CompanionException.WrongPin) {
        Step.Problem(here.say("error-wrong-pin", "left" to wrong.freeTries.toInt(), "seconds" to whole(wrong.waitMs)))
    } catch (wait: CompanionException.PinWait) {
        Step.Problem(seconds(wait.waitMs))
    } catch (_: CompanionException.Invalid) {
        Step.Problem(here.say("phone-pin-what"))
    }

    private fun same(pin: String, again: String): Step? =
        if (narrow(pin) == narrow(again)) null else Step.Problem(here.say("phone-pin-two"))

    /** What may be done about the PIN now. */
    private val pin = Place {
        val now = state()
        val isUnchecked = now.hasRecovery && here.areWordsUnchecked
        val ways = when {
            now.pin is PinTries.Set -> listOf("phone-pin-change", "phone-pin-remove", "phone-words-make")
            now.hasRecovery && !isUnchecked -> listOf("phone-pin-new", "phone-words-make")
            else -> listOf("phone-words-make", "phone-words-none")
        }
        val words = when {
            isUnchecked -> "phone-words-unchecked"
            now.hasRecovery -> "phone-words-had"
            else -> "phone-words-will"
        }
        val lines = listOf("phone-pin-what", words)
        State.Said(here.say("phone-set-pin"), lines.map { here.say(it) }, ways.map { Button(it) }, isSecret = true)
    }

    /** The PIN itself, once there are words or somebody wants none. */
    private fun chosen(): Step = Step.Instead(form("pin-new", "phone-pin-new", "phone-pin-new", "phone-pin-again"))

    private fun form(name: String, title: String, vararg fields: String) = Place {
        State.Form(
            name,
            here.say(title),
            fields.map { Field(here.say(it), FieldKind.PIN) },
            here.say("phone-keep"),
            notes = if (name == "pin-remove") emptyList() else listOf(here.say("phone-pin-what")),
            tab = Tab.JOURNAL,
            isSecret = true,
        )
    }

    private val shown = Place { State.RecoveryWords(words!!) }

    private val check = Place {
        State.Form(
            "words-check",
            here.say("phone-words-check"),
            asked.map { Field(here.say("phone-words-which", "number" to it), FieldKind.WORDS) },
            here.say("phone-next"),
            listOf(here.say("phone-words-check-what", "first" to asked[0], "second" to asked[1])),
            others = listOf(Button("phone-words-again")),
            tab = Tab.JOURNAL,
            isSecret = true,
        )
    }

    private fun checked(values: List<String>): Step {
        val right = words ?: return Step.Back()
        if (asked.zip(values).any { (number, typed) -> folded(typed) != folded(right[number - 1]) }) {
            return Step.Problem(here.say("phone-words-not"))
        }
        words = null
        here.areWordsUnchecked = false
        return if (state().pin is PinTries.Set) Step.Back() else chosen()
    }

    private val six = Place {
        State.Form(
            "phone-six",
            here.say("phone-with-words"),
            listOf(Field(here.say("phone-words-six"), FieldKind.WORDS)),
            here.say("phone-open"),
            notes = listOf(here.say("phone-forgot-what")),
            others = listOf(Button("phone-words-gone")),
            tab = Tab.JOURNAL,
            isSecret = true,
        )
    }

    /** Nothing opens it but its PIN; what there is besides is said, and can be done. */
    private val without = said("phone-forgot-none", "phone-with-backup", "phone-erase")

    private fun withWords(typed: String): Step {
        try {
            here.home.openForgotten(typed)
        } catch (_: CompanionException.WrongKey) {
            return Step.Problem(here.say("phone-words-wrong"))
        } catch (_: CompanionException.Invalid) {
            return Step.Problem(here.say("phone-words-wrong"))
        }
        isAfresh = true
        // Whoever typed them has them.
        here.areWordsUnchecked = false
        return Step.Root {
            val ways = listOf("phone-pin-new", "phone-not-now")
            State.Said(null, listOf(here.say("phone-words-opened")), ways.map { Button(it, "forgotten") }, Tab.JOURNAL, isSecret = true)
        }
    }

    private fun said(what: String, vararg ways: String) = Place {
        State.Said(null, listOf(here.say(what)), ways.map { Button(it) }, Tab.JOURNAL, isSecret = true)
    }

    /** However it was typed: width, case, spaces and the other kana do not count. */
    private fun folded(word: String): String = Normalizer.normalize(word, Normalizer.Form.NFKC).lowercase().trim()
        .map { if (it in 'ァ'..'ヶ') it - 0x60 else it }.joinToString("")
        .let { Normalizer.normalize(it, Normalizer.Form.NFC) }
}
