/** The family: who is accompanied, what may be told of them, and what is coming up. */
package otayori.app.room

import org.otayori.core.DeadlineGroup
import org.otayori.core.MemberRow
import org.otayori.core.StageKind
import org.otayori.core.Telling
import otayori.app.door.Act
import otayori.app.door.ComingDay
import otayori.app.door.DatedMember
import otayori.app.door.Field
import otayori.app.door.FieldKind
import otayori.app.door.State
import otayori.app.door.Tab
import otayori.app.door.joined

class FamilyRoom(private val here: Here, private val today: Place) : Room {
    private val added = DatedForm(here, "add:", Tab.FAMILY)
    private val typed = Typed(here)

    val door = Place { State.Family(members().map(::dated)) }

    /** After a restore: the first child nobody has confirmed yet. */
    fun unconfirmed(): Place? {
        val waiting = members().firstOrNull { it.kind == StageKind.UNCONFIRMED } ?: return null
        return Place { State.Unconfirmed(dated(waiting), members().filter { it.child != waiting.child }) }
    }

    override fun take(act: Act): Step? = when (act) {
        is Act.Press -> pressed(act)

        is Act.Give -> when {
            added.isOwn(act.key) -> added.given(act) { Step.Root(door) }
            act.key.startsWith("birth:") -> born(act.key.removePrefix("birth:"), act.values)
            act.key.startsWith("born-on:") -> bornOn(act.key.removePrefix("born-on:"), act.values)
            act.key.startsWith("due:") -> due(act.key.removePrefix("due:"), act.values)
            act.key == "phone-same" -> confirmed(Telling.Same(act.values[0], act.values[1]))
            else -> null
        }

        else -> null
    }

    private fun pressed(act: Act.Press): Step? = when (act.key) {
        "phone-child" -> Step.To(child(act.about))

        "phone-add-child" -> Step.To { State.WhoFor("add:") }

        "add:phone-not-sure" -> told(Telling.Expecting(1u, org.otayori.core.Dated.Unknown)) { Step.Root(door) }

        "add:phone-afterwards" -> Step.Back()

        "phone-record-birth" -> Step.To(birth(member(act.about)))

        "phone-correct-birth" -> Step.To(correctedBirth(member(act.about)))

        "phone-correct-date" -> Step.To(correctedDate(member(act.about)))

        "phone-one-more" -> told(Telling.OneMore(member(act.about).pregnancy!!)) { Step.Again }

        "phone-pause" -> told(Telling.Paused(act.about, here.today)) { Step.Again }

        "phone-resume" -> told(Telling.Resumed(act.about, here.today)) { Step.Again }

        // At once and without a question: what happens stands over the button.
        "phone-ended" -> told(Telling.Ended(act.about)) { Step.Root { State.Ended(act.about) } }

        "phone-has-ended" -> told(Telling.Ended(act.about)) { Step.Root { State.Ended(act.about) } }

        "phone-mistake" -> told(Telling.Mistake(act.about)) { Step.Root(child(act.about)) }

        "phone-remove" -> told(Telling.Removed(act.about)) { Step.Root(door) }

        "phone-still-so" -> confirmed(Telling.StillSo(act.about))

        "phone-upcoming" -> Step.To(upcoming)

        "phone-deadlines" -> Step.To { State.Deadlines(here.core.deadlines(false, here.now)) }

        "phone-deadlines-after" -> Step.To {
            State.Deadlines(listOf(DeadlineGroup(null, null, here.core.deadlinesAfterLoss(here.now))))
        }

        "phone-deadline" -> Step.To(deadline(act.about))

        else -> if (added.isOwn(act.key)) Step.To(added.form(act.key)) else null
    }

    private val upcoming = Place {
        State.Upcoming(here.core.upcoming(DAYS, here.now).map { ComingDay(at(it.on, it.hour.toInt()), it.letters, it.deadlines) })
    }

    private fun at(day: String, hour: Int) = listOf(here.date(day), here.say("phone-at", "hour" to hour)).joined("  ")

    private fun deadline(id: String) = Place {
        val all = here.core.deadlines(true, here.now).flatMap { it.deadlines } + here.core.deadlinesAfterLoss(here.now)
        State.Deadline(all.first { it.id == id })
    }

    private fun told(telling: Telling, then: () -> Step): Step {
        here.tell(telling)
        return then()
    }

    private fun confirmed(telling: Telling): Step = told(telling) { Step.Root(unconfirmed() ?: today) }

    private fun members(): List<MemberRow> = here.core.family(here.now).members

    private fun member(child: String): MemberRow = members().first { it.child == child }

    private fun dated(row: MemberRow) = DatedMember(row, (row.born ?: row.due)?.let(here::date))

    private fun child(id: String) = Place { State.Child(dated(member(id))) }

    /** A day for each child of the pregnancy; a blank one is not born, or nothing is told of it. */
    private fun birth(member: MemberRow) = Place {
        val count = maxOf(1, member.together.toInt())
        val dates = List(count) { Field(here.say("phone-born-on"), FieldKind.DATE) }
        form("birth:${member.child}", "phone-record-birth", dates)
    }

    private fun born(child: String, values: List<String>): Step {
        val dates = values.filter { it.isNotBlank() }.map(typed::date)
        if (dates.isEmpty()) throw Untold(here.say("phone-date-form"))
        val telling = Telling.Birth(member(child).pregnancy!!, child, dates, 0u)
        return told(telling) { Step.Root(today) }
    }

    private fun correctedBirth(member: MemberRow) = Place {
        val weeks = member.gestation
        val values = listOf(member.born.orEmpty(), weeks?.weeks?.toString().orEmpty(), weeks?.days?.toString().orEmpty())
        val asked = listOf("phone-born-on" to FieldKind.DATE) + DatedForm.EARLY
        form("born-on:${member.child}", "phone-correct-birth", asked.mapIndexed { n, (key, kind) -> Field(here.say(key), kind, values[n]) })
    }

    private fun bornOn(child: String, values: List<String>): Step {
        val telling = Telling.BirthCorrected(child, typed.date(values[0]), typed.weeks(values[1], values[2]))
        return told(telling) { Step.Back() }
    }

    private fun correctedDate(member: MemberRow) = Place {
        form("due:${member.child}", "phone-correct-date", listOf(Field(here.say("phone-due-on"), FieldKind.DATE, member.due.orEmpty())))
    }

    private fun due(child: String, values: List<String>): Step {
        val due = org.otayori.core.Dated.DueDate(typed.date(values[0]))
        return told(Telling.DueDate(member(child).pregnancy!!, due)) { Step.Back() }
    }

    private fun form(name: String, title: String, fields: List<Field>) =
        State.Form(name, here.say(title), fields, here.say("phone-keep"), tab = Tab.FAMILY)

    private companion object {
        const val DAYS = 30u
    }
}
