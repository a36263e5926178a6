/** An entry while it is written: its words, photos, mood and whose it is. */
package otayori.app.screen

import android.text.Editable
import android.text.InputType
import android.text.TextWatcher
import android.view.View
import android.widget.EditText
import android.widget.ImageView
import org.otayori.core.MoodChoice
import otayori.app.R
import otayori.app.door.Act
import otayori.app.door.Choosable
import otayori.app.door.EntryDraft
import otayori.app.door.MOODS
import otayori.app.door.Pictured
import otayori.app.door.State
import otayori.app.ui.Ui

internal fun Ui.entryPage(state: State.Entry): View {
    val page = state.page
    val type = InputType.TYPE_CLASS_TEXT or InputType.TYPE_TEXT_FLAG_CAP_SENTENCES
    val text = field(say("phone-words"), R.id.field_text, page.text, type, lines = 6)
    val tags = field(say("phone-tags"), R.id.field_tags, page.tags)
    val own = field(say("phone-mood-own"), R.id.field_mood, (page.mood as? MoodChoice.Own)?.words.orEmpty(), type)
    val fields = listOf(text to R.id.field_text, tags to R.id.field_tags, own to R.id.field_mood)
    fun now() = fields.map { (view, id) -> typed(view, id) }
    // Kept while it is typed, and nothing is drawn anew for it.
    for ((view, id) in fields) changed(view.findViewById(id)!!) { act(Act.Typed("phone-entry", now())) }
    return column(
        back(),
        if (page.waits && page.isKept) quiet(say("phone-draft")) else null,
        gap(1),
        label(say("phone-date")),
        flow(secondary(page.date) { act(Act.Press("phone-entry-date")) }),
        page.answers?.let { column(gap(1), sheet(quiet(say("phone-answers")), text(it.title, R.dimen.body))) },
        gap(1),
        text,
        gap(1),
        *page.photos.mapIndexed(::photo).toTypedArray(),
        flow(
            secondary(say("phone-camera")) { act(Act.Press("phone-camera")) },
            secondary(say("phone-picture")) { act(Act.Press("phone-picture")) },
        ),
        gap(2),
        label(say("phone-mood")),
        flow(*MOODS.map { (mood, key) -> chip(say(key), mood == page.mood) { act(Act.Give("phone-mood", listOf(key))) } }.toTypedArray()),
        gap(1),
        own,
        gap(1),
        tags,
        if (page.children.isEmpty()) null else whose(page.children),
        gap(2),
        flow(primary(say("phone-keep"), R.id.keep) { act(Act.Give("phone-keep", now())) }, *asides(page).toTypedArray()),
    )
}

private fun Ui.asides(page: EntryDraft): List<View> {
    val id = page.id ?: return emptyList()
    return listOfNotNull(
        if (page.hasEarlier) "phone-earlier-version" to "phone-earlier-version" else null,
        if (page.waits) "phone-drop-draft" to "phone-drop-draft-ask" else null,
        if (page.isKept) "phone-delete" to "phone-delete-ask" else null,
    ).map { (words, key) -> aside(say(words)) { act(Act.Press(key, id)) } }
}

private fun Ui.whose(children: List<Choosable>): View = column(
    gap(1),
    label(say("phone-whose")),
    flow(*children.map { chip(it.name, it.isChosen) { act(Act.Give("phone-whose", listOf(it.value))) } }.toTypedArray()),
)

private fun Ui.photo(number: Int, photo: Pictured): View {
    val name = say("phone-photo", "number" to number + 1)
    val image = photo.image?.let {
        ImageView(context).apply {
            setImageBitmap(it)
            adjustViewBounds = true
            scaleType = ImageView.ScaleType.FIT_START
            // On its side a phone is low: a photo leaves room for what is written.
            val phone = resources.displayMetrics
            if (phone.widthPixels > phone.heightPixels) maxHeight = phone.heightPixels / 2
            contentDescription = name.speech
        }
    }
    return column(
        image ?: sheet(quiet(name), quiet(say("phone-photo-unseen"))),
        photo.row.caption.takeIf { it.isNotBlank() }?.let { quiet(plain(it)) },
        flow(aside(say("phone-photo-remove")) { act(Act.Press("phone-photo-remove", photo.row.id)) }),
        gap(1),
    )
}

/** Told of every character that is typed. */
internal fun changed(field: EditText, changed: () -> Unit) = field.addTextChangedListener(
    object : TextWatcher {
        override fun beforeTextChanged(text: CharSequence, from: Int, count: Int, after: Int) = Unit

        override fun onTextChanged(text: CharSequence, from: Int, before: Int, count: Int) = Unit

        override fun afterTextChanged(text: Editable) = changed()
    },
)
