/** Ruby as content/ writes it, read for the tests alone: the app gets it from the core, already in segments. */
package otayori.app.content

import org.otayori.core.Segment
import org.otayori.core.Wording

private val MARKED = Regex("""\{([^|}]+)\|([^}]+)}|｜([^《]+)《([^》]+)》""")

fun marked(text: String, language: String): Wording {
    val segments = ArrayList<Segment>()
    var at = 0
    for (found in MARKED.findAll(text)) {
        if (found.range.first > at) segments += Segment(text.substring(at, found.range.first), null)
        val (a, b, c, d) = found.destructured
        segments += Segment(a + c, b + d)
        at = found.range.last + 1
    }
    if (at < text.length) segments += Segment(text.substring(at), null)
    val speech = segments.joinToString("") { it.ruby ?: it.base }.replace('〈', '（').replace('〉', '）')
    return Wording(segments, segments.joinToString("") { it.base }, speech, language)
}
