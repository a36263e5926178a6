/** What the small screens of every room are made of: fields, buttons, rows and choices. */
package otayori.app.door

import org.otayori.core.Wording

/** What kind of thing is typed into a field. */
enum class FieldKind { DATE, NUMBER, PIN, PASSPHRASE, WORDS, TEXT, PHONE }

/** A field of a form. Its label is all that is said of it. */
data class Field(val label: Wording, val kind: FieldKind, val value: String = "")

/** A button by its key among the interface strings; `words`: where it bears those of another key. */
data class Button(val key: String, val about: String = "", val words: String = key)

/** What stands under one heading. */
data class Group(val heading: Wording?, val rows: List<Line>)

data class Line(val wording: Wording, val under: Wording? = null, val press: Button? = null)

data class Choosable(val value: String, val name: Wording, val isChosen: Boolean, val under: Wording? = null)

/** How it is known when. */
val WAYS = listOf("phone-by-due", "phone-by-period", "phone-by-weeks", "phone-by-birth", "phone-not-sure")
