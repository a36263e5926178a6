/** How letters are wanted, how they look, and the way out. Regions, numbers and backups have rooms of their own. */
package otayori.app.room

import org.otayori.core.FamilyChoice
import org.otayori.core.PinTries
import org.otayori.core.RubyHabit
import org.otayori.core.Telling
import org.otayori.core.UptimeNow
import org.otayori.core.Wishes
import org.otayori.core.Wording
import otayori.app.door.Act
import otayori.app.door.Button
import otayori.app.door.Choosable
import otayori.app.door.State
import otayori.app.door.unmarked
import otayori.app.shell.Wake

class SettingsRoom(private val here: Here, private val first: Place, private val uptime: () -> UptimeNow) : Room {
    private val door = Place {
        val wishes = here.core.wishes()
        val names = here.core.languages().associate { it.tag to unmarked(it.name, it.tag) }
        State.Settings(
            names.getValue(wishes.language),
            wishes.secondLanguage?.let(names::get),
            wishes.hour.toInt(),
            wishes.ruby,
            wishes.fullTitles,
            here.textStep,
            region(),
            hasPin = here.core.lockState(uptime()).pin !is PinTries.NotSet,
            lettersFor = here.say(FOR.getValue(tracks(wishes))),
            hidesByShaking = here.hidesByShaking,
            hasReadings = here.core.languages().any {
                it.ruby != RubyHabit.NONE && it.tag in setOf(wishes.language, wishes.secondLanguage)
            },
            isUnheard = here.machine.isUnheard,
        )
    }

    override fun take(act: Act): Step? = when (act) {
        is Act.Press -> pressed(act.key)
        is Act.Give -> given(act.key, act.values.firstOrNull().orEmpty())
        else -> null
    }

    private fun pressed(key: String): Step? = when (key) {
        "phone-settings" -> Step.To(door)

        "phone-language" -> Step.To { State.Choice("wish-language", here.say(key), languages(here.core.wishes().language)) }

        "phone-second-language" -> Step.To(second)

        "phone-hour" -> Step.To {
            val chosen = here.core.wishes().hour.toInt()
            State.Choice("wish-hour", here.say(key), (7..21).map { Choosable("$it", here.say("phone-at", "hour" to it), it == chosen) })
        }

        "phone-wording" -> Step.To(wording)

        "phone-readings" -> wished(back = false) { it.copy(ruby = !it.ruby) }

        "phone-shake" -> {
            here.hidesByShaking = !here.hidesByShaking
            Step.Again
        }

        "phone-letters-for" -> Step.To(lettersFor)

        "phone-single-yes", "phone-single-no" -> {
            here.tell(Telling.Chosen(FamilyChoice.SINGLE, null, key == "phone-single-yes"))
            Step.Again
        }

        "phone-erase" -> Step.To { State.Erase(here.isOpen && here.core.lockState(uptime()).isUnlocked) }

        "phone-erase-do" -> erased()

        else -> null
    }

    private fun given(key: String, value: String): Step? = when (key) {
        "wish-language" -> {
            val step = wished { it.copy(language = value, secondLanguage = it.secondLanguage.takeIf { second -> second != value }) }
            here.home.language = value
            step
        }

        "wish-second" -> wished { it.copy(secondLanguage = value.ifEmpty { null }) }

        "wish-hour" -> wished { it.copy(hour = value.toUByte()) }

        "wish-wording" -> wished { it.copy(fullTitles = value == "full") }

        "wish-letters" -> wished { it.copy(mainLetters = value != "partner", partnerLetters = value != "main") }

        "phone-text-size" -> {
            here.textStep = value.toInt()
            Step.Again
        }

        else -> null
    }

    private val second = Place {
        val wishes = here.core.wishes()
        val none = Choosable("", here.say("phone-none"), wishes.secondLanguage == null)
        val others = languages(wishes.secondLanguage).filter { it.value != wishes.language }
        State.Choice("wish-second", here.say("phone-second-language"), listOf(none) + others)
    }

    private val wording = Place {
        val chosen = if (here.core.wishes().fullTitles) "full" else "neutral"
        val rows = listOf("neutral", "full").map {
            Choosable(it, here.say("phone-wording-$it"), it == chosen, here.say("phone-wording-$it-what"))
        }
        State.Choice("wish-wording", here.say("phone-wording"), rows)
    }

    private val lettersFor = Place {
        val chosen = tracks(here.core.wishes())
        val isSingle = here.core.family(here.now).isSingle
        State.Choice(
            "wish-letters",
            here.say("phone-letters-for"),
            FOR.map { (value, key) -> Choosable(value, here.say(key), value == chosen) },
            others = listOf(Button(if (isSingle) "phone-single-no" else "phone-single-yes")),
        )
    }

    private fun tracks(wishes: Wishes) = when {
        wishes.mainLetters && wishes.partnerLetters -> "both"
        wishes.partnerLetters -> "partner"
        else -> "main"
    }

    private fun languages(chosen: String?) = here.core.languages().map { Choosable(it.tag, unmarked(it.name, it.tag), it.tag == chosen) }

    private fun region(): Wording = here.core.family(here.now).region.let { id ->
        here.core.regions().choices.firstOrNull { it.id == id }?.name ?: here.say("phone-none")
    }

    private fun wished(back: Boolean = true, change: (Wishes) -> Wishes): Step {
        here.core.wish(change(here.core.wishes()))
        here.machine.wake(Wake.CHANGED)
        return if (back) Step.Back() else Step.Again
    }

    /** The key first: without it nothing that is still there can be read. The last wake finds nobody. */
    private fun erased(): Step {
        here.home.eraseKey()
        here.machine.cancelEverything()
        here.home.erase()
        here.forget()
        here.machine.nothingHasChanged()
        return Step.Root(first)
    }

    private companion object {
        val FOR = linkedMapOf("main" to "prefer-track-main", "partner" to "prefer-track-partner", "both" to "phone-letters-both")
    }
}
