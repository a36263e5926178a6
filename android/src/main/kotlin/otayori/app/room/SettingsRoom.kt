/** How letters are wanted, where the family lives, backups, and the way out. */
package otayori.app.room

import org.otayori.core.Telling
import org.otayori.core.Wishes
import otayori.app.door.Act
import otayori.app.door.Choosable
import otayori.app.door.State
import otayori.app.door.unmarked

class SettingsRoom(private val here: Here, private val first: Place) : Room {
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
            hasPin = false,
        )
    }

    override fun take(act: Act): Step? = when (act) {
        is Act.Press -> pressed(act.key)

        is Act.Give -> when (act.key) {
            "wish-language" -> wished { it.copy(language = act.values.first()) }.also { here.home.language = act.values.first() }

            "wish-second" -> wished { it.copy(secondLanguage = act.values.first().ifEmpty { null }) }

            "wish-hour" -> wished { it.copy(hour = act.values.first().toUByte()) }

            "wish-region" -> {
                here.tell(Telling.Moved(act.values.first(), here.today))
                Step.Back()
            }

            "phone-text-size" -> {
                here.textStep = act.values.first().toInt()
                Step.Again
            }

            else -> null
        }

        else -> null
    }

    private fun pressed(key: String): Step? = when (key) {
        "phone-settings" -> Step.To(door)

        "phone-language" -> Step.To { State.Choice("wish-language", here.say(key), languages(here.core.wishes().language)) }

        "phone-second-language" -> Step.To {
            val wishes = here.core.wishes()
            val none = Choosable("", here.say("phone-none"), wishes.secondLanguage == null)
            State.Choice(
                "wish-second",
                here.say(key),
                listOf(none) + languages(wishes.secondLanguage).filter { it.value != wishes.language }
            )
        }

        "phone-hour" -> Step.To {
            val chosen = here.core.wishes().hour.toInt()
            State.Choice("wish-hour", here.say(key), (7..21).map { Choosable("$it", here.say("phone-at", "hour" to it), it == chosen) })
        }

        "phone-wording" -> wished(back = false) { it.copy(fullTitles = !it.fullTitles) }

        "phone-readings" -> wished(back = false) { it.copy(ruby = !it.ruby) }

        "phone-region" -> Step.To {
            val chosen = here.core.family(here.now).region
            State.Choice("wish-region", here.say(key), here.core.regions().choices.map { Choosable(it.id, it.name, it.id == chosen) })
        }

        "phone-erase" -> Step.To { State.Erase }

        "phone-erase-do" -> {
            here.machine.cancelEverything()
            here.home.erase()
            here.forget()
            Step.Root(first)
        }

        "phone-about" -> Step.To(about)

        else -> null
    }

    private val about = Place {
        val about = here.core.about()
        State.About(listOf(about.purpose, about.privacy, about.licence), PERMISSIONS)
    }

    private fun languages(chosen: String?) = here.core.languages().map { Choosable(it.tag, unmarked(it.name, it.tag), it.tag == chosen) }

    private fun region() = here.core.family(here.now).region.let { id ->
        here.core.regions().choices.firstOrNull { it.id == id }?.name ?: here.say("phone-none")
    }

    private fun wished(back: Boolean = true, change: (Wishes) -> Wishes): Step {
        here.core.wish(change(here.core.wishes()))
        here.machine.wake(otayori.app.shell.Wake.CHANGED)
        return if (back) Step.Back() else Step.Again
    }

    private companion object {
        /** Held to the packaged manifest by a test. */
        val PERMISSIONS = listOf("POST_NOTIFICATIONS", "RECEIVE_BOOT_COMPLETED")
    }
}
