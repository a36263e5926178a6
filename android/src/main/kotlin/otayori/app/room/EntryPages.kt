/** The screens of one entry: as it is written, as it was, and what is asked before something of it goes. Keeps nothing. */
package otayori.app.room

import org.otayori.core.EntryForm
import org.otayori.core.LetterText
import otayori.app.door.Button
import otayori.app.door.Choosable
import otayori.app.door.EntryDraft
import otayori.app.door.Field
import otayori.app.door.FieldKind
import otayori.app.door.Pictured
import otayori.app.door.State
import otayori.app.door.Tab
import otayori.app.door.unmarked

internal class EntryPages(private val here: Here) {
    fun page(form: EntryForm, answers: LetterText?, photos: EntryPhotos, isKept: Boolean, waits: Boolean, hasEarlier: Boolean) = EntryDraft(
        form.id,
        form.date,
        here.date(form.date),
        form.text,
        form.mood,
        form.tags.joinToString(" "),
        answers,
        form.photos.map { Pictured(it, photos.image(it)) },
        children(form),
        isKept,
        waits,
        hasEarlier,
    )

    /** Whose it is is asked only where there are several. Two of one age are told apart by their order. */
    private fun children(form: EntryForm): List<Choosable> {
        val members = here.core.family(here.now).members
        if (members.size < 2 && form.children.isEmpty()) return emptyList()
        return named(members).map { (member, name) -> Choosable(member.child, name, member.child in form.children) }
    }

    fun date(on: String) = Place {
        val fields = listOf(Field(here.say("phone-date"), FieldKind.DATE, on))
        State.Form("entry-date", here.say("phone-date"), fields, here.say("phone-keep"), tab = Tab.JOURNAL, isSecret = true)
    }

    fun earlier(id: String) = Place {
        val page = here.core.earlierEntry(id, here.now)
        val lines = listOfNotNull(unmarked(page.form.text, here.words.language), page.mood)
        State.Said(page.date, lines, listOf(Button("phone-step-back", id)), Tab.JOURNAL, isSecret = true)
    }

    fun damaged(id: String) = Place {
        val lines = listOf("phone-entry-damaged", "phone-delete-what").map { here.say(it) }
        State.Said(null, lines, listOf(Button("phone-delete", EntryRoom.ENTRY + id)), Tab.JOURNAL, isSecret = true)
    }

    /** `what`: what goes with it. */
    fun asking(form: EntryForm, what: String?, yes: String, id: String) = Place {
        val words = form.text.takeIf { it.isNotBlank() }?.let { unmarked(it, here.words.language) }
        val lines = listOfNotNull(what?.let { here.say(it) }, words)
        State.Said(here.date(form.date), lines, listOf(Button(yes, id)), Tab.JOURNAL, isSecret = true)
    }
}
