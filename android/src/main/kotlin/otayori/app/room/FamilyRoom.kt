/** The family: who is accompanied, what may be told of them, what was told, and what is coming up. */
package otayori.app.room

import org.otayori.core.Dated
import org.otayori.core.DeadlineGroup
import org.otayori.core.DeadlineRow
import org.otayori.core.FamilyChoice
import org.otayori.core.LeapBirthday
import org.otayori.core.MemberRow
import org.otayori.core.StageKind
import org.otayori.core.Telling
import otayori.app.door.Act
import otayori.app.door.ComingDay
import otayori.app.door.DatedMember
import otayori.app.door.DatedReport
import otayori.app.door.State
import otayori.app.door.Tab
import otayori.app.door.WAYS
import otayori.app.door.joined

class FamilyRoom(private val here: Here, private val today: Place) : Room {
    private val added = DatedForm(here, "add:", Tab.FAMILY)
    private val births = BirthForms(here)
    private val which = Which(here)

    /** The date that is being put right. */
    private var corrected = added

    val door = Place { State.Family(members().let { all -> all.map { dated(it, all) } }) }

    /** After a restore: the first child nobody has confirmed yet. */
    fun unconfirmed(): Place? {
        val waiting = members().firstOrNull { it.kind == StageKind.UNCONFIRMED } ?: return null
        return Place {
            val all = members()
            State.Unconfirmed(dated(waiting, all), all.filter { it.child != waiting.child && it.pregnancy != waiting.pregnancy })
        }
    }

    override fun take(act: Act): Step? = when (act) {
        is Act.Press -> pressed(act) ?: chosen(act) ?: coming(act)

        is Act.Give -> when {
            added.isOwn(act.key) -> added.given(act) { Step.Root(door) }
            corrected.isOwn(act.key) -> corrected.given(act) { Step.Back(2) }
            act.key == "phone-same" -> confirmed(Telling.Same(act.values[0], act.values[1]))
            else -> births.given(act, ::member)?.let { (tellings, then) -> told(tellings) { then ?: Step.Root(today) } }
        }

        else -> null
    }

    private fun pressed(act: Act.Press): Step? = when (act.key) {
        "phone-child" -> Step.To(child(act.about))

        "phone-add-child" -> Step.To { State.WhoFor("add:", tab = Tab.FAMILY) }

        "add:phone-not-sure" -> told(Telling.Expecting(1u, Dated.Unknown)) { Step.Root(door) }

        "phone-record-birth" -> Step.To(births.birth(member(act.about)))

        "phone-correct-birth" -> Step.To(births.corrected(member(act.about)))

        "phone-correct-date" -> {
            corrected = DatedForm(here, "due:", Tab.FAMILY, member(act.about).pregnancy)
            Step.To { State.WhoFor("due:", WAYS.take(3), Tab.FAMILY) }
        }

        "phone-one-more" -> told(Telling.OneMore(member(act.about).pregnancy!!)) { Step.Root(door) }

        "phone-pause" -> Step.To(births.pause(act.about))

        "phone-resume" -> told(Telling.Resumed(act.about, here.today)) { Step.Again }

        // At once and without a question: what happens stands over the button.
        "phone-ended", "phone-has-ended" -> told(Telling.Ended(act.about)) { Step.Root { State.Ended(act.about) } }

        "phone-mistake" -> told(Telling.Mistake(act.about)) { Step.Root(child(act.about)) }

        "phone-remove" -> told(Telling.Removed(act.about)) { Step.Root(door) }

        "phone-still-so" -> confirmed(Telling.StillSo(act.about))

        "phone-what-was-told" -> Step.To(reports)

        "phone-take-back" -> told(Telling.TakenBack(act.about)) { Step.Again }

        else -> when {
            added.isOwn(act.key) -> Step.To(added.form(act.key))
            corrected.isOwn(act.key) -> Step.To(corrected.form(act.key))
            else -> null
        }
    }

    /** Choices about one child that change which words come. */
    private fun chosen(act: Act.Press): Step? {
        val telling = when (act.key) {
            "phone-milestones-hide" -> Telling.Chosen(FamilyChoice.MILESTONES_HIDDEN, act.about, true)
            "phone-milestones-show" -> Telling.Chosen(FamilyChoice.MILESTONES_HIDDEN, act.about, false)
            "phone-disability-yes" -> Telling.Chosen(FamilyChoice.DISABILITY, act.about, true)
            "phone-disability-no" -> Telling.Chosen(FamilyChoice.DISABILITY, act.about, false)
            "phone-undecided-yes" -> Telling.Chosen(FamilyChoice.UNDECIDED, act.about, true)
            "phone-undecided-no" -> Telling.Chosen(FamilyChoice.UNDECIDED, act.about, false)
            "phone-leap-28" -> Telling.LeapBirthday(act.about, LeapBirthday.LAST_OF_FEBRUARY)
            "phone-leap-01" -> Telling.LeapBirthday(act.about, LeapBirthday.FIRST_OF_MARCH)
            else -> return null
        }
        return told(telling) { Step.Again }
    }

    private fun coming(act: Act.Press): Step? = when (act.key) {
        "phone-upcoming" -> Step.To(upcoming)

        "phone-deadlines" -> Step.To {
            val all = members()
            State.Deadlines(here.core.deadlines(false, here.now), which.names(all), all.any { it.kind == StageKind.ENDED })
        }

        "phone-deadlines-after" -> Step.To {
            State.Deadlines(listOf(DeadlineGroup(null, null, here.core.deadlinesAfterLoss(here.now))))
        }

        "phone-deadline" -> Step.To(deadline(act.about))

        else -> null
    }

    private val upcoming = Place {
        State.Upcoming(here.core.upcoming(DAYS, here.now).map { ComingDay(at(it.on, it.hour.toInt()), it.letters, it.deadlines) })
    }

    private fun at(day: String, hour: Int) = listOf(here.date(day), here.say("phone-at", "hour" to hour)).joined("  ")

    /** The same thing may have to be done for two children: its last day tells them apart. */
    private fun deadline(name: String) = Place {
        val all = here.core.deadlines(true, here.now).flatMap { it.deadlines } + here.core.deadlinesAfterLoss(here.now)
        State.Deadline(all.firstOrNull { it.named == name } ?: throw Untold(here.say("phone-not-there")))
    }

    private val reports = Place {
        State.Reports(
            here.core.reports(here.now).map {
                DatedReport(it, here.say("phone-told-" + it.kind), here.date(it.recordedAt.date))
            }.asReversed(),
        )
    }

    private fun told(telling: Telling, then: () -> Step): Step = told(listOf(telling), then)

    private fun told(tellings: List<Telling>, then: () -> Step): Step {
        tellings.forEach(here::tell)
        return then()
    }

    private fun confirmed(telling: Telling): Step = told(telling) { Step.Root(unconfirmed() ?: today) }

    private fun members(): List<MemberRow> = here.core.family(here.now).members

    private fun member(child: String): MemberRow = members().firstOrNull { it.child == child } ?: throw Untold(here.say("phone-not-there"))

    private fun dated(row: MemberRow, all: List<MemberRow>) =
        DatedMember(row, (row.born ?: row.due)?.let(here::date), which.names(all)[row.child])

    private fun child(id: String) = Place {
        val all = members()
        val row = all.firstOrNull { it.child == id } ?: throw Untold(here.say("phone-not-there"))
        val others = all.filter { it.child != id && it.pregnancy != null && it.pregnancy == row.pregnancy }
        State.Child(dated(row, all), others.map { dated(it, all) })
    }

    private companion object {
        const val DAYS = 30u
    }
}

/** What a deadline is called among all of them. */
val DeadlineRow.named: String get() = listOf(region, id, last.orEmpty()).joinToString("|")
