/** What is told of one child with dates: a birth, a birth put right, a rest. What the forms ask, and what the core is told. */
package otayori.app.room

import org.otayori.core.MemberRow
import org.otayori.core.Telling
import org.otayori.core.Wording
import otayori.app.door.Act
import otayori.app.door.Field
import otayori.app.door.FieldKind
import otayori.app.door.State
import otayori.app.door.Tab
import otayori.app.door.joined

class BirthForms(private val here: Here) {
    private val typed = Typed(here)

    /** A day for each child of the pregnancy; a blank one is not born, or nothing is told of it. */
    fun birth(member: MemberRow) = Place {
        val count = maxOf(1, member.together.toInt())
        val name = "birth:${member.child}"
        if (count == 1) return@Place form(name, "phone-record-birth", listOf(date("phone-born-on")))
        val fields = List(count) { n ->
            val whose = here.say("phone-child-of", "number" to n + 1, "count" to count)
            Field(listOf(whose, here.say("phone-born-on")).joined("  "), FieldKind.DATE)
        }
        form(name, "phone-record-birth", fields, listOf(here.say("phone-birth-blank")))
    }

    fun corrected(member: MemberRow) = Place {
        val weeks = member.gestation
        val values = listOf(weeks?.weeks?.toString().orEmpty(), weeks?.days?.toString().orEmpty())
        val early = DatedForm.EARLY.mapIndexed { n, (key, kind) -> Field(here.say(key), kind, values[n]) }
        form("born-on:${member.child}", "phone-correct-birth", listOf(date("phone-born-on", member.born.orEmpty())) + early)
    }

    /** From a day on, and until another if it is known. */
    fun pause(child: String) = Place {
        form("pause:$child", "phone-pause", listOf(date("phone-pause-from", here.today), date("phone-pause-until")))
    }

    /** What is told by a form of these, and where it leads; a birth leads to Today. */
    fun given(act: Act.Give, member: (String) -> MemberRow): Pair<List<Telling>, Step?>? {
        val (name, child) = act.key.split(':').takeIf { it.size == 2 } ?: return null
        return when (name) {
            "birth" -> listOf(born(member(child), act.values)) to null
            "born-on" -> listOf(bornOn(child, act.values)) to Step.Back()
            "pause" -> rest(child, act.values) to Step.Back()
            else -> null
        }
    }

    private fun born(member: MemberRow, values: List<String>): Telling {
        val dates = values.filter { it.isNotBlank() }.map(typed::date)
        if (dates.isEmpty()) throw Untold(here.say("phone-date-none"))
        return Telling.Birth(member.pregnancy!!, member.child, dates, 0u)
    }

    private fun bornOn(child: String, values: List<String>) =
        Telling.BirthCorrected(child, typed.date(values[0]), typed.weeks(values[1], values[2]))

    private fun rest(child: String, values: List<String>): List<Telling> {
        val from = typed.date(values[0])
        val until = values[1].ifBlank { null }?.let(typed::date)
        if (until != null && until <= from) throw Untold(here.say("phone-pause-order"))
        return listOfNotNull(Telling.Paused(child, from), until?.let { Telling.Resumed(child, it) })
    }

    private fun date(key: String, value: String = "") = Field(here.say(key), FieldKind.DATE, value)

    private fun form(name: String, title: String, fields: List<Field>, notes: List<Wording> = emptyList()) =
        State.Form(name, here.say(title), fields, here.say("phone-keep"), notes, tab = Tab.FAMILY)
}
