/** Measurements: of whom, what was measured, as a line and as a table. Compares nobody with anybody. */
package otayori.app.room

import org.otayori.core.GrowthRow
import org.otayori.core.MemberRow
import org.otayori.core.Wording
import otayori.app.door.Act
import otayori.app.door.Button
import otayori.app.door.Choosable
import otayori.app.door.Field
import otayori.app.door.FieldKind
import otayori.app.door.GrowthPoint
import otayori.app.door.Measured
import otayori.app.door.Series
import otayori.app.door.State
import otayori.app.door.Tab
import otayori.app.door.unmarked
import otayori.app.text.typedNumber

class GrowthRoom(private val here: Here) : Room {
    private var series = Series.WEIGHT

    override fun take(act: Act): Step? = when (act) {
        is Act.Press -> when {
            act.key == "phone-growth" -> Step.To(door())
            act.key == "phone-measure" -> Step.To(form(act.about, null))
            act.key == "phone-measured" -> act.about.split(' ').let { (child, id) -> Step.To(form(child, id)) }
            else -> null
        }

        is Act.Give -> when {
            act.key == "growth-of" -> Step.To(of(act.values.first()))

            act.key == "growth-series" -> {
                series = Series.valueOf(act.values.first())
                Step.Again
            }

            act.key.startsWith("measure ") -> kept(act.key.split(' '), act.values)

            else -> null
        }

        else -> null
    }

    fun delete(id: String): Step {
        here.core.deleteGrowth(id)
        return Step.Back(2)
    }

    private fun members(): List<Pair<MemberRow, Wording>> {
        val all = here.core.family(here.now).members
        return named(all.filter { it.born != null }.ifEmpty { all })
    }

    private fun door(): Place {
        val members = members()
        members.singleOrNull()?.let { return of(it.first.child) }
        if (members.isEmpty()) return Place {
            State.Said(here.say("phone-growth"), listOf(here.say("phone-family-empty")), emptyList(), Tab.JOURNAL)
        }
        return Place {
            val rows = members().map { (member, name) -> Choosable(member.child, name, false, member.born?.let(here::date)) }
            State.Choice("growth-of", here.say("phone-growth-choose"), rows, Tab.JOURNAL)
        }
    }

    private fun of(child: String) = Place {
        val (member, name) = members().first { it.first.child == child }
        val rows = here.core.growth(child)
        val first = member.born ?: rows.firstOrNull()?.date
        val points = rows.mapNotNull { row -> value(row)?.let { GrowthPoint(days(first!!, row.date), it.toFloat()) } }
        val days = rows.filter { value(it) != null }.map { here.date(it.date) }
        val measured = rows.reversed().map { Measured(it.id!!, here.date(it.date), words(it)) }
        State.Growth(child, name, series, points, measured, days.firstOrNull(), days.lastOrNull())
    }

    private fun value(row: GrowthRow): UInt? = when (series) {
        Series.WEIGHT -> row.weightG
        Series.LENGTH -> row.lengthMm
        Series.HEAD -> row.headMm
    }

    /** Everything that was measured then: numbers with their units, and what stands beside them. */
    private fun words(row: GrowthRow): Wording {
        val numbers = listOfNotNull(row.weightG?.let { "$it g" }, row.lengthMm?.let { "$it mm" }, row.headMm?.let { "$it mm (${head()})" })
        return unmarked((numbers + row.note).filter { it.isNotBlank() }.joinToString("  "), here.words.language)
    }

    /** "Head", without its unit. */
    private fun head() = here.say(Series.HEAD.key).plain.substringBefore('(').substringBefore('（').trim()

    private fun days(from: String, until: String): Int {
        fun at(iso: String) = java.util.GregorianCalendar(java.util.TimeZone.getTimeZone("UTC")).run {
            clear()
            val (year, month, day) = iso.split('-').map(String::toInt)
            set(year, month - 1, day)
            timeInMillis / DAY
        }
        return (at(until) - at(from)).toInt()
    }

    private fun row(child: String, id: String) = here.core.growth(child).first { it.id == id }

    private fun form(child: String, id: String?) = Place {
        val row = id?.let { row(child, it) }
        fun field(key: String, kind: FieldKind, value: Any?) = Field(here.say(key), kind, value?.toString().orEmpty())
        State.Form(
            "measure $child ${id.orEmpty()}",
            here.say("phone-measure"),
            listOf(
                field("phone-date", FieldKind.DATE, row?.date ?: here.today),
                field("growth-weight", FieldKind.NUMBER, row?.weightG),
                field("growth-length", FieldKind.NUMBER, row?.lengthMm),
                field("growth-head", FieldKind.NUMBER, row?.headMm),
                field("growth-note", FieldKind.TEXT, row?.note),
            ),
            here.say("phone-keep"),
            notes = listOf(here.say("phone-measure-form")),
            others = if (id == null) emptyList() else listOf(Button("phone-delete", "measured:$child $id")),
            tab = Tab.JOURNAL,
            isSecret = true,
        )
    }

    private fun kept(name: List<String>, values: List<String>): Step {
        val (_, child, id) = name
        fun number(text: String): UInt? {
            if (text.isBlank()) return null
            return typedNumber(text)?.takeIf { it >= 0 }?.toUInt() ?: throw Untold(here.say("phone-number-form"))
        }
        val date = Typed(here).date(values[0])
        val (weight, length, head) = values.subList(1, 4).map(::number)
        here.core.writeGrowth(GrowthRow(id.ifEmpty { null }, child, date, weight, length, head, values[4].trim()))
        return Step.Back()
    }

    /** What goes is shown before it goes. */
    fun asking(child: String, id: String) = Place {
        val row = row(child, id)
        State.Said(here.date(row.date), listOf(words(row)), listOf(Button("phone-delete", "growth:$id")), Tab.JOURNAL, isSecret = true)
    }

    private companion object {
        const val DAY = 86_400_000L
    }
}
