/** What every room stands on: the core, the machine, the clock, the words, and how things look to this reader. */
package otayori.app.room

import android.content.SharedPreferences
import org.otayori.core.LocalMoment
import org.otayori.core.OtayoriCompanion
import org.otayori.core.Telling
import org.otayori.core.Wording
import otayori.app.core.CoreWords
import otayori.app.core.Home
import otayori.app.core.Told
import otayori.app.core.local
import otayori.app.door.Tab
import otayori.app.door.Words
import otayori.app.shell.Clock
import otayori.app.shell.Failure
import otayori.app.shell.Machine
import otayori.app.shell.Packaged
import otayori.app.shell.Refusal
import otayori.app.shell.Reported
import otayori.app.shell.now
import otayori.app.ui.Look
import java.io.File

class Here(
    val home: Home,
    val machine: Machine,
    private val clock: Clock,
    private val reader: OtayoriCompanion,
    private val phoneLanguage: () -> String,
    private val kept: SharedPreferences,
    val packaged: Packaged,
    private val passing: File,
) {
    /** The core, opened. Throws [Refusal]. */
    val core: OtayoriCompanion get() = home.open()

    /** Whether it can be opened now. */
    val isOpen: Boolean
        get() = try {
            home.open()
            true
        } catch (_: Refusal) {
            false
        }

    /** A file of this app that is there for a moment: it is gone at the next start. */
    fun passing(name: String): File = File(passing.apply { mkdirs() }, name)

    fun sweep() {
        passing.deleteRecursively()
    }

    val now: LocalMoment get() = clock.now().local()

    val today: String get() = now.date

    @Volatile
    private var spoken: Words? = null

    /** In the language that is read, or that of the phone. */
    val words: Words
        get() {
            val wanted = home.language ?: best()
            return spoken?.takeIf { it.language == wanted } ?: CoreWords(wanted, reader).also { spoken = it }
        }

    fun say(key: String, vararg values: Pair<String, Any>): Wording = words.say(key, *values)

    /** A civil date in words. */
    fun date(iso: String): Wording {
        val (year, month, day) = iso.split("-").map(String::toInt)
        return say("date", "year" to year, "month" to month, "day" to day)
    }

    fun monthOf(iso: String): Wording = say("phone-month-of", "year" to iso.take(4).toInt(), "month" to iso.substring(5, 7).toInt())

    /** Where something belongs that is read by everybody; nowhere, as long as no family is open. */
    fun at(tab: Tab): Tab? = tab.takeIf { home.language != null }

    /** The one offered language that the phone speaks: Easy Japanese is a choice and never guessed. */
    private fun best(): String {
        val phone = phoneLanguage().substringBefore('-')
        val tags = reader.languages().map { it.tag }
        return tags.firstOrNull { it == phone } ?: tags.firstOrNull { it == "en" } ?: tags.first()
    }

    /** Something told before could not be kept: after what was just told, nothing comes all the same. */
    var isSilent = false
        private set

    /** Tells something about the family: what it stops is taken back first. Throws what it could not be kept for. */
    fun tell(telling: Telling) {
        when (val done = machine.report(Told(telling))) {
            is Reported.Kept -> isSilent = done.isSilent
            is Reported.Refused -> throw done.why
            is Reported.NotKept -> throw done.why
            is Reported.Silenced -> throw Silenced(done.why)
        }
    }

    var textStep: Int
        get() = kept.getInt("text-step", 0)
        set(value) = kept.edit().putInt("text-step", value.coerceIn(0, Look.STEPS)).apply()

    /** Somebody has begun and was not through the first questions yet. */
    var isBeginning: Boolean
        get() = kept.getBoolean("beginning", false)
        set(value) = kept.edit().putBoolean("beginning", value).apply()

    /** Everything came from another phone before anybody was asked about notices: they are, once there is something to announce. */
    var owesNotices: Boolean
        get() = kept.getBoolean("notices-owed", false)
        set(value) = kept.edit().putBoolean("notices-owed", value).apply()

    /** Only by choice: a phone is shaken by many things. */
    var hidesByShaking: Boolean
        get() = kept.getBoolean("shake", false)
        set(value) = kept.edit().putBoolean("shake", value).apply()

    /** Six words were made, and nobody has shown yet that they are on paper. Outlasts the process, and is there before they are. */
    var areWordsUnchecked: Boolean
        get() = kept.getBoolean("words-unchecked", false)
        set(value) {
            kept.edit().putBoolean("words-unchecked", value).commit()
        }

    fun look(): Look {
        val wishes = home.takeIf { it.language != null }?.let { otayori.app.core.orNull { it.core.wishes() } }
        return Look(wishes?.ruby ?: true, textStep, hidesByShaking)
    }

    /** What this app keeps beside the vault goes with the rest: how things look, and every picture that is passing through. */
    fun forget() {
        kept.edit().clear().commit()
        passing.parentFile?.listFiles()?.forEach { it.deleteRecursively() }
    }
}

/** An ending was told and could not be written down. Everything is taken back already. */
class Silenced(val why: Refusal) : Exception("silenced")

/** The screen a refusal leads to. */
internal val Refusal.failure: Failure?
    get() = when (this) {
        is Refusal.Unreadable -> which
        is Refusal.Full -> which
        is Refusal.Busy -> which
        else -> null
    }
