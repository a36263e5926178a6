/** What is written: the list, a month, entries, growth, and the PIN that closes them. */
package otayori.app.room

import org.otayori.core.CompanionException
import org.otayori.core.EntryForm
import org.otayori.core.EntryRow
import org.otayori.core.UptimeNow
import otayori.app.door.Act
import otayori.app.door.DatedEntry
import otayori.app.door.EntryDraft
import otayori.app.door.State

class JournalRoom(private val here: Here, private val uptime: () -> UptimeNow) : Room {
    private var draft: EntryDraft? = null

    val lock = Place { State.Lock }

    /** The list, or the lock before it. */
    val door = Place { if (here.core.lockState(uptime()).isUnlocked) list() else State.Lock }

    override fun take(act: Act): Step? = when (act) {
        is Act.Press -> when (act.key) {
            "phone-write" -> {
                val answers = act.about.ifEmpty { null }
                draft = EntryDraft(null, here.today, here.date(here.today), "", null, "", answers?.let { letter(it) })
                answered = answers
                Step.To(entry)
            }

            "phone-entry" -> {
                draft = kept(act.about)
                Step.To(entry)
            }

            "phone-delete" -> {
                here.core.deleteEntry(act.about)
                Step.Back()
            }

            "phone-close" -> {
                here.core.lock()
                Step.Root(door)
            }

            else -> null
        }

        is Act.Give -> when (act.key) {
            "phone-keep" -> {
                here.core.writeEntry(form(act.values), here.now)
                Step.Back()
            }

            "phone-open" -> unlocked(act.values.first())

            else -> null
        }

        else -> null
    }

    private var answered: String? = null

    private val entry = Place { State.Entry(draft!!) }

    private fun list(): State {
        val journal = here.core.journal(FIRST, here.today, null, here.now)
        return State.Journal(journal.rows.map(::dated), here.core.onThisDay(here.now).map(::dated), journal.unreadable)
    }

    private fun dated(row: EntryRow) = DatedEntry(row, row.date?.let(here::date))

    private fun letter(slot: String) = here.core.letter(slot, here.today, here.now).text

    private fun kept(id: String): EntryDraft {
        val page = here.core.entry(id, here.now)
        val form = page.form
        answered = form.answers
        return EntryDraft(
            id, form.date, page.date, form.text, form.mood,
            form.tags.joinToString(
                " "
            ),
            page.answers, form.photos, page.hasEarlier
        )
    }

    private fun form(values: List<String>): EntryForm {
        val (text, tags) = values
        val now = draft!!
        return EntryForm(now.id, now.on, text, now.mood, emptyList(), tags.split(' ', '　').filter { it.isNotBlank() }, now.photos, answered)
    }

    private fun unlocked(pin: String): Step = try {
        here.core.unlock(narrow(pin), uptime())
        Step.Instead(door)
    } catch (wrong: CompanionException.WrongPin) {
        Step.Problem(here.say("error-wrong-pin", "left" to wrong.freeTries.toInt(), "seconds" to (wrong.waitMs / 1000u).toLong()))
    } catch (wait: CompanionException.PinWait) {
        Step.Problem(here.say("error-wait", "seconds" to (wait.waitMs / 1000u).toLong()))
    }

    private companion object {
        /** Before everything that can have been written. */
        const val FIRST = "1900-01-01"
    }
}
