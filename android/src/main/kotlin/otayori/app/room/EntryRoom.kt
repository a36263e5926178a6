/**
 * An entry while it is written. What stands on the desk is in the vault as a draft before anything else happens to it, and stays
 * on the desk where it could not be put there: no typed word is lost.
 */
package otayori.app.room

import org.otayori.core.CompanionException
import org.otayori.core.EntryForm
import org.otayori.core.MoodChoice
import org.otayori.core.Wording
import otayori.app.core.orNull
import otayori.app.door.Act
import otayori.app.door.Ask
import otayori.app.door.Chosen
import otayori.app.door.MOODS
import otayori.app.door.State
import otayori.app.shell.picture

class EntryRoom(private val here: Here) : Room {
    /** What is on the desk; as the journal has it; as the draft has it. */
    private var form: EntryForm? = null
    private var kept: EntryForm? = null
    private var saved: EntryForm? = null
    private var hasEarlier = false
    private var answers: org.otayori.core.LetterText? = null
    private val photos = EntryPhotos(here)
    private val pages = EntryPages(here)

    private val place = Place { State.Entry(page(form ?: throw Untold(here.say("phone-not-there")))) }

    /** What is on the desk and could not be saved. */
    val unsaved: EntryForm? get() = form?.takeIf(::isChanged)

    fun begin(answered: String?, on: String = here.today): Step {
        putAway()?.let { return Step.Problem(it) }
        form = EntryForm(null, on, "", null, emptyList(), emptyList(), emptyList(), answered)
        answers = answered?.let { here.core.letter(it, on, here.now).text }
        return Step.To(place)
    }

    /** An entry, with what was begun of a change to it; or what was begun and never became one. */
    fun open(id: String): Step {
        if (id == UNSAVED || id == unsaved?.id) return Step.To(place)
        putAway()?.let { return Step.Problem(it) }
        try {
            load(id)
        } catch (_: CompanionException.Damaged) {
            return Step.To(pages.damaged(id))
        }
        return Step.To(place)
    }

    override fun take(act: Act): Step? = when (act) {
        is Act.Press -> pressed(act)
        is Act.Give -> given(act)
        is Act.Picked -> if (act.key.startsWith(PHOTO)) picked(act) else null
        else -> null
    }

    /** Keeps what is being typed; what is said where it cannot be kept. */
    fun typed(values: List<String>): Wording? {
        form = with(form ?: return null, values)
        return save()
    }

    /** The app was left. What is saved goes from memory, what could not be saved stays. */
    override fun left() {
        if (unsaved == null) clear()
        photos.forget()
    }

    private fun pressed(act: Act.Press): Step? = when (act.key) {
        "phone-camera" -> asked { Ask.Photo(PHOTO + it) }

        "phone-picture" -> asked { Ask.File(PHOTO + it, listOf("image/*")) }

        "phone-photo-remove" -> changed { form -> form.copy(photos = form.photos.filter { it.id != act.about }) }

        "phone-entry-date" -> Step.To(pages.date(form!!.date))

        "phone-earlier-version" -> Step.To(pages.earlier(form!!.id!!))

        "phone-step-back" -> {
            here.core.stepBack(act.about, here.now)
            load(act.about)
            Step.Back()
        }

        "phone-delete-ask" -> Step.To(pages.asking(form!!, "phone-delete-what", "phone-delete", ENTRY + act.about))

        "phone-drop-draft-ask" -> Step.To(pages.asking(form!!, null, "phone-drop-draft", act.about))

        "phone-drop-draft" -> {
            here.core.dropDraft(act.about)
            val isThere = kept != null
            if (isThere) load(act.about) else clear()
            Step.Back(if (isThere) 1 else 2)
        }

        else -> null
    }

    /** Deletes an entry with everything of it. */
    fun delete(id: String): Step {
        val isGone = here.core.deleteEntry(id)
        clear()
        return Step.Back(2, if (isGone) null else here.say("phone-still-in-copy"))
    }

    private fun given(act: Act.Give): Step? = when (act.key) {
        "phone-keep" -> keep(act.values)

        "entry-date" -> {
            form = form!!.copy(date = Typed(here).date(act.values.first()))
            Step.Back(note = save())
        }

        "phone-mood" -> changed { form ->
            val mood = MOODS.first { it.second == act.values.first() }.first
            form.copy(mood = mood.takeIf { it != form.mood })
        }

        "phone-whose" -> changed { form ->
            val child = act.values.first()
            form.copy(children = if (child in form.children) form.children - child else form.children + child)
        }

        else -> null
    }

    private fun keep(values: List<String>): Step {
        form = with(form ?: return Step.Back(), values)
        // As a draft first: whatever the journal says of it, the words are there.
        save()?.let { return Step.Problem(it) }
        try {
            here.core.writeEntry(form!!, here.now)
        } catch (error: CompanionException) {
            return Step.Problem(unwritten(here, error) ?: throw error)
        }
        clear()
        return Step.Back()
    }

    private fun changed(change: (EntryForm) -> EntryForm): Step {
        form = change(form!!)
        return save()?.let(Step::Problem) ?: Step.Again
    }

    private fun with(form: EntryForm, values: List<String>): EntryForm {
        val (text, tags, own) = values
        val mood = if (own.isNotBlank()) MoodChoice.Own(own) else form.mood.takeIf { it !is MoodChoice.Own }
        return form.copy(text = text, tags = tags.split(' ', '　', '\n').filter { it.isNotBlank() }, mood = mood)
    }

    private fun isChanged(form: EntryForm) = form != saved && (saved != null || (form != kept && !isEmpty(form)))

    private fun save(): Wording? {
        val now = form ?: return null
        if (!isChanged(now)) return null
        try {
            if (now == kept) {
                here.core.dropDraft(now.id!!)
                saved = null
                return null
            }
            form = now.copy(id = here.core.saveDraft(now, here.now))
            saved = form
        } catch (error: CompanionException) {
            unwritten(here, error)?.let { return it }
            // Locked, or deleted meanwhile: what is on the desk stays there.
            if (error !is CompanionException.Locked && error !is CompanionException.NotFound) throw error
        }
        return null
    }

    /** Before the system comes to the front: the process may end while it is there. */
    private fun asked(ask: (String) -> Ask): Step {
        save()?.let { return Step.Problem(it) }
        val now = form!!
        if (now.id == null) {
            // With a name, the entry is found again by what comes back.
            form = now.copy(id = here.core.saveDraft(now, here.now))
            saved = form
        }
        return Step.Asking(ask(form!!.id!!))
    }

    private fun picked(act: Act.Picked): Step {
        val id = act.key.removePrefix(PHOTO)
        val isHere = form?.id == id
        if (!isHere) {
            putAway()?.let { return Step.Problem(it) }
            load(id)
        }
        val problem = act.file?.let(::taken)
        return if (isHere) problem?.let(Step::Problem) ?: Step.Again else Step.To(place)
    }

    private fun taken(file: Chosen): Wording? = when (val taken = photos.taken(file)) {
        is Taken.Photo -> {
            form = form!!.let { it.copy(photos = it.photos + taken.row) }
            save()
        }

        is Taken.Not -> taken.why
    }

    private fun load(id: String) {
        val page = orNull { here.core.entry(id, here.now) }
        val draft = here.core.journal(here.today, here.today, null, here.now).drafts.firstOrNull { it.id == id }
        if (page == null && draft == null) here.core.entry(id, here.now)
        kept = page?.form
        saved = draft
        form = draft ?: page!!.form
        hasEarlier = page?.hasEarlier == true
        answers = page?.answers ?: form!!.answers?.let { slot -> orNull { here.core.letter(slot, form!!.date, here.now).text } }
    }

    /** Another takes its place on the desk: what could not be saved is tried once more. */
    private fun putAway(): Wording? {
        save()?.let { return it }
        val now = form
        val id = now?.id
        if (id != null && kept == null && isEmpty(now)) orNull { here.core.dropDraft(id) }
        clear()
        return null
    }

    private fun clear() {
        form = null
        kept = null
        saved = null
        hasEarlier = false
        answers = null
        photos.forget()
    }

    private fun page(form: EntryForm) =
        pages.page(form, answers, photos, isKept = kept != null, waits = saved != null, hasEarlier = hasEarlier && saved == null)

    companion object {
        /** An entry on the desk that has no name yet. */
        const val UNSAVED = "unsaved"
        const val ENTRY = "entry:"

        /** Nothing is in it. */
        fun isEmpty(form: EntryForm) = form.text.isBlank() && form.mood == null && form.tags.isEmpty() && form.photos.isEmpty()

        private const val PHOTO = "photo:"
    }
}
