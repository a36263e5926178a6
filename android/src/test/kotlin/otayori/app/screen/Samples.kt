/** Every state with the words people get: letters of content/messages, strings of content/ui. Numbers to call are made up. */
package otayori.app.screen

import otayori.app.content.Fluent
import otayori.app.content.Letters
import otayori.app.content.marked
import otayori.app.door.CardShelf
import otayori.app.door.EntryPage
import otayori.app.door.EntryRow
import otayori.app.door.GrowthPoint
import otayori.app.door.HelpRow
import otayori.app.door.HelpUnder
import otayori.app.door.LanguageRow
import otayori.app.door.LetterPage
import otayori.app.door.MayTell
import otayori.app.door.MemberRow
import otayori.app.door.MonthPage
import otayori.app.door.SearchRow
import otayori.app.door.ShelfMonth
import otayori.app.door.ShelfRow
import otayori.app.door.SlotRow
import otayori.app.door.SourceRow
import otayori.app.door.StageKind
import otayori.app.door.State
import otayori.app.door.TodayMember
import otayori.app.door.TodayScreen
import otayori.app.door.UpcomingRow
import otayori.app.shell.Failure
import otayori.app.words.Wording

class Samples(private val language: String) {
    val words = Fluent(language)

    private fun say(key: String, vararg values: Pair<String, Any>) = words.say(key, *values)

    private fun typed(ja: String, en: String) = if (language == "en") en else ja

    private fun plain(text: String) = Wording.unmarked(text, language)

    private fun date(month: Int, day: Int) = say("date", "year" to 2027, "month" to month, "day" to day).let { dated ->
        // Values come in marked, as the core fills them in.
        marked(dated.segments.joinToString("") { s -> s.ruby?.let { "{${s.base}|$it}" } ?: s.base }, language)
    }

    private fun line(key: String, number: String?, emergency: Boolean = false) = HelpUnder(
        key,
        say("help-$key"),
        HelpRow(say("help-$key"), number, say("line-always"), emergency),
    )

    private val expecting = marked(
        listOf(say("stage-expecting", "weeks" to 24, "days" to 2), say("stage-month", "month" to 7))
            .joinToString(" ・ ") { w -> w.segments.joinToString("") { s -> s.ruby?.let { "{${s.base}|$it}" } ?: s.base } },
        language,
    )

    private fun page(part: String, slot: String, help: List<HelpUnder> = emptyList()) = LetterPage(
        slot,
        Letters.of(language, part, slot),
        reviewed = false,
        review = say("letter-draft"),
        sources = listOf(SourceRow("Reduced fetal movements", "RCOG", "2011", "https://www.rcog.org.uk/")),
        help = help,
    )

    private val letter = page("pregnancy/w24", "g170", listOf(line("maternity-unit", "03-0000-0000"), line("ambulance", "119", true)))

    private fun slot(part: String, slot: String) = SlotRow(slot, Letters.of(language, part, slot).title)

    private val slots = (168..174).map { slot("pregnancy/w24", "g$it") }

    private val member = MemberRow(
        "c1",
        StageKind.EXPECTING,
        expecting,
        date(6, 21),
        listOf(MayTell.BIRTH, MayTell.DUE_DATE, MayTell.PAUSED, MayTell.ENDED),
    )
    private val born = MemberRow(
        "c2",
        StageKind.GROWING,
        say("stage-years", "years" to 3, "months" to 2),
        date(1, 5),
        listOf(MayTell.BIRTH_CORRECTED, MayTell.PAUSED, MayTell.ENDED),
    )

    private fun entries() = listOf(
        EntryRow("e1", date(3, 1), typed("朝、はじめてはっきり動いた。ポコッと。", "A clear kick this morning, the first I was sure of.")),
        EntryRow("e2", date(2, 27), typed("健診。よく眠れなかった。", "Check-up. Slept badly.")),
        EntryRow("e3", date(2, 20), "", isDamaged = true),
    )

    private fun moods() = listOf("calm", "glad", "tired", "worried", "low").map { say("mood-$it") }

    /** Each screen by name, in the order of a first visit. */
    fun all(): Map<String, State> = linkedMapOf(
        "01-languages" to State.Languages(
            listOf(
                LanguageRow("ja", Wording.unmarked("日本語", "ja")),
                LanguageRow("ja-simple", Wording.unmarked("やさしい にほんご", "ja-simple")),
                LanguageRow("en", Wording.unmarked("English", "en")),
            ),
        ),
        "02-welcome" to State.Welcome(say("about-purpose"), say("about-privacy")),
        "03-who-for" to State.WhoFor,
        "04-date" to State.AskDate("phone-by-due", preview = expecting),
        "05-hour" to State.AskHour(8),
        "06-notices" to State.AskNotices,
        "10-today" to
            State.Today(
                TodayScreen(
                    "2027-03-01",
                    listOf(TodayMember("c1", StageKind.EXPECTING, expecting, letters = listOf(letter))),
                    earlier = "2027-02-28"
                )
            ),
        "11-today-two" to State.Today(
            TodayScreen(
                "2027-03-01",
                listOf(
                    TodayMember("c1", StageKind.EXPECTING, expecting, letters = listOf(page("pregnancy/w24", "g168"))),
                    TodayMember("c2", StageKind.GROWING, born.stage, letters = listOf(page("pregnancy/w24", "g172"))),
                ),
                earlier = "2027-02-28",
                later = "2027-03-02",
            ),
            hints = listOf(say("health-backup")),
        ),
        "12-today-overdue" to State.Today(
            TodayScreen(
                "2027-06-30",
                listOf(TodayMember("c1", StageKind.OVERDUE, say("stage-overdue"), letters = listOf(page("card/pregnancy", "card/overdue"))))
            )
        ),
        "13-today-quiet" to State.Today(TodayScreen("2027-03-01", emptyList(), cards = cards("loss").take(3), isQuiet = true)),
        "14-today-nobody" to State.Today(TodayScreen("2027-03-01", emptyList(), nobody = say("phone-family-empty"))),
        "20-letter" to State.Letter(letter.copy(beside = Letters.of(if (language == "en") "ja" else "en", "pregnancy/w24", "g170"))),
        "21-shelf" to State.Shelf(
            listOf(
                ShelfMonth(
                    plain("2027-03"),
                    slots.take(3).map {
                        ShelfRow(date(3, 1), it)
                    }
                ),
                ShelfMonth(plain("2027-02"), slots.drop(3).map { ShelfRow(date(2, 20), it) })
            ),
            slots.takeLast(1),
        ),
        "22-shelf-empty" to State.Shelf(emptyList(), emptyList()),
        "23-search" to State.Search(typed("健診", "visit"), found(), say("search-count", "count" to 2)),
        "24-cards" to State.Cards(
            listOf(CardShelf(say("cards-open"), cards("card").take(5))),
            listOf("ambulance" to "119", "police" to "110").map { (key, number) -> line(key, number, true).line!! },
            listOf(line("maternity-unit", "03-0000-0000"), line("crisis", "0120-000-000"), line("violence", "0120-000-001")),
        ),
        "25-upcoming" to State.Upcoming(
            slots.mapIndexed { n, slot ->
                UpcomingRow(
                    date(3, n + 1),
                    listOf(slot),
                    if (n ==
                        2
                    ) listOf(say("notice-deadline")) else emptyList()
                )
            },
        ),
        "30-journal" to
            State.Journal(
                entries(),
                listOf(entries()[1].copy(since = say("journal-years-ago", "years" to 1))),
                say(
                    "journal-unreadable",
                    "count" to 1
                )
            ),
        "31-journal-empty" to State.Journal(emptyList(), emptyList(), null),
        "32-month" to State.JournalMonth(
            MonthPage(
                plain("2027-03"),
                31,
                0,
                setOf(1, 4, 9, 22),
                9,
                listOf("mon", "tue", "wed", "thu", "fri", "sat", "sun").map {
                    say("day-$it")
                }
            ),
        ),
        "33-entry" to State.Entry(EntryPage("e1", date(3, 1), entries()[0].opening, 1, moods(), typed("胎動", "movement"), letter.text)),
        "34-growth" to State.Growth(
            say("growth-weight"),
            listOf(GrowthPoint(0, 3050f), GrowthPoint(10, 3100f), GrowthPoint(30, 3900f), GrowthPoint(60, 5000f)),
            listOf(3050, 3100, 3900, 5000).map { plain("$it g") },
        ),
        "35-lock" to State.Lock(),
        "36-lock-wrong" to State.Lock(say("error-wrong-pin", "left" to 4, "seconds" to 0)),
        "37-words" to State.RecoveryWords(listOf("river", "cotton", "alley", "violin", "anchor", "purpose")),
        "38-words-check" to State.RecoveryCheck(4),
        "40-family" to State.Family(listOf(member, born)),
        "41-child" to State.Child(member),
        "43-ended" to State.Ended,
        "44-unconfirmed" to State.Unconfirmed(member.copy(kind = StageKind.UNCONFIRMED), listOf(born)),
        "50-settings" to
            State.Settings(plain(typed("日本語", "English")), null, 8, ruby = true, fullTitles = false, textStep = 0, region = plain("JP-13")),
        "51-backup" to State.Backup(percent = 40),
        "52-erase" to State.Erase,
        "53-about" to State.About(
            listOf(say("about-purpose"), say("about-privacy"), say("about-licence")),
            listOf("POST_NOTIFICATIONS", "RECEIVE_BOOT_COMPLETED"),
        ),
    ) + Failure.entries.associate { "60-failed-" + it.name.lowercase().replace('_', '-') to State.Failed(it) }

    private fun cards(shelf: String): List<SlotRow> {
        val part = mapOf("card" to "card/pregnancy", "loss" to "loss/cards").getValue(shelf)
        return Letters.part(language, part).filterKeys { '@' !in it }.map { (slot, text) -> SlotRow(slot, text.title) }
    }

    private fun found(): List<SearchRow> {
        val words = typed("健診", "visit")
        val hits = Letters.part(language, "pregnancy/w24").filterValues { words in it.plain }.entries.take(2)
        return hits.map { (slot, text) ->
            val line = text.plain.lines().first { words in it }
            val at = line.indexOf(words)
            SearchRow(
                SlotRow(slot, text.title),
                at in text.title.plain.indices && line == text.title.plain,
                line.take(at),
                words,
                line.drop(at + words.length)
            )
        }
    }
}
