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

/** Two readings on a line are at least this far apart, in em of the text. */
const val BETWEEN = 0.25f

/** Characters under a longer reading part by this much at most, in em of the text: they stay one word. */
private const val INNER = 0.1f

/** A reading may stand out so far at the end of the first word of a line, for the word to begin at the margin, in em of the text. */
private const val FLUSH = 0.5f

/** A last line has at least so many characters, if that costs no line. */
private const val LEAST = 3

private val UNIT = Regex("[0-9A-Za-z.,]+|[\\x{10000}-\\x{10FFFF}]|.")

/**
 * `isBalanced`: lines are as long as one another, as for a heading or a button; otherwise only a short last one is avoided.
 * `isFlush`: lines begin at the margin, and so does a word whose reading is only a little longer.
 */
class RubyLayout(
    private val wording: Wording,
    private val ruler: Ruler,
    private val width: Float,
    private val ruby: Boolean,
    private val isBalanced: Boolean = false,
    private val isFlush: Boolean = false,
) {
    private val segments = if (ruby) wording.segments else listOf(Segment(wording.plain, null))
    private val breaks = breaksOf(segments, wording.language)
    private val good = breaks.good.toHashSet()
    private val any = breaks.any.toHashSet()
    private val pieces = pieces()

    /** Never empty for a text that is not. */
    val lines: List<Line> = settled()

    /** The lines of the whole width, unless as many shorter ones read better. */
    private fun settled(): List<Line> {
        val usual = Filling(width).lines()
        if (usual.size < 2 || (!isBalanced && !isShort(usual.last()))) return usual
        fun at(narrower: Float) = Filling(narrower).lines().takeIf { it.size == usual.size && torn(it) <= torn(usual) }
        if (!isBalanced) {
            val steps = generateSequence(width - ruler.em / 2) { it - ruler.em / 2 }.take(2 * LEAST + 2)
            return steps.mapNotNull(::at).firstOrNull { !isShort(it.last()) } ?: usual
        }
        var (low, high, best) = Triple(width / usual.size / 2, width, usual)
        repeat(HALVINGS) {
            val middle = (low + high) / 2
            val found = at(middle)
            if (found == null) {
                low = middle
            } else {
                best = found
                high = middle
            }
        }
        return best
    }

    private fun isShort(line: Line) = wording.plain.substring(line.from, line.until).count { it.isLetterOrDigit() } < LEAST

    /** Lines that end within a phrase. */
    private fun torn(lines: List<Line>) = lines.dropLast(1).count { it.until !in good }

    /** Where the next piece may stand: the end of what stands there, and of the last reading over it. */
    private class Pen(val x: Float, val reading: Float) {
        val end get() = maxOf(x, reading)
    }

    /** A piece of a segment that is never broken. `before`: what stands before it, unless that has a reading of its own. */
    private inner class Piece(val text: String, val reading: String?, val from: Int, private val before: Char?) {
        private val units = if (reading == null) 1 else UNIT.findAll(text).count()
        private val base = ruler.base(text)
        private val above = reading?.let(ruler::ruby) ?: 0f
        private val gap = if (reading == null) 0f else ((above - base) / units).coerceIn(0f, INNER * ruler.em)
        private val body = base + gap * (units - 1)

        /** How far the reading stands out on each side; negative: how far it stays within. */
        private val side = when {
            reading == null -> 0f
            above > body -> (above - body) / 2
            else -> -(body - above) / UNIT.findAll(reading).count() / 2
        }
        val blank get() = text.isBlank()
        val end get() = from + text.length

        /** Where it begins on a line that was written as far as `pen`, and how far it is written then. */
        fun put(pen: Pen): Pair<Float, Pen> {
            val over = if (pen.x > 0) OVERHANG * ruler.em else 0f
            if (reading == null) {
                val start = maxOf(pen.x, pen.reading - if (carries(text.first())) OVERHANG * ruler.em else 0f)
                return start to Pen(start + body, pen.reading)
            }
            if (pen === START && isFlush && side in 0f..FLUSH * ruler.em) return 0f to Pen(body, body + 2 * side)
            val may = if (before != null && carries(before)) over else 0f
            val clear = maxOf(pen.reading + BETWEEN * ruler.em + side, pen.reading)
            val start = maxOf(pen.x, pen.x - may + side, clear)
            return start to Pen(start + body, start + body + side)
        }

        fun place(start: Float): List<Run> {
            if (reading == null) return listOf(Run(text, start, isRuby = false, from))
            val within = maxOf(0f, -side)
            val over = spread(reading, maxOf(0f, start - side), within * 2, isRuby = true)
            return spread(text, start, gap, isRuby = false) + over
        }

        /** The units of a text with a gap between them; a number stays one word. */
        private fun spread(text: String, start: Float, gap: Float, isRuby: Boolean): List<Run> {
            if (gap < 0.5f) return listOf(Run(text, start, isRuby, from))
            var x = start
            return UNIT.findAll(text).toList().map { unit ->
                val run = Run(unit.value, x, isRuby, if (isRuby) from else from + unit.range.first)
                x += gap + if (isRuby) ruler.ruby(unit.value) else ruler.base(unit.value)
                run
            }
        }
    }

    private inner class Filling(private val width: Float) {
        private val done = ArrayList<Line>()
        private var line = ArrayList<Piece>()
        private var pen = START

        fun lines(): List<Line> {
            for (chunk in chunks(pieces, good)) put(chunk)
            close()
            return done
        }

        private fun put(chunk: List<Piece>) {
            if (fits(chunk, pen)) return add(chunk)
            if (line.isNotEmpty() && fits(chunk, START)) {
                close()
                return add(chunk)
            }
            // Wider than a line: by any place. What was begun goes on where the line would be left half empty.
            if (line.isNotEmpty() && pen.x > width / 2) close()
            val rows = rows(chunks(chunk, any))
            for ((n, row) in rows.withIndex()) {
                if (n > 0) close()
                for (small in row) if (fits(small, pen)) add(small) else split(small)
            }
        }

        /** What goes on each line, the first of which may have been begun; a few characters are not left for the last. */
        private fun rows(smalls: List<List<Piece>>): List<List<List<Piece>>> {
            val rows = arrayListOf(ArrayList<List<Piece>>())
            var at = pen
            for (small in smalls) {
                if (!fits(small, at) && (rows.last().isNotEmpty() || at.x > 0)) {
                    rows += ArrayList<List<Piece>>()
                    at = START
                }
                rows.last() += small
                at = after(small, at)
            }
            if (rows.size < 2) return rows
            val (before, last) = rows[rows.size - 2] to rows.last()
            while (last.sumOf(::letters) < LEAST && before.sumOf(::letters) > LEAST + 1) last.add(0, before.removeAt(before.size - 1))
            return rows
        }

        private fun letters(small: List<Piece>) = small.sumOf { piece -> piece.text.count { it.isLetterOrDigit() } }

        private fun after(chunk: List<Piece>, pen: Pen) = chunk.fold(pen) { at, piece -> piece.put(at).second }

        private fun fits(chunk: List<Piece>, pen: Pen) = after(chunk.dropLastWhile { it.blank }, pen).end <= width + 0.5f

        private fun add(chunk: List<Piece>) {
            line.addAll(chunk)
            pen = after(chunk, pen)
        }

        /** One word wider than a line: by characters, but a base and its reading stay whole. */
        private fun split(chunk: List<Piece>) {
            for (piece in chunk) {
                if (piece.reading != null) {
                    if (!fits(listOf(piece), pen) && line.isNotEmpty()) close()
                    add(listOf(piece))
                    continue
                }
                var at = 0
                while (at < piece.text.length) {
                    val end = at + Character.charCount(piece.text.codePointAt(at))
                    val one = listOf(Piece(piece.text.substring(at, end), null, piece.from + at, null))
                    if (!fits(one, pen) && line.isNotEmpty()) close()
                    add(one)
                    at = end
                }
            }
        }

        private fun close() {
            if (line.isEmpty()) return
            val runs = ArrayList<Run>()
            var at = START
            for (piece in line.dropLastWhile { it.blank }) {
                val (start, next) = piece.put(at)
                runs += piece.place(start)
                at = next
            }
            done += Line(runs, at.end, line.first().from, line.last().end)
            line = ArrayList()
            pen = START
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
                pieces += Piece(segment.base, segment.ruby, at, plain.getOrNull(at - 1)?.takeIf { at - 1 !in owned })
            } else {
                var from = at
                for (cut in cuts(plain, at, end)) {
                    if (cut > from) pieces += Piece(plain.substring(from, cut), null, from, null)
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
            if (piece.end in ends) {
                chunks += open
                open = ArrayList()
            }
        }
        if (open.isNotEmpty()) chunks += open
        return chunks
    }

    private companion object {
        val START = Pen(0f, Float.NEGATIVE_INFINITY)

        /** Widths that are tried to make lines as long as one another. */
        const val HALVINGS = 7
    }
}

/** What a neighbour's reading may stand over: kana, spaces and marks, which have none themselves. */
private fun carries(c: Char): Boolean = c in 'ぁ'..'ヿ' || c == ' ' || c in "、。「」（）〈〉・"
