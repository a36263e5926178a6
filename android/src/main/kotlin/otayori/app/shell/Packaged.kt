/** What the package says of itself: the permissions it asks for, and whose work is in it. Knows files and the system, no words. */
package otayori.app.shell

import android.content.Context
import android.content.pm.PackageManager
import otayori.app.R

interface Packaged {
    /** As the system has them, without what stands before their names. */
    val permissions: List<String>

    /** Licences by name, each with the parts that stand under it. */
    val licences: List<Pair<String, List<String>>>

    /** The texts that go along with a part, each as its paragraphs. */
    fun texts(part: String): List<List<String>>
}

class PhonePackage(private val context: Context) : Packaged {
    override val permissions: List<String>
        get() {
            @Suppress("DEPRECATION") // The way that replaced it begins at API 33.
            val info = context.packageManager.getPackageInfo(context.packageName, PackageManager.GET_PERMISSIONS)
            return info.requestedPermissions.orEmpty().map { it.substringAfterLast('.') }
        }

    override val licences: List<Pair<String, List<String>>>
        get() = context.resources.openRawResource(R.raw.licences).bufferedReader().useLines { lines ->
            lines.filter { '|' in it }.map { it.substringAfter('|') to it.substringBefore('|') }
                .groupBy({ it.first }, { it.second }).toList()
        }

    override fun texts(part: String): List<List<String>> {
        val all = context.resources.openRawResource(R.raw.licence_texts).bufferedReader().use { it.readText() }
        return all.split('\u000c').filter { part in it.substringBefore("\n\n").lines() }.map { paragraphs(it.substringAfter("\n\n")) }
    }
}

/** Licences come in lines of 80 characters: a paragraph is one text again, but a name under a name keeps its line. */
internal fun paragraphs(text: String): List<String> {
    val paragraphs = ArrayList<String>()
    for (block in text.split(Regex("\n\\s*\n"))) {
        var isOpen = false
        for (line in block.lines().map(String::trim).filterNot { it.isEmpty() || RULE.matches(it) }) {
            val goesOn = isOpen && !OWN_LINE.containsMatchIn(line)
            paragraphs += if (goesOn) paragraphs.removeAt(paragraphs.size - 1) + " " + line else line
            isOpen = true
        }
    }
    return paragraphs
}

/** A line that is only drawn. */
private val RULE = Regex("[-=*_#/ ]+")

/** Somebody's name, an item of a list. */
private val OWN_LINE = Regex("^(Copyright|\\(c\\)|©|Portions|[-*•] |\\d+\\.|\\(?[a-z]\\) |Source:)", RegexOption.IGNORE_CASE)
