/**
 * Lines of text with readings above them. State in, places out: given how wide characters are, where each run stands.
 *
 * The pitch of the lines is the same whether a line has readings or not, and whether readings are shown or not. Draws nothing.
 */
package otayori.app.text

import org.otayori.core.Segment
import org.otayori.core.Wording

/** Widths in pixels, at the size of the text and at that of the readings. */
interface Ruler {
    val em: Float

    fun base(text: String): Float

    fun ruby(text: String): Float
}

/** Some characters and where they stand: `x` from the start of the line; `from` is their place in the plain text. */
class Run(val text: String, val x: Float, val isRuby: Boolean, val from: Int)

/** One line: what stands on it, how wide it is, and which characters of the plain text it holds. */
class Line(val runs: List<Run>, val width: Float, val from: Int, val until: Int)

/** Readings are half as large as what they explain. */
const val RUBY_SIZE = 0.5f

/** A reading may stand over this much of a neighbour that has none, in em of the text: half a character of the reading. */
private const val OVERHANG = 0.25f

private val UNIT = Regex("[0-9A-Za-z.,]+|[\\x{10000}-\\x{10FFFF}]|.")

class RubyLayout(
    private val wording: Wording,
    private val ruler: Ruler,
    private val width: Float,
    private val ruby: Boolean,
) {
    private val segments = if (ruby) wording.segments else listOf(Segment(wording.plain, null))
    private val breaks = breaksOf(segments, wording.language)

    /** Never empty for a text that is not. */
    val lines: List<Line> = Filling().lines()

    /** A piece of a segment that is never broken, and how far its reading stands over its neighbours. */
    private inner class Piece(val text: String, val reading: String?, val from: Int, before: Char?, after: Char?) {
        private val base = ruler.base(text)
        private val above = reading?.let(ruler::ruby) ?: 0f
        private val excess = maxOf(0f, above - base)
        private val left = if (before != null && carries(before)) minOf(excess / 2, OVERHANG * ruler.em) else 0f
        private val right = if (after != null && carries(after)) minOf(excess / 2, OVERHANG * ruler.em) else 0f
        val advance = base + excess - left - right
        val blank get() = text.isBlank()

        /** How far it must move in from the start of a line, and stay away from its end. */
        val intrusion get() = left
        val protrusion get() = right

        fun place(x: Float): List<Run> {
            if (reading == null) return listOf(Run(text, x, isRuby = false, from))
            val over = spread(reading, x - left, advance + left + right - above, isRuby = true)
            return spread(text, x, advance - base, isRuby = false) + over
        }

        /** Half a space before and after, a whole one between the characters; a number stays one word. */
        private fun spread(text: String, start: Float, room: Float, isRuby: Boolean): List<Run> {
            if (room < 0.5f) return listOf(Run(text, start, isRuby, from))
            val units = UNIT.findAll(text).toList()
            val gap = room / units.size
            var x = start + gap / 2
            return units.map { unit ->
                val run = Run(unit.value, x, isRuby, if (isRuby) from else from + unit.range.first)
                x += gap + if (isRuby) ruler.ruby(unit.value) else ruler.base(unit.value)
                run
            }
        }
    }

    private inner class Filling {
        private val good = breaks.good.toHashSet()
        private val any = breaks.any.toHashSet()
        private val done = ArrayList<Line>()
        private var line = ArrayList<Piece>()
        private var x = 0f

        fun lines(): List<Line> {
            for (chunk in chunks(pieces(), good)) put(chunk)
            close()
            return done
        }

        private fun put(chunk: List<Piece>) {
            if (fits(chunk)) return add(chunk)
            if (line.isNotEmpty()) close()
            if (fits(chunk)) return add(chunk)
            // Wider than a line: by any place, and where there is none as it is.
            for (small in chunks(chunk, any)) {
                if (!fits(small) && line.isNotEmpty()) close()
                if (fits(small)) add(small) else split(small)
            }
        }

        private fun fits(chunk: List<Piece>): Boolean {
            val kept = chunk.dropLastWhile { it.blank }
            if (kept.isEmpty()) return true
            val start = if (line.isEmpty()) kept.first().intrusion else x
            return start + kept.sumOf { it.advance.toDouble() } + kept.last().protrusion <= width + 0.5f
        }

        private fun add(chunk: List<Piece>) {
            for (piece in chunk) {
                if (line.isEmpty()) x = piece.intrusion
                line.add(piece)
                x += piece.advance
            }
        }

        /** One word wider than a line: by characters, but a base and its reading stay whole. */
        private fun split(chunk: List<Piece>) {
            for (piece in chunk) {
                if (piece.reading != null) {
                    if (!fits(listOf(piece)) && line.isNotEmpty()) close()
                    add(listOf(piece))
                    continue
                }
                var at = 0
                while (at < piece.text.length) {
                    val end = at + Character.charCount(piece.text.codePointAt(at))
                    val one = listOf(Piece(piece.text.substring(at, end), null, piece.from + at, null, null))
                    if (!fits(one) && line.isNotEmpty()) close()
                    add(one)
                    at = end
                }
            }
        }

        private fun close() {
            if (line.isEmpty()) return
            val kept = line.dropLastWhile { it.blank }
            var at = kept.firstOrNull()?.intrusion ?: 0f
            val runs = ArrayList<Run>()
            for (piece in kept) {
                runs += piece.place(at)
                at += piece.advance
            }
            val from = line.first().from
            val until = line.last().run { this.from + text.length }
            done += Line(runs, at + (kept.lastOrNull()?.protrusion ?: 0f), from, until)
            line = ArrayList()
            x = 0f
        }
    }

    /** The text cut at every place where a line may end, around what is never parted. */
    private fun pieces(): List<Piece> {
        val plain = segments.joinToString("") { it.base }
        val pieces = ArrayList<Piece>()
        val owned = readings()
        var at = 0
        for (segment in segments) {
            val end = at + segment.base.length
            if (segment.ruby != null) {
                val before = plain.getOrNull(at - 1)?.takeIf { at - 1 !in owned }
                pieces += Piece(segment.base, segment.ruby, at, before, plain.getOrNull(end)?.takeIf { end !in owned })
            } else {
                var from = at
                for (cut in cuts(plain, at, end)) {
                    if (cut > from) pieces += Piece(plain.substring(from, cut), null, from, null, null)
                    from = maxOf(from, cut)
                }
            }
            at = end
        }
        return pieces
    }

    /** Where a run without readings is cut. Spaces at the end of a line take no room, so they are pieces of their own. */
    private fun cuts(plain: String, from: Int, to: Int): List<Int> {
        val cuts = ArrayList<Int>()
        var start = from
        for (end in breaks.any.filter { it in from + 1 until to } + to) {
            var last = end
            while (last > start && plain[last - 1].isWhitespace()) last--
            if (last > start) cuts += last
            if (end > last) cuts += end
            start = end
        }
        return cuts
    }

    private fun readings(): Set<Int> {
        val owned = HashSet<Int>()
        var at = 0
        for (segment in segments) {
            if (segment.ruby != null) owned += at until at + segment.base.length
            at += segment.base.length
        }
        return owned
    }

    private fun chunks(pieces: List<Piece>, ends: Set<Int>): List<List<Piece>> {
        val chunks = ArrayList<List<Piece>>()
        var open = ArrayList<Piece>()
        for (piece in pieces) {
            open.add(piece)
            if (piece.from + piece.text.length in ends) {
                chunks += open
                open = ArrayList()
            }
        }
        if (open.isNotEmpty()) chunks += open
        return chunks
    }
}

/** What a neighbour's reading may stand over: kana, spaces and marks, which have none themselves. */
private fun carries(c: Char): Boolean = c in 'ぁ'..'ヿ' || c == ' ' || c in "、。「」（）〈〉・"
