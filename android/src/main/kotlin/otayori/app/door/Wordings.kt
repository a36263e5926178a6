/**
 * The core's words as views want them: in runs with their readings, without them, and as a voice says it. Every word on a
 * screen arrives as one of these; nothing here makes words up.
 */
package otayori.app.door

import org.otayori.core.Segment
import org.otayori.core.Wording

val Wording.hasRuby: Boolean get() = segments.any { it.ruby != null }

/** Text that has no readings, such as what somebody typed or a number. */
fun unmarked(text: String, language: String): Wording = Wording(listOf(Segment(text, null)), text, text, language)

/** As it stands alone: what is written for the middle of a sentence begins with a capital, where a language has them. */
fun Wording.titled(): Wording {
    val first = segments.firstOrNull()?.takeIf { it.ruby == null && it.base.firstOrNull()?.isLowerCase() == true } ?: return this
    fun up(text: String) = text.replaceFirstChar { it.titlecase() }
    return copy(segments = listOf(first.copy(base = up(first.base))) + segments.drop(1), plain = up(plain), speech = up(speech))
}

/** One after the other, with something between. */
fun List<Wording>.joined(between: String): Wording = reduce { a, b ->
    Wording(a.segments + Segment(between, null) + b.segments, a.plain + between + b.plain, a.speech + between + b.speech, a.language)
}
