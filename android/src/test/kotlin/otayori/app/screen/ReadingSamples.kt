/** What is read and told, in its less usual faces: twins, an earlier day, hints, all kinds of help lines, years of letters. */
package otayori.app.screen

import org.otayori.core.Answering
import org.otayori.core.CardShelf
import org.otayori.core.HelpChannel
import org.otayori.core.HelpRow
import org.otayori.core.HelpScreen
import org.otayori.core.HintKind
import org.otayori.core.LocalMoment
import org.otayori.core.MayTell
import org.otayori.core.OtherNumberRow
import org.otayori.core.ReportRow
import org.otayori.core.StageKind
import org.otayori.core.TodayMember
import otayori.app.content.marked
import otayori.app.door.DatedReport
import otayori.app.door.Field
import otayori.app.door.FieldKind
import otayori.app.door.MonthOfLetters
import otayori.app.door.State
import otayori.app.door.Tab
import otayori.app.door.WAYS
import otayori.app.door.unmarked

class ReadingSamples(private val of: Samples) {
    private fun say(key: String, vararg values: Pair<String, Any>) = of.words.say(key, *values)

    private val language get() = of.words.language

    private fun which(number: Int) = say("phone-child-of", "number" to number, "count" to 2)

    internal val twins = mapOf("c1" to which(1), "c2" to which(2))

    private fun next() = of.filled("letter-next", "date", of.date(3, 2))

    private fun reached(
        name: String,
        number: String?,
        channel: HelpChannel,
        answering: Answering,
        facts: List<String>,
        address: String? = null,
        also: List<OtherNumberRow> = emptyList(),
    ) = HelpRow(
        name, "JP", say("help-$name"), number, address, channel, answering,
        facts.map { say(it) }.reduce { a, b -> marked(a.marks() + " · " + b.marks(), language) },
        also, say("line-languages", "languages" to of.typed("日本語、英語", "Japanese, English")), emptyList(),
        listOf(of.filled("line-checked", "date", of.date(1, 10))), false,
    )

    private fun org.otayori.core.Wording.marks() = segments.joinToString("") { s -> s.ruby?.let { "{${s.base}|$it}" } ?: s.base }

    private val lines = listOf(
        reached(
            "violence",
            "0120-000-001",
            HelpChannel.CALL,
            Answering.Open,
            listOf("line-open", "line-always", "line-free", "line-anonymous"),
            also = listOf(OtherNumberRow("03-0000-0009", of.plain("03-0000-0009"))),
        ),
        reached(
            "crisis",
            null,
            HelpChannel.CHAT,
            Answering.Open,
            listOf("line-open", "line-chat", "line-free"),
            "https://chat.example.org"
        ),
        reached("mind", "0570-000-000", HelpChannel.TEXT, Answering.Closed(null), listOf("line-closed", "line-text", "line-charged")),
        reached("legal-aid", null, HelpChannel.MAIL, Answering.Unknown, listOf("line-unknown", "line-mail"), "help@example.org"),
        reached("city-office", "03-0000-0003", HelpChannel.VISIT, Answering.Varies, listOf("line-varies", "line-visit")),
    )

    private fun report(id: String, kind: String, isTakenBack: Boolean = false, may: Boolean = true) = DatedReport(
        ReportRow(id, LocalMoment("2027-03-01", "08:00:00", 540), kind, emptyList(), isTakenBack, may),
        say("phone-told-$kind"),
        of.date(3, 1),
        of.member.row.stage,
    )

    private fun months(): List<MonthOfLetters> = (0 until 40).map { n ->
        val (year, month) = 2027 - (n + 9) / 12 to 12 - (n + 9) % 12
        MonthOfLetters(
            say("phone-month-of", "year" to year, "month" to month),
            emptyList(),
            "%d-%02d-01".format(year, month),
            isOpen = false,
            count = say("search-count", "count" to 30),
        )
    }

    private val today = of.todays(listOf(of.today(of.member, listOf(of.letter))), earlier = "2027-02-28")

    private val twinRows = listOf("c1", "c2").map { of.member.copy(row = of.member.row.copy(child = it, together = 2u), which = twins[it]) }

    private val growing = of.born.copy(
        row = of.born.row.copy(
            may = listOf(
                MayTell.BIRTH_CORRECTED,
                MayTell.LEAP_BIRTHDAY,
                MayTell.RESUMED,
                MayTell.MILESTONES_HIDDEN,
                MayTell.DISABILITY,
                MayTell.ENDED,
                MayTell.REMOVED,
            ),
            disability = true,
        ),
    )

    private val over = of.member.copy(
        row = of.member.row.copy(kind = StageKind.ENDED, stage = say("stage-ended"), may = listOf(MayTell.MISTAKE)),
        date = null,
    )

    fun all(): Map<String, State> = linkedMapOf(
        "07-correct-date" to State.WhoFor("due:", WAYS.take(3), Tab.FAMILY),
        "15-today-twins" to State.Today(
            of.todays(
                listOf(
                    TodayMember("c1", StageKind.EXPECTING, of.member.row.stage, emptyList(), null, emptyList(), emptyList()),
                    TodayMember(
                        "c2",
                        StageKind.EXPECTING,
                        null,
                        emptyList(),
                        null,
                        listOf(of.letter.copy(children = listOf("c1", "c2"))),
                        emptyList()
                    ),
                ),
                earlier = "2027-02-28",
            ),
            which = twins,
            next = next(),
        ),
        "16-today-earlier" to State.Today(today.copy(later = "2027-03-02"), isToday = false, date = of.date(3, 1)),
        "17-today-hints" to State.Today(today.copy(notNoted = true, needsRepair = true), HintKind.entries, next = next()),
        "18-letter-of-one" to State.Letter(of.letter, of.date(3, 1), which(2)),
        "19-share" to State.Share(of.letter),
        "21-shelf-years" to State.Shelf(months(), of.slots.take(2)),
        "24-cards-loss" to State.Cards(listOf(CardShelf("loss", of.cards("loss"), true)), emptyList(), emptyList(), emptyList(), null),
        "26-help-kinds" to State.Help(HelpScreen(say("help-violence"), lines, null, listOf(of.line("ambulance", "119", true).line!!))),
        "26-help-none" to State.Help(HelpScreen(say("help-violence"), emptyList(), say("line-none"), emptyList())),
        "40-family-twins" to State.Family(twinRows + growing),
        "41-child-twin" to State.Child(twinRows[0], listOf(twinRows[1])),
        "41-child-grown" to State.Child(growing),
        "41-child-ended" to State.Child(over),
        "41-child-paused" to State.Child(
            of.member.copy(
                row = of.member.row.copy(
                    kind = StageKind.PAUSED,
                    stage = say("stage-paused"),
                    may = listOf(MayTell.RESUMED, MayTell.BIRTH, MayTell.DUE_DATE, MayTell.ENDED),
                ),
            ),
        ),
        "41-child-undated" to State.Child(
            of.member.copy(
                row = of.member.row.copy(
                    kind = StageKind.UNDATED,
                    stage = say("stage-undated"),
                    may = listOf(MayTell.DUE_DATE, MayTell.UNDECIDED, MayTell.REMOVED, MayTell.ENDED),
                ),
                date = null,
            ),
        ),
        "42-birth-twins" to form("birth:c1", "phone-record-birth", listOf("phone-born-on" to "2027-03-01", "phone-born-on" to "")),
        "42-pause" to form("pause:c1", "phone-pause", listOf("phone-pause-from" to "2027-03-01", "phone-pause-until" to "")),
        "45-reports" to State.Reports(
            listOf(
                report("r4", "ended"),
                report("r3", "mistake", may = false),
                report("r2", "due-date", true, false),
                report("r1", "expecting")
            ),
        ),
    )

    private fun form(name: String, title: String, dates: List<Pair<String, String>>) = State.Form(
        name,
        say(title),
        dates.map { (key, value) -> Field(say(key), FieldKind.DATE, value) },
        say("phone-keep"),
        tab = Tab.FAMILY,
    )
}
