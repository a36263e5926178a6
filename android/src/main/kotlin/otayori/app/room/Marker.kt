/** Where words stand in a text that the core has found them in, to be marked. Width, case, spaces and kana do not count. */
package otayori.app.room

class Marker(words: String) {
    private val needle = words.filterNot { it.isWhitespace() || it == '　' }
        .map(::either).joinToString("[\\s　]*")
        .let { Regex(it, setOf(RegexOption.IGNORE_CASE)) }

    /** Before, found, after: the line it is in, no longer than can be read at a glance. */
    fun place(text: String): Triple<String, String, String>? {
        val found = needle.find(text)?.takeIf { it.value.isNotEmpty() } ?: return null
        val before = text.substring(0, found.range.first).substringAfterLast('\n')
        val after = text.substring(found.range.last + 1).substringBefore('\n')
        return Triple(if (before.length > BEFORE) "…" + before.takeLast(BEFORE) else before, found.value, after.take(AFTER))
    }

    private fun either(char: Char): String = when (char) {
        in 'ぁ'..'ゖ' -> "[$char${char + 0x60}]"
        in 'ァ'..'ヶ' -> "[$char${char - 0x60}]"
        in '!'..'~' -> "[${plain(char)}${char + 0xfee0}]"
        in '！'..'～' -> "[$char${plain(char - 0xfee0)}]"
        else -> Regex.escape(char.toString())
    }

    private fun plain(char: Char) = if (char.isLetterOrDigit()) "$char" else "\\$char"

    private companion object {
        const val BEFORE = 24
        const val AFTER = 60
    }
}
