/** What this app is, how its texts stand, what it may do on this phone, and whose work is in it. */
package otayori.app.room

import otayori.app.door.Act
import otayori.app.door.Button
import otayori.app.door.Group
import otayori.app.door.Line
import otayori.app.door.State
import otayori.app.door.unmarked

class AboutRoom(private val here: Here) : Room {
    override fun take(act: Act): Step? = when ((act as? Act.Press)?.key) {
        "phone-about" -> Step.To(door)
        "phone-licences" -> Step.To(licences)
        "licence-text" -> Step.To(text(act.about))
        else -> null
    }

    private val door = Place {
        val about = here.core.about()
        val texts = about.languages.map { row ->
            here.say("phone-texts", "name" to row.name, "texts" to row.texts.toInt(), "reviewed" to row.reviewed.toInt())
        }
        val edition = here.say("phone-edition", "edition" to about.edition.toInt(), "date" to here.date(about.asOf).plain)
        State.About(
            listOf(about.purpose, about.privacy, about.licence),
            listOf(here.say("phone-version", "version" to about.version), edition) + texts,
            here.packaged.permissions,
        )
    }

    private val licences = Place {
        val groups = here.packaged.licences.map { (licence, parts) ->
            Group(plain(licence), parts.map { Line(plain(it), press = Button("licence-text", it)) })
        }
        State.Rows(here.say("phone-licences"), groups)
    }

    /** What its authors ask to go along with it, in full. */
    private fun text(part: String) = Place {
        val lines = here.packaged.texts(part).reduce { all, next -> all + BETWEEN + next }
        State.Said(plain(part), lines.map(::plain), emptyList())
    }

    private fun plain(text: String) = unmarked(text, "en")

    private companion object {
        /** One text ends and another begins. */
        const val BETWEEN = "* * *"
    }
}
