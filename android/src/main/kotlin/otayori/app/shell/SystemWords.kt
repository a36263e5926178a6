/**
 * The few words that are there where even the core is missing: the system's own strings, in the phone's language, and once more
 * in kana for somebody who reads easy Japanese on a phone of another language.
 */
package otayori.app.shell

import android.content.Context
import org.otayori.core.Wording
import otayori.app.R
import otayori.app.door.Words
import otayori.app.door.unmarked

class SystemWords(private val context: Context) : Words {
    override val language: String get() = context.resources.configuration.locales[0].language

    /** One sentence, whatever is asked for: what is wrong. */
    override fun say(key: String, vararg values: Pair<String, Any>): Wording = of(R.string.no_core)

    val simple: Wording get() = unmarked(context.getString(R.string.no_core_simple), "ja-simple")

    val danger: Wording get() = of(R.string.no_core_danger)

    /** Whom to call in danger, each with its number: 112 is answered to every mobile phone in most countries. */
    val calls: List<Pair<Wording, String>>
        get() = context.resources.getStringArray(R.array.no_core_calls).map { call ->
            val (name, number) = call.split('|')
            unmarked("$name  $number", language) to number
        }

    private fun of(id: Int) = unmarked(context.getString(id), language)
}
