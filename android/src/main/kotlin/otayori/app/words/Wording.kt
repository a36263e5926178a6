/**
 * Text as the core hands it over: in runs with their readings, without them, and as a voice says it.
 *
 * Knows shapes only. Every word on a screen arrives as one of these; nothing here makes words up.
 */
package otayori.app.words

/** A run of text and, where the writer gave one, its reading in kana. */
data class Segment(val base: String, val ruby: String? = null)

/** A line of text in its three faces, and the tag of its language. */
data class Wording(
    val segments: List<Segment>,
    val plain: String,
    val speech: String,
    val language: String,
) {
    val hasRuby: Boolean get() = segments.any { it.ruby != null }

    companion object {
        /** Text that has no readings, such as what somebody typed or a number. */
        fun unmarked(text: String, language: String): Wording = Wording(listOf(Segment(text)), text, text, language)
    }
}

/** A text with a title, in one language. */
data class LetterText(val title: Wording, val blocks: List<Block>, val plain: String, val speech: String)

/** One paragraph or one list. */
sealed interface Block {
    data class Paragraph(val text: Wording) : Block

    data class Bullets(val items: List<Wording>) : Block
}
