/** The family: who is accompanied, what may be told of them, what was told, and what is coming up. */
package otayori.app.room

import org.otayori.core.Dated
import org.otayori.core.DeadlineGroup
import org.otayori.core.DeadlineRow
import org.otayori.core.FamilyChoice
import org.otayori.core.LeapBirthday
import org.otayori.core.MayTell
import org.otayori.core.MemberRow
import org.otayori.core.ReportRow
import org.otayori.core.StageKind
import org.otayori.core.Telling
import org.otayori.core.Wording
import otayori.app.door.Act
import otayori.app.door.Button
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
            State.Unconfirmed(dated(waiting, all), same(waiting, all))
        }
    }

    /** Where somebody stands once nothing is to be asked of anybody: a question about notices, where it is still owed, or Today. */
    fun onwards(): Place = unconfirmed() ?: if (here.owesNotices && members().any { it.kind !in NOBODY }) notices else today

    private val notices = Place { State.AskNotices }

    /** Whom it could be the same as, so that no two are called alike. Who was told as born alone is nobody's sibling by that. */
    private fun same(waiting: MemberRow, all: List<MemberRow>): List<MemberRow> {
        if (MayTell.SAME !in waiting.may) return emptyList()
        val siblings = waiting.pregnancy?.let { of -> all.filter { it.pregnancy == of } }.orEmpty()
        val others = (all - siblings.toSet() - waiting).filter { it.kind !in NOBODY }
        return called(others, all).map { (row, name) -> row.copy(stage = name) }
    }

    /** By their stage, and by their order where that is not enough. */
    private fun called(rows: List<MemberRow>, all: List<MemberRow>): List<Pair<MemberRow, Wording>> {
        val orders = which.names(all)
        return named(rows).map { (row, name) -> row to (orders[row.child]?.let { listOf(row.stage, it).joined("  ") } ?: name) }
    }

    override fun take(act: Act): Step? = when (act) {
        is Act.Press -> pressed(act) ?: chosen(act) ?: coming(act)

        is Act.Give -> when {
            added.isOwn(act.key) -> added.given(act) { onwards(Step.Root(door)) }
            corrected.isOwn(act.key) -> corrected.given(act) { onwards(Step.Back(2)) }
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

        "phone-one-more", "phone-mistake", "phone-remove" -> Step.To(asking(act.key, act.about))

        "yes:phone-one-more" -> told(Telling.OneMore(member(act.about).pregnancy!!)) { Step.Root(door) }

        "phone-pause" -> Step.To(births.pause(act.about))

        "phone-resume" -> told(Telling.Resumed(act.about, here.today)) { Step.Again }

        // At once and without a question: what happens stands over the button.
        "phone-ended", "phone-has-ended" -> told(Telling.Ended(act.about)) { Step.Root { State.Ended(act.about) } }

        "yes:phone-mistake" -> told(Telling.Mistake(act.about)) { Step.Root(child(act.about)) }

        "yes:phone-remove" -> told(Telling.Removed(act.about)) { Step.Root(door) }

        "phone-still-so" -> confirmed(Telling.StillSo(act.about))

        "phone-what-was-told" -> Step.To(reports)

        "phone-take-back" -> Step.To(takingBack(act.about))

        "yes:phone-take-back" -> told(Telling.TakenBack(act.about)) { Step.Back() }

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
        val names = names()
        State.Reports(here.core.reports(here.now).map { dated(it, names) }.asReversed())
    }

    /** What everybody is called, where there are several. */
    private fun names(): Map<String, Wording> {
        val all = members()
        return if (all.size < 2) emptyMap() else called(all, all).associate { (row, name) -> row.child to name }
    }

    private fun dated(row: ReportRow, names: Map<String, Wording>): DatedReport {
        val whose = row.children.mapNotNull(names::get).ifEmpty { null }?.joined(" ・ ")
        return DatedReport(row, here.say("phone-told-" + row.kind), here.date(row.recordedAt.date), whose)
    }

    /** What will happen stands over the one button that does it. */
    private fun asking(key: String, child: String) = Place {
        val all = members()
        val member = dated(member(child), all)
        val whose = listOfNotNull(member.row.stage, member.which).joined("  ")
        State.Said(whose, listOf(here.say("$key-what")), listOf(Button("yes:$key", child, key)))
    }

    private fun takingBack(report: String) = Place {
        val row = here.core.reports(here.now).firstOrNull { it.report == report } ?: throw Untold(here.say("phone-not-there"))
        val told = dated(row, names())
        val lines = listOfNotNull(told.whose, told.date, here.say("phone-take-back-what"))
        State.Said(told.what, lines, listOf(Button("yes:phone-take-back", report, "phone-take-back")))
    }

    private fun told(telling: Telling, then: () -> Step): Step = told(listOf(telling), then)

    private fun told(tellings: List<Telling>, then: () -> Step): Step {
        tellings.forEach(here::tell)
        return onwards(then())
    }

    /** It is written down, but something before it is not: that comes first. */
    private fun onwards(step: Step): Step = if (here.isSilent) Step.Root({ State.Unwritten }, here.say("phone-kept-but-silent")) else step

    private fun confirmed(telling: Telling): Step = told(telling) { Step.Root(onwards()) }

    private fun members(): List<MemberRow> = here.core.family(here.now).members

    private fun member(child: String): MemberRow = members().firstOrNull { it.child == child } ?: throw Untold(here.say("phone-not-there"))

    private fun dated(row: MemberRow, all: List<MemberRow>) = DatedMember(row, since(row), which.names(all)[row.child])

    private fun since(row: MemberRow): Wording? = row.born?.let { dated("phone-born-is", it) } ?: row.due?.let { dated("phone-due-is", it) }

    private fun dated(key: String, iso: String) = listOf(here.say(key), here.date(iso)).joined(" ")

    private fun child(id: String) = Place {
        val all = members()
        val row = all.firstOrNull { it.child == id } ?: throw Untold(here.say("phone-not-there"))
        val others = all.filter { it.child != id && it.pregnancy != null && it.pregnancy == row.pregnancy }
        State.Child(dated(row, all), others.map { dated(it, all) })
    }

    private companion object {
        const val DAYS = 30u
        val NOBODY = setOf(StageKind.UNCONFIRMED, StageKind.ENDED)
    }
}

/** What a deadline is called among all of them. */
val DeadlineRow.named: String get() = listOf(region, id, last.orEmpty()).joinToString("|")
