/**
 * Interface strings, read from content/ui at test time. Knows the part of Fluent that stands there: values, placeables and
 * one selector after the other. The app gets its strings from the core.
 */
package otayori.app.content

import org.otayori.core.Wording
import otayori.app.door.Words
import java.io.File

class Fluent(override val language: String) : Words {
    private val strings: Map<String, String> by lazy {
        val text = File(System.getProperty("otayori.content")!!, "ui/$language.ftl").readText()
        KEY.findAll(text).associate { it.groupValues[1] to it.groupValues[2].trim() }
    }

    val keys: Set<String> get() = strings.keys

    override fun say(key: String, vararg values: Pair<String, Any>): Wording {
        val text = strings[key] ?: error("$language has no string $key")
        return marked(fill(text, values.toMap()), language)
    }

    private fun fill(text: String, values: Map<String, Any>): String {
        val chosen = SELECTOR.replace(text) { found ->
            val value = values.getValue(found.groupValues[1]).toString()
            val cases = CASE.findAll(found.groupValues[2]).associate { it.groupValues[1] to it.groupValues[2].trim() }
            val one = if (value == "1") cases["one"] else null
            cases[value] ?: one ?: cases.getValue("other")
        }
        return PLACE.replace(chosen) { values.getValue(it.groupValues[1]).toString() }.replace(QUOTED, "$1")
    }

    private companion object {
        val KEY = Regex("""^([a-z][a-z0-9-]*) = ((?:.*)(?:\n(?: +\S.*|}.*))*)""", RegexOption.MULTILINE)
        val SELECTOR = Regex("""\{ \$(\w+) ->\n(.*?)\n}""", RegexOption.DOT_MATCHES_ALL)
        val CASE = Regex("""\*?\[(\w+)] (.*)""")
        val PLACE = Regex("""\{ \$(\w+) }""")
        val QUOTED = Regex("""\{"([^"]*)"}""")
    }
}
