/** What is written: the list, a month, a day, words found again, and the ways to entries, growth and the lock. */
package otayori.app.room

import org.otayori.core.BookletForm
import org.otayori.core.CompanionException
import org.otayori.core.EntryRow
import org.otayori.core.UptimeNow
import org.otayori.core.Wording
import otayori.app.core.orNull
import otayori.app.door.Act
import otayori.app.door.Ask
import otayori.app.door.Button
import otayori.app.door.Choosable
import otayori.app.door.DatedDraft
import otayori.app.door.DatedEntry
import otayori.app.door.FoundEntry
import otayori.app.door.MonthPage
import otayori.app.door.State
import otayori.app.door.Tab
import otayori.app.door.unmarked
import otayori.app.shell.copyOut
import java.util.Calendar
import java.util.GregorianCalendar

class JournalRoom(private val here: Here, uptime: () -> UptimeNow) : Room {
    /** The list, or the lock before it. */
    val door: Place = Place {
        if (locked.isOpen) return@Place list()
        small.forget()
        locked.atTheDoor()
    }

    private val locked = LockRoom(here, uptime) { door }
    private val entry = EntryRoom(here)
    private val growth = GrowthRoom(here)

    /** First photos of the latest entries, small: in memory as long as the journal is open. */
    private val small = EntryPhotos(here, EntryPhotos.SMALL)
    private var month = ""
    private var days = DAYS
    private var form = BookletForm.TEXT

    val lock get() = locked.place

    /** It stands open, and a PIN would close it. */
    val isGuarded get() = locked.hasPin && locked.isOpen

    override fun take(act: Act): Step? = try {
        if (act is Act.Give && act.key == "phone-open") opening(act) else locked.take(act) ?: taken(act)
    } catch (_: CompanionException.Locked) {
        Step.To(locked.before(act))
    }

    /** What is being typed; what is said where it cannot be kept. */
    fun typed(act: Act.Typed): Wording? = entry.typed(act.values)

    override fun left() {
        entry.left()
        locked.left()
        small.forget()
        days = DAYS
    }

    /** What the lock stood before is done now. */
    private fun opening(act: Act.Give): Step {
        val opened = locked.take(act)!!
        if (opened is Step.Problem) return opened
        val then = locked.wanted() ?: return opened
        return when (val step = locked.take(then) ?: taken(then)) {
            is Step.To -> Step.Instead(step.place)
            is Step.Instead -> step
            else -> opened
        }
    }

    private fun taken(act: Act): Step? = entry.take(act) ?: growth.take(act) ?: when (act) {
        is Act.Press -> pressed(act)
        is Act.Give -> given(act)
        is Act.Picked -> if (act.key.startsWith(EXPORT)) exported(act) else null
        else -> null
    }

    private fun pressed(act: Act.Press): Step? = when (act.key) {
        "phone-write" -> open { entry.begin(act.about.ifEmpty { null }) }

        "phone-write-on" -> open { entry.begin(null, act.about) }

        "phone-entry" -> open { entry.open(act.about) }

        "phone-journal-more" -> {
            days += DAYS
            Step.Again
        }

        "phone-month" -> {
            month = here.today.take(7)
            Step.To(page)
        }

        "phone-month-earlier" -> turned(-1)

        "phone-month-later" -> turned(1)

        "phone-day" -> day("$month-%02d".format(java.util.Locale.ROOT, act.about.toInt()))

        "phone-search-journal" -> Step.To { State.JournalSearch("", emptyList(), null, null) }

        "phone-delete" -> deleted(act.about)

        "phone-booklet" -> open { Step.To(booklet) }

        "phone-table" -> open { Step.To(table) }

        "phone-table-do" -> Step.Asking(Ask.NewFile(EXPORT + "growth", "otayori-growth.csv", "text/csv"))

        else -> null
    }

    private fun given(act: Act.Give): Step? = when (act.key) {
        "phone-look-journal" -> Step.Instead(found(act.values.first().trim()))

        "journal-export" -> {
            form = BookletForm.valueOf(act.values.first())
            val (end, type) = FORMS.getValue(form)
            Step.Asking(Ask.NewFile(EXPORT + "journal", "otayori-journal.$end", type))
        }

        else -> null
    }

    private val booklet = Place {
        val names = listOf("TXT" to BookletForm.TEXT, "Markdown" to BookletForm.MARKDOWN, "HTML" to BookletForm.HTML)
        val rows = names.map { (name, form) -> Choosable(form.name, unmarked(name, here.words.language), false) }
        State.Choice("journal-export", here.say("phone-booklet"), rows, Tab.JOURNAL, listOf(here.say("phone-export-what")))
    }

    private val table = Place {
        val ways = listOf(Button("phone-table-do"))
        State.Said(here.say("phone-table"), listOf(here.say("phone-export-what")), ways, Tab.JOURNAL, isSecret = true)
    }

    /** Asks nothing of anybody while the journal is closed. */
    private fun open(work: () -> Step): Step = if (locked.isOpen) work() else throw CompanionException.Locked()

    private fun deleted(what: String): Step? = when {
        what.startsWith("measured:") -> what.removePrefix("measured:").split(' ').let { (child, id) -> Step.To(growth.asking(child, id)) }
        what.startsWith("growth:") -> growth.delete(what.removePrefix("growth:"))
        what.startsWith(EntryRoom.ENTRY) -> entry.delete(what.removePrefix(EntryRoom.ENTRY))
        else -> null
    }

    private fun list(): State {
        val core = here.core
        val all = core.journalDays(FIRST, LAST)
        val from = all.getOrNull(all.size - days) ?: FIRST
        val journal = core.journal(from, LAST, null, here.now)
        // What could not be saved waits here as well, and is tried again when it is opened.
        val waiting = entry.unsaved
        val drafts = journal.drafts.filterNot(EntryRoom::isEmpty).map { DatedDraft(it.id!!, here.date(it.date), opening(it.text)) } +
            listOfNotNull(waiting?.let { DatedDraft(it.id ?: EntryRoom.UNSAVED, here.date(it.date), opening(it.text)) })
        val memories = core.onThisDay(here.now).map(::dated)
        return State.Journal(
            pictured(journal.rows),
            memories,
            journal.unreadable,
            drafts.distinctBy {
                it.id
            },
            all.size > days,
            locked.hasPin
        )
    }

    private fun opening(text: String) = text.lineSequence().map { it.trim() }.firstOrNull { it.isNotEmpty() }.orEmpty()

    /** The latest have their first photo beside them. Each is unsealed for that, so there are only so many. */
    private fun pictured(rows: List<EntryRow>): List<DatedEntry> {
        val latest = rows.filter { it.photo != null }.take(PICTURED).toSet()
        return rows.map { row -> dated(row).copy(image = row.photo?.takeIf { row in latest }?.let(small::image)) }
    }

    private fun dated(row: EntryRow) = DatedEntry(row, row.date?.let(here::date))

    private val page = Place {
        val (year, number) = month.split('-').map(String::toInt)
        val calendar = GregorianCalendar(year, number - 1, 1)
        val count = calendar.getActualMaximum(Calendar.DAY_OF_MONTH)
        val written = here.core.journalDays("$month-01", "$month-$count").map { it.takeLast(2).toInt() }.toSet()
        val today = here.today.takeIf { it.startsWith(month) }?.takeLast(2)?.toInt()
        val weekday = (calendar.get(Calendar.DAY_OF_WEEK) + 5) % 7
        State.JournalMonth(
            MonthPage(here.say("phone-month-of", "year" to year, "month" to number), "$month-01", count, weekday, written, today)
        )
    }

    private fun turned(by: Int): Step {
        val (year, number) = month.split('-').map(String::toInt)
        val at = year * 12 + number - 1 + by
        month = "%04d-%02d".format(java.util.Locale.ROOT, at / 12, at % 12 + 1)
        return Step.Again
    }

    private fun day(on: String): Step = Step.To {
        State.Entries(
            on,
            here.date(on),
            here.core.journal(on, on, null, here.now).rows.filter {
                it.date ==
                    on
            }.map(::dated)
        )
    }

    private fun found(words: String) = Place {
        if (words.isEmpty()) return@Place State.JournalSearch("", emptyList(), null, null)
        val found = here.core.journalSearch(words, here.now)
        val count = if (found.rows.isEmpty()) here.say("phone-journal-none", "words" to words) else null
        val marker = Marker(words)
        State.JournalSearch(words, found.rows.take(SHOWN).map { marked(it, marker) }, count, found.unreadable)
    }

    private fun marked(row: EntryRow, marker: Marker): FoundEntry {
        val page = orNull { here.core.entry(row.id, here.now) }
        val own = (page?.form?.mood as? org.otayori.core.MoodChoice.Own)?.words
        val texts = page?.let { listOf(it.form.text) + it.form.tags + listOfNotNull(own, it.answers?.plain) }.orEmpty()
        val (before, here, after) = texts.firstNotNullOfOrNull(marker::place) ?: Triple(row.opening, "", "")
        return FoundEntry(dated(row), before, here, after)
    }

    /** Written whole into a file of the app first, then copied to where the person wants it. */
    private fun exported(act: Act.Picked): Step {
        val target = act.file ?: return Step.Again
        val file = here.passing("export").apply { delete() }
        try {
            val core = here.core
            if (act.key == EXPORT + "growth") core.exportGrowth(file.path) else core.exportJournal(file.path, form, null, null)
            if (!file.copyOut(target)) return Step.Problem(here.say("phone-file-unwritten"))
        } finally {
            file.delete()
        }
        return Step.Back(note = here.say("phone-exported"))
    }

    private companion object {
        /** Before everything that can have been written, and after it. */
        const val FIRST = "1900-01-01"
        const val LAST = "9999-12-31"

        /** Days with entries that are shown at once. */
        const val DAYS = 60
        const val SHOWN = 100
        const val PICTURED = 12
        const val EXPORT = "export:"
        val FORMS = mapOf(
            BookletForm.TEXT to ("txt" to "text/plain"),
            BookletForm.MARKDOWN to ("md" to "text/markdown"),
            BookletForm.HTML to ("html" to "text/html"),
        )
    }
}
