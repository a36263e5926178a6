/** Numbers of one's own: what they are called, and in which situations they stand first. They open without a PIN. */
package otayori.app.room

import org.otayori.core.OwnNumberRow
import otayori.app.door.Act
import otayori.app.door.Button
import otayori.app.door.Choosable
import otayori.app.door.Field
import otayori.app.door.FieldKind
import otayori.app.door.Group
import otayori.app.door.Line
import otayori.app.door.State
import otayori.app.door.Tab
import otayori.app.door.joined
import otayori.app.door.unmarked

class NumbersRoom(private val here: Here) : Room {
    /** What is being written. */
    private var row = NEW

    override fun take(act: Act): Step? = when (act) {
        is Act.Press -> pressed(act.key, act.about)

        is Act.Give -> when (act.key) {
            "number" -> {
                row = row.copy(name = act.values[0], number = act.values[1])
                Step.To(situations)
            }

            "number-for" -> {
                val key = act.values.first()
                row = row.copy(helps = if (key in row.helps) row.helps - key else row.helps + key)
                Step.Again
            }

            else -> null
        }

        else -> null
    }

    private fun pressed(key: String, about: String): Step? = when (key) {
        "phone-own-numbers" -> Step.To(door)

        "phone-number-add" -> {
            row = NEW
            Step.To(form)
        }

        "number-one" -> {
            row = here.core.ownNumbers().first { it.id == about }
            Step.To(form)
        }

        "phone-number-keep" -> {
            here.core.writeNumber(row)
            Step.Back(times = 2)
        }

        "phone-number-remove" -> {
            val everywhere = here.core.removeNumber(about)
            Step.Back(note = if (everywhere) null else here.say("phone-still-in-copy"))
        }

        else -> null
    }

    private val door = Place {
        val names = here.core.situations(here.now).associate { it.key to it.name }
        val rows = here.core.ownNumbers().map { own ->
            val whatFor = own.helps.mapNotNull(names::get)
            Line(
                unmarked("${own.name}  ${own.number}", here.words.language),
                if (whatFor.isEmpty()) null else whatFor.joined(" ・ "),
                Button("number-one", own.id!!),
            )
        }
        State.Rows(
            here.say("phone-own-numbers"),
            listOf(Group(null, rows)),
            listOf(here.say("phone-own-numbers-what")),
            listOf(Button("phone-number-add")),
        )
    }

    private val form = Place {
        State.Form(
            "number",
            here.say("phone-own-numbers"),
            listOf(
                Field(here.say("phone-number-name"), FieldKind.TEXT, row.name),
                Field(here.say("phone-number-digits"), FieldKind.PHONE, row.number),
            ),
            here.say("phone-next"),
            others = listOfNotNull(row.id?.let { Button("phone-number-remove", it) }),
            tab = Tab.FAMILY,
        )
    }

    private val situations = Place {
        State.Choice(
            "number-for",
            here.say("phone-number-for"),
            here.core.situations(here.now).map { Choosable(it.key, it.name, it.key in row.helps) },
            notes = listOf(here.say("phone-number-for-what")),
            others = listOf(Button("phone-number-keep")),
        )
    }

    private companion object {
        val NEW = OwnNumberRow(null, "", "", emptyList())
    }
}
