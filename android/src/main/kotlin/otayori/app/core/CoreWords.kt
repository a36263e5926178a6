/**
 * The strings of the interface, from the core.
 *
 * A companion of its own that is never opened: a screen never waits for a backup that is being written. One value for one
 * language; those without values are read once.
 */
package otayori.app.core

import org.otayori.core.Filling
import org.otayori.core.OtayoriCompanion
import org.otayori.core.Wording
import otayori.app.door.Words
import otayori.app.door.unmarked

class CoreWords(override val language: String, private val core: OtayoriCompanion) : Words {
    private val strings: Map<String, Wording> by lazy { core.strings(language) }

    override fun say(key: String, vararg values: Pair<String, Any>): Wording {
        if (values.isEmpty()) return strings[key] ?: unmarked(key, language)
        val filled = values.associate { (name, value) ->
            name to if (value is Number) Filling.Number(value.toLong()) else Filling.Text(value.toString())
        }
        return orNull { core.format(language, key, filled) } ?: unmarked(key, language)
    }
}
