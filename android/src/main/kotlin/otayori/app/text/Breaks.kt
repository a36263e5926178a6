/**
 * Where a line may end. Knows Unicode's rules for lines, the characters a Japanese line never begins or ends with, and that
 * spaced Japanese breaks between phrases. Does not know widths.
 */
package otayori.app.text

import android.icu.text.BreakIterator
import android.icu.util.ULocale
import org.otayori.core.Segment

/** Places in a text, as offsets after which a new line may begin. `good` are tried first, `any` when nothing else fits. */
class Breaks(val good: List<Int>, val any: List<Int>)

/** Never first on a line: closing marks, stops, small kana, the long mark, iteration marks. */
private const val NOT_FIRST =
    "、。，．・：；？！゛゜ヽヾゝゞ々ー～…‥’”）〕］｝〉》」』】〙〗»ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ,.:;?!)]}%％℃"

/** Never last on a line: opening marks. */
private const val NOT_LAST = "‘“（〔［｛〈《「『【〘〖«([{"

/** After these a phrase of spaced Japanese is over. */
private const val PHRASE_END = " 、。」』）〉"

/** The places of a text in a language. A base and its reading are never parted. */
fun breaksOf(segments: List<Segment>, language: String): Breaks {
    val text = segments.joinToString("") { it.base }
    val inside = HashSet<Int>()
    var at = 0
    for (segment in segments) {
        if (segment.ruby != null) for (offset in at + 1 until at + segment.base.length) inside += offset
        at += segment.base.length
    }
    val any = offsets(text, language).filter { it !in inside && mayPart(text, it) }
    // Spaces between phrases: a line that ends elsewhere is harder to read for somebody who is learning.
    val good = if (language == "ja-simple") any.filter { it == text.length || text[it - 1] in PHRASE_END } else any
    return Breaks(good, any)
}

private fun offsets(text: String, language: String): List<Int> {
    val rules = rules(language)
    rules.setText(text)
    return generateSequence(rules.next().takeIf { it != BreakIterator.DONE }) { _ ->
        rules.next().takeIf { it != BreakIterator.DONE }
    }.toList()
}

private fun mayPart(text: String, at: Int): Boolean {
    if (at >= text.length) return true
    return text[at] !in NOT_FIRST && text[at - 1] !in NOT_LAST
}

/** Made once for each language: reading the rules costs more than a letter. */
private val made = HashMap<String, BreakIterator>()

private fun rules(language: String): BreakIterator = synchronized(made) {
    val one = made.getOrPut(language) {
        val tag = if (language.startsWith("ja")) "ja-u-lb-strict" else language
        BreakIterator.getLineInstance(ULocale.forLanguageTag(tag))
    }
    one.clone() as BreakIterator
}
