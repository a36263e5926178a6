/** The ways to say when it is: what they ask for, what it would mean, and what the core is told. For the first run and later. */
package otayori.app.room

import org.otayori.core.Dated
import org.otayori.core.Telling
import org.otayori.core.Weeks
import org.otayori.core.Wording
import otayori.app.door.Act
import otayori.app.door.Field
import otayori.app.door.FieldKind
import otayori.app.door.State
import otayori.app.door.Tab
import otayori.app.door.joined
import otayori.app.text.typedDate
import otayori.app.text.typedNumber

/**
 * `prefix`: whose forms these are, before the key of the way, such as `first:phone-by-due`. `pregnancy`: the one whose date is
 * put right; without it somebody new is told of.
 */
class DatedForm(
    private val here: Here,
    private val prefix: String,
    private val tab: Tab? = null,
    private val pregnancy: String? = null,
) {
    private val typed = Typed(here)

    /** What was shown and not told yet. */
    private var shown: Act.Give? = null

    fun isOwn(key: String) = key.startsWith(prefix)

    fun form(name: String, values: List<String> = emptyList(), preview: List<Wording>? = null) = Place {
        val way = name.removePrefix(prefix)
        State.Form(
            name,
            here.say(way),
            fields(way, values),
            here.say(if (preview == null) "phone-next" else "phone-that-is-it"),
            preview = preview.orEmpty(),
            tab = tab,
        )
    }

    /** Shown what it means first, told the second time. */
    fun given(act: Act.Give, then: () -> Step): Step {
        val way = act.key.removePrefix(prefix)
        val telling = telling(way, act.values)
        if (shown == act) {
            here.tell(telling)
            shown = null
            return then()
        }
        // What a corrected date means is what it would mean for somebody new.
        val preview = here.core.preview(if (telling is Telling.DueDate) Telling.Expecting(1u, telling.due) else telling, here.now)
        shown = act
        val due = preview.due?.let { listOf(here.say("phone-due-on"), here.date(it)).joined("  ") }
        return Step.Instead(form(act.key, act.values, preview.stages.ifEmpty { listOfNotNull(due) }))
    }

    private fun fields(way: String, values: List<String>): List<Field> {
        val asked = when (way) {
            "phone-by-weeks" -> listOf("phone-weeks" to FieldKind.NUMBER, "phone-days" to FieldKind.NUMBER)
            "phone-by-period" -> listOf("phone-period-on" to FieldKind.DATE)
            "phone-by-birth" -> listOf("phone-born-on" to FieldKind.DATE) + EARLY + listOf("phone-joined-on" to FieldKind.DATE)
            else -> listOf("phone-due-on" to FieldKind.DATE)
        } + if (pregnancy == null) listOf("phone-how-many" to FieldKind.NUMBER) else emptyList()
        return asked.mapIndexed { n, (key, kind) ->
            Field(here.say(key), kind, values.getOrElse(n) { if (key == "phone-how-many") "1" else "" })
        }
    }

    private fun telling(way: String, values: List<String>): Telling {
        if (pregnancy != null) return Telling.DueDate(pregnancy, typed.dated(way, values))
        val children = typed.whole(values.last(), blank = 1).toUByte()
        if (way == "phone-by-birth") {
            val joined = values[3].ifBlank { null }?.let(typed::date)
            return Telling.Born(children, typed.date(values[0]), typed.weeks(values[1], values[2]), joined)
        }
        return Telling.Expecting(children, typed.dated(way, values))
    }

    companion object {
        /** How far it was, where a child came early. Blank is not told. */
        val EARLY = listOf("phone-weeks-at-birth" to FieldKind.NUMBER, "phone-days" to FieldKind.NUMBER)
    }
}

/** What was typed, read. Throws [Untold] where it cannot be; whether it can be so, the core says. */
class Typed(private val here: Here) {
    fun date(text: String): String {
        if (text.isBlank()) throw Untold(here.say("phone-date-none"))
        return typedDate(text) ?: throw Untold(here.say("error-date", "text" to text))
    }

    fun dated(way: String, values: List<String>): Dated = when (way) {
        "phone-by-weeks" -> Dated.SoFar(weeks(values[0], values[1]) ?: throw Untold(here.say("phone-number-form")))
        "phone-by-period" -> Dated.LastPeriod(date(values[0]))
        else -> Dated.DueDate(date(values[0]))
    }

    /** Nothing typed is nothing told. */
    fun weeks(weeks: String, days: String): Weeks? {
        if (weeks.isBlank() && days.isBlank()) return null
        return Weeks(whole(weeks, blank = 0).toUByte(), whole(days, blank = 0).toUByte())
    }

    fun whole(text: String, blank: Int): Int {
        if (text.isBlank()) return blank
        return typedNumber(text)?.takeIf { it in 0..255 } ?: throw Untold(here.say("phone-number-form"))
    }
}

/** Something typed cannot be read; the words say how to write it. */
class Untold(val words: Wording) : Exception("cannot be read")
