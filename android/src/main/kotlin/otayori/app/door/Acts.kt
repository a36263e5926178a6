/** What a person does on a screen, and how what follows is handed to the window. */
package otayori.app.door

import org.otayori.core.Wording
import otayori.app.ui.Look

sealed interface Act {
    data class Go(val tab: Tab) : Act

    /** A button without a value, by its key among the interface strings. */
    data class Press(val key: String, val about: String = "") : Act

    /** Something typed or chosen, under the name of its form. */
    data class Give(val key: String, val values: List<String>) : Act

    /** A letter or card; `of`: the day it belongs to. */
    data class Open(val slot: String, val of: String? = null) : Act

    /** What stands in the fields of a screen while it is typed. Nothing is drawn for it: it is kept. */
    data class Typed(val key: String, val values: List<String>) : Act

    data class Day(val date: String) : Act

    data class Call(val number: String) : Act

    /** What the system gave for an [Ask]; null: the person turned back. */
    data class Picked(val key: String, val file: Chosen?) : Act

    /**
     * The system answered after the app was left: what its [Ask] was for is gone. `isNew`: a file was to be written, and stands
     * there empty now.
     */
    data class Late(val key: String, val file: Chosen?, val isNew: Boolean) : Act

    data object Hide : Act

    data object Back : Act
}

/** What only the system can be asked for. The answer comes as [Act.Picked] under the same key. */
sealed interface Ask {
    val key: String

    /** A new file, where the person wants it. */
    data class NewFile(override val key: String, val name: String, val type: String) : Ask

    /** A file that is there: one of these types. */
    data class File(override val key: String, val types: List<String>) : Ask

    /** A photo, taken now by the phone's own camera. */
    data class Photo(override val key: String) : Ask
}

/** A file outside the app: read or written once, through the system. */
interface Chosen {
    fun read(): java.io.InputStream

    fun write(): java.io.OutputStream

    /** Nothing was written there: an empty file goes, where whoever keeps it lets it go. `false`: one may be left. */
    fun withdraw(): Boolean = true

    /** It has been read: what the app itself keeps of it for that goes. */
    fun gone() = Unit
}

/** The strings of the interface, in the language that is read. */
interface Words {
    val language: String

    fun say(key: String, vararg values: Pair<String, Any>): Wording
}

/**
 * A screen, ready to be drawn. `problem`: why what was just done could not be. `ask`: what the window asks the system over it.
 * `closes`: a PIN keeps the journal, so only whoever brings what is asked for finds it open. `then`: what is done as soon as it
 * stands, because it takes a while.
 * `place`: where it stands, the same one when somebody comes back to it.
 */
data class Shown(
    val state: State,
    val look: Look,
    val words: Words,
    val problem: Wording? = null,
    val ask: Ask? = null,
    val closes: Boolean = false,
    val then: Act? = null,
    val place: Any? = null,
)
