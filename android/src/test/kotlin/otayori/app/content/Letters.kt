/** The letters of content/messages, read at test time, so that screens are drawn with the words that people get. */
package otayori.app.content

import org.otayori.core.LetterBlock
import org.otayori.core.LetterText
import java.io.File

val LANGUAGES = listOf("ja", "ja-simple", "en")

object Letters {
    private val content = File(System.getProperty("otayori.content")!!)
    private val parts = HashMap<String, Map<String, LetterText>>()

    /** A letter by language, file below its language, and slot. */
    fun of(language: String, part: String, slot: String): LetterText = part(language, part).getValue(slot)

    /** Every letter of a file, by slot. */
    fun part(language: String, part: String): Map<String, LetterText> = parts.getOrPut("$language/$part") {
        val text = File(content, "messages/$language/$part.md").readText()
        text.split(Regex("^## ", RegexOption.MULTILINE)).drop(1).associate { one ->
            val (head, body) = one.split("\n", limit = 2)
            val (slot, title) = head.trim().split(" ", limit = 2)
            slot to letter(title, body, language)
        }
    }

    private fun letter(title: String, body: String, language: String): LetterText {
        val blocks = ArrayList<LetterBlock>()
        for (line in body.lines().map { it.trim() }.filter { it.isNotEmpty() }) {
            val last = blocks.lastOrNull()
            when {
                !line.startsWith("- ") -> blocks += LetterBlock.Paragraph(marked(line, language))
                last is LetterBlock.Bullets -> blocks[blocks.size - 1] = LetterBlock.Bullets(last.items + marked(line.drop(2), language))
                else -> blocks += LetterBlock.Bullets(listOf(marked(line.drop(2), language)))
            }
        }
        val all =
            listOf(marked(title, language)) +
                blocks.flatMap { if (it is LetterBlock.Bullets) it.items else listOf((it as LetterBlock.Paragraph).text) }
        return LetterText(language, all.first(), blocks, all.joinToString("\n") { it.plain }, all.joinToString("\n") { it.speech })
    }
}
