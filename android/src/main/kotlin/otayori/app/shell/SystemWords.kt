/**
 * The few words that are there where even the core is missing: the system's own strings, in the phone's language, and once more
 * in kana for somebody who reads easy Japanese on a phone of another language. Whom to call goes by where the phone is, as far as
 * its network says, and not by what its owner reads.
 */
package otayori.app.shell

import android.content.Context
import android.telephony.TelephonyManager
import org.otayori.core.Wording
import otayori.app.R
import otayori.app.door.Words
import otayori.app.door.unmarked
import java.util.Locale

class SystemWords(private val context: Context) : Words {
    override val language: String get() = context.resources.configuration.locales[0].language

    /** One sentence, whatever is asked for: what is wrong. */
    override fun say(key: String, vararg values: Pair<String, Any>): Wording = of(R.string.no_core)

    val simple: Wording get() = unmarked(context.getString(R.string.no_core_simple), "ja-simple")

    val danger: Wording get() = of(R.string.no_core_danger)

    /**
     * Whom to call in danger, each with its number: 112 is answered to every mobile phone in most countries. Where nobody knows the
     * country both stand there, those of the language first.
     */
    val calls: List<Pair<Wording, String>>
        get() = when (networkCountry(context)) {
            "jp" -> listOf(R.array.no_core_calls_japan)
            "" -> listOf(R.array.no_core_calls_japan, R.array.no_core_calls).let { if (language == "ja") it else it.reversed() }
            else -> listOf(R.array.no_core_calls)
        }.flatMap(::calls)

    private fun calls(id: Int) = context.resources.getStringArray(id).map { call ->
        val (name, number) = call.split('|')
        unmarked("$name  $number", language) to number
    }

    private fun of(id: Int) = unmarked(context.getString(id), language)
}

/** Where the phone's network is, as far as it says: two small letters, or nothing. */
fun networkCountry(context: Context): String =
    context.getSystemService(TelephonyManager::class.java)?.networkCountryIso.orEmpty().lowercase(Locale.ROOT)
