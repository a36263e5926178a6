/**
 * Where a line may end. Knows Unicode's rules for lines, the characters a Japanese line never begins or ends with, what stays
 * with its number, and that spaced Japanese breaks between phrases. Does not know widths.
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

/** More characters than this without an end are no phrase but Japanese as it is usually written, such as what somebody typed. */
private const val PHRASE = 11

/** Words in kana that end a phrase: where one is wider than a line, it is not these that are torn. */
private val ENDINGS = Regex("ごろ|です|ます|ました|ません|ください|から|まで|など|とき")

/** Stays with the number before it. */
private const val COUNTERS = "年月日週か歳人通件時分秒回枚個"

/** A number and its unit, or a word and its number, where words are spaced: from the space between them. */
private val TOGETHER =
    Regex(
        "(?<![\\d-])\\d{1,3} (?=\\p{L})|\\b(?:month|week|year|grade|day|number|photo|version|edition) (?=\\d)|\\S (?=· )",
        RegexOption.IGNORE_CASE
    )

/** The places of a text in a language. A base and its reading are never parted. */
fun breaksOf(segments: List<Segment>, language: String): Breaks {
    val text = segments.joinToString("") { it.base }
    val inside = HashSet<Int>()
    var at = 0
    for (segment in segments) {
        if (segment.ruby != null) for (offset in at + 1 until at + segment.base.length) inside += offset
        at += segment.base.length
    }
    val usual = offsets(text, language).filter { it !in inside && mayPart(text, it) }
    // A constant has no spaces; where it is wider than a line it ends after one of these.
    val constants = text.indices.filter { text[it] == '_' }.map { it + 1 }.filter { it !in inside }
    val torn = if (language == "ja-simple") ENDINGS.findAll(text).flatMap { it.range.drop(1) }.toSet() else emptySet()
    val all = (usual + constants).distinct().sorted()
    val good = when {
        language == "ja-simple" -> phrases(text, usual)
        language.startsWith("ja") -> usual
        else -> TOGETHER.findAll(text).map { it.range.last + 1 }.toSet().let { whole -> usual.filter { it !in whole } }
    }
    val kept = good.toHashSet()
    return Breaks(good, all.filter { it in kept || it !in torn })
}

/** Spaces between phrases: a line that ends elsewhere is harder to read for somebody who is learning. */
private fun phrases(text: String, usual: List<Int>): List<Int> {
    val ends = usual.filter { it == text.length || text[it - 1] in PHRASE_END }
    var from = 0
    return ends.flatMap { end ->
        val inner = if (end - from > PHRASE) usual.filter { it in from + 1 until end } else emptyList()
        from = end
        inner + end
    }
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
    val (before, after) = text[at - 1] to text[at]
    if ((before.isDigit() && after in COUNTERS) || (before == 'か' && after == '月')) return false
    return after !in NOT_FIRST && before !in NOT_LAST
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
