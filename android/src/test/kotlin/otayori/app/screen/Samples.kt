/** Every state with the words people get: letters of content/messages, strings of content/ui. Numbers to call are made up. */
package otayori.app.screen

import android.graphics.Bitmap
import android.graphics.Color
import org.otayori.core.Answering
import org.otayori.core.CardShelf
import org.otayori.core.EntryForm
import org.otayori.core.EntryKind
import org.otayori.core.EntryRow
import org.otayori.core.HelpChannel
import org.otayori.core.HelpRow
import org.otayori.core.HelpScreen
import org.otayori.core.HelpUnder
import org.otayori.core.HintKind
import org.otayori.core.LanguageRow
import org.otayori.core.LetterPage
import org.otayori.core.LetterText
import org.otayori.core.LineBreak
import org.otayori.core.MayTell
import org.otayori.core.MemberRow
import org.otayori.core.MoodChoice
import org.otayori.core.PhotoFormat
import org.otayori.core.PhotoRow
import org.otayori.core.RubyHabit
import org.otayori.core.SearchRow
import org.otayori.core.Situation
import org.otayori.core.SlotRow
import org.otayori.core.SourceRow
import org.otayori.core.StageKind
import org.otayori.core.TodayMember
import org.otayori.core.TodayScreen
import org.otayori.core.Wording
import otayori.app.content.Fluent
import otayori.app.content.Letters
import otayori.app.content.marked
import otayori.app.door.Button
import otayori.app.door.Choosable
import otayori.app.door.ComingDay
import otayori.app.door.DatedDraft
import otayori.app.door.DatedEntry
import otayori.app.door.DatedMember
import otayori.app.door.EntryDraft
import otayori.app.door.Field
import otayori.app.door.FieldKind
import otayori.app.door.FoundEntry
import otayori.app.door.Group
import otayori.app.door.GrowthPoint
import otayori.app.door.Line
import otayori.app.door.Measured
import otayori.app.door.MonthOfLetters
import otayori.app.door.MonthPage
import otayori.app.door.Pictured
import otayori.app.door.Series
import otayori.app.door.ShelvedLetter
import otayori.app.door.State
import otayori.app.door.Tab
import otayori.app.door.joined
import otayori.app.door.unmarked
import otayori.app.shell.Failure
import otayori.app.shell.paragraphs
import java.io.File

class Samples(private val language: String) {
    val words = Fluent(language)

    internal fun say(key: String, vararg values: Pair<String, Any>) = words.say(key, *values)

    internal fun typed(ja: String, en: String) = if (language == "en") en else ja

    internal fun plain(text: String) = unmarked(text, language)

    internal fun date(month: Int, day: Int) = say("date", "year" to 2027, "month" to month, "day" to day).let { dated ->
        // Values come in marked, as the core fills them in.
        marked(dated.segments.joinToString("") { s -> s.ruby?.let { "{${s.base}|$it}" } ?: s.base }, language)
    }

    /** A string with something marked filled in, as the core does it. */
    internal fun filled(key: String, name: String, value: Wording, vararg more: Pair<String, Any>) = marked(
        say(key, *more, name to value.segments.joinToString("") { s -> s.ruby?.let { "{${s.base}|$it}" } ?: s.base })
            .segments.joinToString("") { s -> s.ruby?.let { "{${s.base}|$it}" } ?: s.base },
        language,
    )

    private fun monthOf(month: Int) = say("phone-month-of", "year" to 2027, "month" to month)

    internal fun line(key: String, number: String?, emergency: Boolean = false) = HelpUnder(
        key,
        say("help-$key"),
        HelpRow(
            key,
            "JP",
            say("help-$key"),
            number,
            null,
            HelpChannel.CALL,
            Answering.Open,
            say("line-always"),
            emptyList(),
            null,
            emptyList(),
            emptyList(),
            emergency,
        ),
    )

    private val expecting = marked(
        listOf(say("stage-expecting", "weeks" to 24, "days" to 2), say("stage-month", "month" to 7))
            .joinToString(" ・ ") { w -> w.segments.joinToString("") { s -> s.ruby?.let { "{${s.base}|$it}" } ?: s.base } },
        language,
    )

    internal fun page(part: String, slot: String, help: List<HelpUnder> = emptyList()) = LetterPage(
        slot,
        "2027-03-01",
        listOf("c1"),
        Letters.of(language, part, slot),
        beside = null,
        notes = emptyList(),
        readOn = null,
        reviewed = false,
        review = say("letter-draft"),
        sources = listOf(SourceRow("Reduced fetal movements", "RCOG", "2011", "https://www.rcog.org.uk/")),
        help = help,
        helpNone = null,
    )

    private val toCall = listOf(line("maternity-unit", "03-0000-0000"), line("ambulance", "119", true))

    internal val letter = page("pregnancy/w24", "g170", toCall)

    internal fun slot(part: String, slot: String) = SlotRow(slot, Letters.of(language, part, slot).title)

    internal val slots = (168..174).map { slot("pregnancy/w24", "g$it") }

    internal fun member(child: String, kind: StageKind, stage: Wording, may: List<MayTell>) = MemberRow(
        child, "p1", kind, stage, null, null, null, null, "2026-10-01", 1u, false, false, false, may,
    )

    internal val member = DatedMember(
        member(
            "c1",
            StageKind.EXPECTING,
            expecting,
            listOf(MayTell.BIRTH, MayTell.DUE_DATE, MayTell.ONE_MORE, MayTell.PAUSED, MayTell.ENDED)
        ),
        date(6, 21),
    )
    internal val born = DatedMember(
        member(
            "c2",
            StageKind.GROWING,
            say("stage-years", "years" to 3, "months" to 2),
            listOf(MayTell.BIRTH_CORRECTED, MayTell.PAUSED, MayTell.REMOVED, MayTell.ENDED),
        ),
        date(1, 5),
    )

    internal fun today(member: DatedMember, letters: List<LetterPage>) =
        TodayMember(member.row.child, member.row.kind, member.row.stage, emptyList(), null, letters, emptyList())

    internal fun todays(
        members: List<TodayMember>,
        on: String = "2027-03-01",
        cards: List<SlotRow> = emptyList(),
        nobody: Wording? = null,
        isQuiet: Boolean = false,
        earlier: String? = null,
        later: String? = null,
    ) = TodayScreen(on, members, emptyList(), cards, nobody, isQuiet, earlier, later, false, false)

    private fun entry(id: String, date: Wording, opening: String, isDamaged: Boolean = false, since: Wording? = null) =
        DatedEntry(EntryRow(id, "2027-03-01", EntryKind.NOTE, opening, emptyList(), null, isDamaged, since), date)

    private fun entries() = listOf(
        entry("e1", date(3, 1), typed("朝、はじめてはっきり動いた。ポコッと。", "A clear kick this morning, the first I was sure of.")),
        entry("e2", date(2, 27), typed("健診。よく眠れなかった。", "Check-up. Slept badly.")),
        entry("e3", date(2, 20), "", isDamaged = true),
    )

    private fun drawn() = Bitmap.createBitmap(400, 300, Bitmap.Config.ARGB_8888).apply { eraseColor(Color.GRAY) }

    private fun photo(image: Bitmap?) = Pictured(PhotoRow("p1", PhotoFormat.JPEG, 400u, 300u, 1u, ""), image)

    private fun growth(points: List<GrowthPoint>, rows: List<String>) = State.Growth(
        "c2",
        born.row.stage,
        Series.WEIGHT,
        points,
        rows.map { Measured("g1", date(3, 1), plain(it)) },
        date(1, 5).takeIf { points.isNotEmpty() },
        date(3, 6).takeIf { points.isNotEmpty() },
    )

    private val reading = ReadingSamples(this)

    private val core by lazy { CoreSamples(language, reading.twins) }

    /** What stands over a screen where something just tried could not be. */
    fun problem(name: String): Wording? = when (name) {
        "36-pin-problem" -> say("phone-pin-two")
        "57-restore-problem" -> say("phone-wrong-passphrase")
        else -> null
    }

    /** Each screen by name, in the order of a first visit. */
    fun all(): Map<String, State> = linkedMapOf(
        "01-languages" to State.Languages(
            listOf("ja" to "日本語", "ja-simple" to "やさしい にほんご", "en" to "English").map { (tag, name) ->
                LanguageRow(tag, name, LineBreak.PHRASE, RubyHabit.FULL, 700u, 0u)
            },
        ),
        "02-welcome" to State.Welcome(say("about-purpose"), say("about-privacy")),
        "03-who-for" to State.WhoFor("first:"),
        "04-date" to State.Form(
            "first:phone-by-due",
            say("phone-by-due"),
            listOf(Field(say("phone-due-on"), FieldKind.DATE, "2027-06-21"), Field(say("phone-how-many"), FieldKind.NUMBER, "1")),
            say("phone-that-is-it"),
            preview = listOf(expecting),
        ),
        "05-hour" to State.AskHour(8),
        "06-notices" to State.AskNotices,
        "10-today" to State.Today(todays(listOf(today(member, listOf(letter))), earlier = "2027-02-28")),
        "11-today-two" to State.Today(
            todays(
                listOf(today(member, listOf(page("pregnancy/w24", "g168"))), today(born, listOf(page("pregnancy/w24", "g172")))),
                earlier = "2027-02-28",
                later = "2027-03-02",
            ),
            hints = listOf(HintKind.BACKUP_OLD),
        ),
        "11-today-letters" to State.Today(
            todays(listOf(today(member, listOf(page("pregnancy/w24", "g168"), page("pregnancy/w24", "g170"))))),
        ),
        "12-today-overdue" to State.Today(
            todays(
                listOf(
                    TodayMember(
                        "c1",
                        StageKind.OVERDUE,
                        say("stage-overdue"),
                        emptyList(),
                        null,
                        listOf(page("card/pregnancy", "card/overdue", toCall)),
                        emptyList(),
                    ),
                ),
                on = "2027-06-30",
            ),
        ),
        "13-today-quiet" to State.Today(todays(emptyList(), cards = cards("loss").take(3), isQuiet = true)),
        "14-today-nobody" to State.Today(todays(emptyList(), nobody = say("nobody-yet"))),
        "20-letter-plain" to State.Letter(page("pregnancy/w24", "g168")),
        "20-letter-danger" to State.Letter(page("card/pregnancy", "card/movements", toCall)),
        "20-letter" to State.Letter(letter.copy(beside = Letters.of(if (language == "en") "ja" else "en", "pregnancy/w24", "g170"))),
        "21-shelf" to State.Shelf(
            listOf(
                MonthOfLetters(monthOf(3), slots.take(3).map { ShelvedLetter(date(3, 1), "2027-03-01", it) }),
                MonthOfLetters(monthOf(2), slots.drop(3).map { ShelvedLetter(date(2, 20), "2027-02-20", it) }),
            ),
            slots.takeLast(1),
        ),
        "22-shelf-empty" to State.Shelf(emptyList(), emptyList()),
        "23-search" to State.Search(typed("健診", "visit"), found(), say("search-count", "count" to 2)),
        "24-cards" to State.Cards(
            listOf(CardShelf("card", cards("card").take(5), false)),
            listOf("ambulance" to "119", "police" to "110").map { (key, number) -> line(key, number, true).line!! },
            listOf(line("maternity-unit", "03-0000-0000"), line("crisis", "0120-000-000"), line("violence", "0120-000-001")),
            listOf("maternity-unit", "midwife", "doctor", "dentist").map { Situation(it, say("help-$it")) },
        ),
        "26-help" to State.Help(
            HelpScreen(
                say("help-crisis"),
                listOf(line("crisis", "0120-000-000").line!!, line("mind", "0570-000-000").line!!),
                null,
                listOf(line("ambulance", "119", true).line!!),
            ),
        ),
        "25-upcoming" to State.Upcoming(
            slots.mapIndexed { n, slot ->
                ComingDay(listOf(date(3, n + 1), say("phone-at", "hour" to 8)).joined("  "), listOf(slot), emptyList())
            },
        ),
        "30-journal" to State.Journal(
            entries().mapIndexed { n, entry -> if (n == 0) entry.copy(image = drawn()) else entry },
            listOf(entry("e2", date(2, 27), typed("健診。", "Check-up."), since = say("journal-years-ago", "years" to 1))),
            say("journal-unreadable", "count" to 1),
            listOf(DatedDraft("e9", date(3, 1), typed("今日は", "Today we"))),
            hasEarlier = true,
        ),
        "31-journal-empty" to State.Journal(emptyList(), emptyList(), null, hasPin = false),
        "38-day" to State.Entries("2027-03-01", date(3, 1), entries().take(1)),
        "39-journal-search" to State.JournalSearch(
            typed("動い", "kick"),
            listOf(FoundEntry(entries()[0], typed("朝、はじめてはっきり", "A clear "), typed("動い", "kick"), typed("た。ポコッと。", " this morning."))),
            null,
            null,
        ),
        "39-journal-search-none" to State.JournalSearch("x", emptyList(), say("phone-journal-none", "words" to "x"), null),
        "32-month" to State.JournalMonth(
            MonthPage(say("phone-month-of", "year" to 2027, "month" to 3), "2027-03-01", 31, 0, setOf(1, 4, 9, 22), 9),
        ),
        "33-entry" to State.Entry(
            EntryDraft("e1", "2027-03-01", date(3, 1), entries()[0].row.opening, MoodChoice.Glad, typed("胎動", "movement"), letter.text),
        ),
        "33-entry-waiting" to State.Entry(
            EntryDraft(
                "e1",
                "2027-03-01",
                date(3, 1),
                entries()[0].row.opening,
                MoodChoice.Own(typed("どきどき", "fluttering")),
                typed("胎動", "movement"),
                photos = listOf(
                    photo(drawn()).let { it.copy(row = it.row.copy(caption = typed("窓のそば", "By the window"))) },
                    photo(null)
                ),
                children = listOf(member.row, born.row).map { Choosable(it.child, it.stage, it === born.row) },
                waits = true,
            ),
        ),
        "33-entry-kept" to State.Entry(
            EntryDraft("e1", "2027-03-01", date(3, 1), entries()[0].row.opening, null, "", hasEarlier = true),
        ),
        "33-entry-delete" to State.Said(
            date(3, 1),
            listOf(say("phone-delete-what"), plain(entries()[0].row.opening)),
            listOf(Button("phone-delete", "e1")),
            Tab.JOURNAL,
            isSecret = true,
        ),
        "34-growth" to growth(
            listOf(GrowthPoint(0, 3050f), GrowthPoint(10, 3100f), GrowthPoint(30, 3900f), GrowthPoint(60, 5000f)),
            listOf("5000 g  560 mm", "3900 g", "3100 g", "3050 g  490 mm  330 mm"),
        ),
        "34-growth-empty" to growth(emptyList(), emptyList()),
        "34-measure" to State.Form(
            "measure c2 ",
            say("phone-measure"),
            listOf(
                Field(say("phone-date"), FieldKind.DATE, "2027-03-01"),
                Field(say("growth-weight"), FieldKind.NUMBER),
                Field(say("growth-length"), FieldKind.NUMBER),
                Field(say("growth-head"), FieldKind.NUMBER),
                Field(say("growth-note"), FieldKind.TEXT),
            ),
            say("phone-keep"),
            notes = listOf(say("phone-measure-form")),
            others = listOf(Button("phone-delete", "measured:c2 g1")),
            tab = Tab.JOURNAL,
        ),
        "35-lock" to State.Lock(),
        "35-lock-wait" to State.Lock(say("error-wait", "seconds" to 30)),
        "36-forgot" to sixWords("phone-six").copy(notes = listOf(say("phone-forgot-what")), tab = Tab.JOURNAL),
        "36-pin" to State.Said(
            say("phone-set-pin"),
            listOf(say("phone-pin-what"), say("phone-words-will")),
            listOf("phone-words-make", "phone-words-none").map { Button(it) },
        ),
        "36-pin-set" to State.Said(
            say("phone-set-pin"),
            listOf(say("phone-pin-what"), say("phone-words-had")),
            listOf("phone-pin-change", "phone-pin-remove", "phone-words-make").map { Button(it) },
        ),
        "36-pin-new" to newPin(),
        "37-words-check" to State.Form(
            "words-check",
            say("phone-words-check"),
            listOf(2, 5).map { Field(say("phone-words-which", "number" to it), FieldKind.WORDS) },
            say("phone-next"),
            listOf(say("phone-words-check-what", "first" to 2, "second" to 5)),
            others = listOf(Button("phone-words-again")),
            tab = Tab.JOURNAL,
        ),
        "37-words-none" to State.Said(
            null,
            listOf(say("phone-words-none-what")),
            listOf("phone-words-none-yes", "phone-words-make").map { Button(it) },
        ),
        "36-pin-problem" to newPin(),
        "38-booklet" to State.Choice(
            "journal-export",
            say("phone-booklet"),
            listOf("TXT", "Markdown", "HTML").map { Choosable(it, plain(it), false) },
            Tab.JOURNAL,
            listOf(say("phone-export-what")),
        ),
        "38-export" to State.Said(say("phone-table"), listOf(say("phone-export-what")), listOf(Button("phone-table-do")), Tab.JOURNAL),
        "37-words" to State.RecoveryWords(listOf("river", "cotton", "alley", "violin", "anchor", "purpose")),
        "40-family" to State.Family(listOf(member, born)),
        "41-child" to State.Child(member),
        "43-ended" to State.Ended("c1"),
        "44-unconfirmed" to State.Unconfirmed(member.copy(row = member.row.copy(kind = StageKind.UNCONFIRMED)), listOf(born.row)),
        "57-late" to State.Said(
            say("phone-backup"),
            listOf(say("phone-late-unwritten"), say("phone-late-empty")),
            listOf(Button("phone-backup", words = "phone-again")),
        ),
        "50-settings" to
            State.Settings(
                plain(typed("日本語", "English")),
                null,
                8,
                ruby = true,
                fullTitles = false,
                textStep = 0,
                region = core.region,
                hasPin = false,
                lettersFor = say("prefer-track-main"),
                isUnheard = true,
            ),
        "51-working" to State.Working(say("phone-backup")),
        "52-erase" to State.Erase(canBackUp = true),
        "53-about" to State.About(
            listOf(say("about-purpose"), say("about-privacy"), say("about-licence")),
            listOf(
                say("phone-version", "version" to "0.1.0"),
                filled("phone-edition", "date", date(3, 1), "edition" to 1),
                say("phone-texts", "name" to "English", "texts" to 1200, "reviewed" to 0),
            ),
            listOf("POST_NOTIFICATIONS", "RECEIVE_BOOT_COMPLETED"),
        ),
    ) + reading.all() + core.all + settings() + mapOf(
        "60-failed-key-lost-no-words" to State.Failed(Failure.KEY_LOST, hasWords = false),
        "60-failed-wrong-key-no-words" to State.Failed(Failure.WRONG_KEY, hasWords = false),
        "61-unwritten" to State.Unwritten,
        "62-not-mended" to State.Failed(Failure.DAMAGED, say("phone-not-mended"), hasWords = false),
        "63-mended" to State.Said(null, listOf(say("phone-mended")), listOf(Button("mended", words = "phone-next")), tab = null),
        "64-open-words" to sixWords("open-words").copy(isSecret = true),
    ) +
        Failure.entries.associate { "60-failed-" + it.name.lowercase().replace('_', '-') to State.Failed(it) }

    /** What stands behind the settings. */
    private fun settings(): Map<String, State> = linkedMapOf(
        "54-wording" to State.Choice(
            "wish-wording",
            say("phone-wording"),
            listOf("neutral", "full").map {
                Choosable(it, say("phone-wording-$it"), it == "neutral", say("phone-wording-$it-what"))
            },
        ),
        "55-letters-for" to State.Choice(
            "wish-letters",
            say("phone-letters-for"),
            listOf("prefer-track-main", "prefer-track-partner", "phone-letters-both").map {
                Choosable(it, say(it), it == "prefer-track-main")
            },
            others = listOf(Button("phone-single-yes")),
        ),
        "56-backup" to State.Form(
            "backup",
            say("phone-backup"),
            listOf(Field(say("phone-passphrase"), FieldKind.PASSPHRASE), Field(say("phone-backup-again"), FieldKind.PASSPHRASE)),
            say("phone-backup-do"),
            listOf(say("phone-backup-what")),
            tab = Tab.FAMILY,
            isSecret = true,
        ),
        "57-backup-done" to State.Said(say("phone-backup"), listOf(say("phone-backup-done")), emptyList()),
        "57-restore" to restoring("phone-restore-file"),
        "57-restore-problem" to restoring("phone-next", Button("restore-other", words = "phone-restore-file")),
        "57-restore-would" to State.Said(
            say("phone-restore-would"),
            listOf("children", "entries", "changed", "photos").map { say("phone-restore-$it", "count" to 2) },
            listOf(Button("phone-restore-do")),
        ),
        "58-region" to State.Choice(
            "wish-region",
            say("phone-region"),
            listOf("JP" to typed("日本", "Japan"), "GB" to typed("イギリス", "United Kingdom")).map { (id, name) ->
                Choosable(id, plain(name), id == "JP", say("region-row", "version" to 3, "maintainer" to "Otayori"))
            },
            others = listOf(Button("phone-region-file"), Button("phone-regions-outside")),
        ),
        "58-region-compare" to State.Form(
            "region-compare",
            say("phone-region-print"),
            listOf(Field(say("phone-region-typed"), FieldKind.WORDS)),
            say("phone-next"),
            listOf(say("phone-region-what")),
            listOf(plain(PRINT)),
            listOf(Button("phone-region-trust")),
            Tab.FAMILY,
        ),
        "58-regions-outside" to State.Rows(
            say("phone-regions-outside"),
            listOf(
                Group(
                    say("phone-region-files"),
                    listOf(Line(plain("GB"), say("region-row", "version" to 3, "maintainer" to "Otayori"), Button("region-one", "GB"))),
                ),
                Group(say("phone-region-keys"), listOf(Line(plain(PRINT), press = Button("region-key", PRINT)))),
            ),
            others = listOf(Button("phone-region-file")),
        ),
        "59-numbers" to State.Rows(
            say("phone-own-numbers"),
            listOf(
                Group(
                    null,
                    listOf(Line(plain("${typed("山田助産院", "Midwife")}  03-0000-0000"), say("help-midwife"), Button("number-one", "n1")))
                )
            ),
            listOf(say("phone-own-numbers-what")),
            listOf(Button("phone-number-add")),
        ),
        "59-number" to State.Form(
            "number",
            say("phone-own-numbers"),
            listOf(
                Field(say("phone-number-name"), FieldKind.TEXT, typed("山田助産院", "Midwife")),
                Field(say("phone-number-digits"), FieldKind.PHONE, "03-0000-0000"),
            ),
            say("phone-next"),
            others = listOf(Button("phone-number-remove", "n1")),
            tab = Tab.FAMILY,
        ),
        "59-number-for" to State.Choice(
            "number-for",
            say("phone-number-for"),
            listOf("maternity-unit", "midwife", "doctor").map { Choosable(it, say("help-$it"), it == "midwife") },
            notes = listOf(say("phone-number-for-what")),
            others = listOf(Button("phone-number-keep")),
        ),
        "59-licences" to State.Rows(
            say("phone-licences"),
            listOf(
                "MIT OR Apache-2.0" to listOf("age 0.12.1", "argon2 0.6.0", "toml_datetime 1.1.3+spec-1.1.0"),
                "Public domain" to listOf("SQLite")
            )
                .map { (licence, parts) -> Group(plain(licence), parts.map { Line(plain(it), press = Button("licence-text", it)) }) },
        ),
        "59-licence" to State.Said(plain("subtle 2.6.1"), licence("subtle 2.6.1").map { unmarked(it, "en") }, emptyList()),
    )

    /** As the package has it. */
    private fun licence(part: String): List<String> {
        val all = File(System.getProperty("otayori.android")!!, "src/main/res/raw/licence_texts.txt").readText()
        return paragraphs(all.split('\u000c').first { part in it.substringBefore("\n\n").lines() }.substringAfter("\n\n"))
    }

    private fun newPin() = State.Form(
        "pin-new",
        say("phone-pin-new"),
        listOf(Field(say("phone-pin-new"), FieldKind.PIN), Field(say("phone-pin-again"), FieldKind.PIN)),
        say("phone-keep"),
        notes = listOf(say("phone-pin-what")),
        tab = Tab.JOURNAL,
    )

    private fun sixWords(name: String) =
        State.Form(name, say("phone-with-words"), listOf(Field(say("phone-words-six"), FieldKind.WORDS)), say("phone-open"))

    private fun restoring(button: String, vararg others: Button) = State.Form(
        "restore",
        say("phone-restore"),
        listOf(Field(say("phone-passphrase"), FieldKind.PASSPHRASE)),
        say(button),
        listOf(say("phone-restore-what")),
        others = others.toList(),
        tab = Tab.FAMILY,
        isSecret = true,
    )

    internal fun cards(shelf: String): List<SlotRow> {
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
                line.drop(at + words.length),
                false,
            )
        }
    }

    private companion object {
        const val PRINT = "5d1c 8f20 73aa 91be 04c7 e6d3"
    }
}
