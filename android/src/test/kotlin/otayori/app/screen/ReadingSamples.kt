/** What is read and told, in its less usual faces: twins, an earlier day, hints, all kinds of help lines, years of letters. */
package otayori.app.screen

import org.otayori.core.Answering
import org.otayori.core.CardShelf
import org.otayori.core.CounterCardPage
import org.otayori.core.CounterTick
import org.otayori.core.DeadlineGroup
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

    private val twins = mapOf("c1" to which(1), "c2" to which(2))

    private fun next() = marked(
        say("letter-next", "date" to of.date(3, 2).plain).segments.joinToString("") { s -> s.ruby?.let { "{${s.base}|$it}" } ?: s.base },
        language,
    )

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
        also, say("line-languages", "codes" to "ja, en, zh"), listOf(say("about-privacy")),
        listOf(say("line-checked", "date" to "2026-01-10")), false,
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

    private val card = CounterCardPage(
        "birth-report", "JP", say("phone-born-on"), "出生届", say("about-purpose"), say("help-city-office"),
        unmarked("子どもが生まれました。出生届を出したいです。通訳か、やさしい日本語でお願いします。", "ja"),
        of.plain(of.typed("赤ちゃんが生まれたので、届けを出します。", "My child was born. I want to register the birth.")),
        listOf(
            CounterTick(unmarked("出生証明書があります", "ja"), of.plain(of.typed("医師の紙がある", "I have the certificate of birth"))),
            CounterTick(unmarked("母子手帳があります", "ja"), of.plain(of.typed("母子手帳がある", "I have the mother and child handbook"))),
        ),
        listOf(say("line-weak")),
    )

    private fun report(id: String, kind: String, isTakenBack: Boolean = false, may: Boolean = true) = DatedReport(
        ReportRow(id, LocalMoment("2027-03-01", "08:00:00", 540), kind, isTakenBack, may),
        say("phone-told-$kind"),
        of.date(3, 1),
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
        "26-help-lines" to State.Help(HelpScreen(say("help-violence"), lines, null, listOf(of.line("ambulance", "119", true).line!!))),
        "26-help-none" to State.Help(HelpScreen(say("help-violence"), emptyList(), say("line-none"), emptyList())),
        "27-deadlines-twins" to State.Deadlines(
            listOf("c1", "c2").map { DeadlineGroup(it, of.born.row.stage, listOf(of.deadline)) },
            twins,
            mayAskAfter = true,
        ),
        "29-counter" to State.CounterCards(listOf(card, card.copy(id = "handbook", name = say("help-city-office")))),
        "29-counter-card" to State.CounterCard(card),
        "40-family-twins" to State.Family(twinRows + growing),
        "41-child-twin" to State.Child(twinRows[0], listOf(twinRows[1])),
        "41-child-grown" to State.Child(growing),
        "41-child-ended" to State.Child(over),
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
