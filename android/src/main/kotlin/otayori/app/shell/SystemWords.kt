/** The few words that are there where even the core is missing: the system's own strings, in the phone's language. */
package otayori.app.shell

import android.content.Context
import org.otayori.core.Wording
import otayori.app.R
import otayori.app.door.Words
import otayori.app.door.unmarked

class SystemWords(private val context: Context) : Words {
    override val language: String get() = context.resources.configuration.locales[0].language

    /** One sentence, whatever is asked for: what is wrong, and whom to call in danger. */
    override fun say(key: String, vararg values: Pair<String, Any>): Wording = unmarked(context.getString(R.string.no_core), language)
}
