/**
 * What a screen can show: one value for each. A screen is drawn from its state alone, so a test can draw any of them.
 */
package otayori.app.door

import otayori.app.shell.Failure
import otayori.app.words.Wording

sealed interface State {
    /** The four places at the bottom, or none: first run, lock, failures. */
    val tab: Tab? get() = null

    /** What must not appear in recents, on screenshots or on a cast screen. */
    val isSecret: Boolean get() = false

    data class Languages(val rows: List<LanguageRow>) : State

    data class Welcome(val purpose: Wording, val privacy: Wording) : State

    /** How it is known when: five ways and none. */
    data object WhoFor : State

    /** A date to be typed; `problem` says why the last one cannot be. */
    data class AskDate(val question: String, val problem: Wording? = null, val preview: Wording? = null) : State

    data class AskHour(val hour: Int) : State

    data object AskNotices : State

    data class Today(val screen: TodayScreen, val hints: List<Wording> = emptyList()) : State {
        override val tab get() = Tab.TODAY
    }

    data class Letter(val page: LetterPage) : State {
        override val tab get() = Tab.SHELF
    }

    data class Shelf(val months: List<ShelfMonth>, val essentials: List<SlotRow>) : State {
        override val tab get() = Tab.SHELF
    }

    data class Search(val words: String, val rows: List<SearchRow>, val count: Wording) : State {
        override val tab get() = Tab.SHELF
    }

    data class Cards(val shelves: List<CardShelf>, val emergency: List<HelpRow>, val lines: List<HelpUnder>) : State {
        override val tab get() = Tab.SHELF
    }

    data class Journal(val rows: List<EntryRow>, val onThisDay: List<EntryRow>, val unreadable: Wording?) : State {
        override val tab get() = Tab.JOURNAL
        override val isSecret get() = true
    }

    data class JournalMonth(val page: MonthPage) : State {
        override val tab get() = Tab.JOURNAL
        override val isSecret get() = true
    }

    data class Entry(val page: EntryPage) : State {
        override val tab get() = Tab.JOURNAL
        override val isSecret get() = true
    }

    data class Growth(val title: Wording, val points: List<GrowthPoint>, val rows: List<Wording>) : State {
        override val tab get() = Tab.JOURNAL
        override val isSecret get() = true
    }

    /** `problem`: the PIN was wrong, or there is a wait. */
    data class Lock(val problem: Wording? = null) : State {
        override val tab get() = Tab.JOURNAL
        override val isSecret get() = true
    }

    data class RecoveryWords(val words: List<String>) : State {
        override val isSecret get() = true
    }

    /** One word is asked for, to see that they were written down. */
    data class RecoveryCheck(val number: Int, val problem: Wording? = null) : State {
        override val isSecret get() = true
    }

    data class Upcoming(val rows: List<UpcomingRow>) : State {
        override val tab get() = Tab.FAMILY
    }

    data class Family(val members: List<MemberRow>) : State {
        override val tab get() = Tab.FAMILY
    }

    data class Child(val member: MemberRow) : State {
        override val tab get() = Tab.FAMILY
    }

    /** After "this has ended": one sentence, and the way to the cards. */
    data object Ended : State {
        override val tab get() = Tab.FAMILY
    }

    /** After a restore: each child asks once. */
    data class Unconfirmed(val member: MemberRow, val others: List<MemberRow>) : State {
        override val tab get() = Tab.FAMILY
    }

    data class Settings(
        val language: Wording,
        val second: Wording?,
        val hour: Int,
        val ruby: Boolean,
        val fullTitles: Boolean,
        val textStep: Int,
        val region: Wording,
    ) : State {
        override val tab get() = Tab.FAMILY
    }

    data class Backup(val problem: Wording? = null, val percent: Int? = null) : State {
        override val tab get() = Tab.FAMILY
    }

    data object Erase : State {
        override val tab get() = Tab.FAMILY
    }

    data class About(val lines: List<Wording>, val permissions: List<String>) : State {
        override val tab get() = Tab.FAMILY
    }

    data class Failed(val which: Failure, val detail: Wording? = null) : State

    data object Loading : State
}

enum class Tab { TODAY, SHELF, JOURNAL, FAMILY }

/** What a person does on a screen. The host carries it out. */
sealed interface Act {
    data class Go(val tab: Tab) : Act

    /** A button without a value, by its key among the interface strings. */
    data class Press(val key: String, val about: String = "") : Act

    /** Something typed or chosen. */
    data class Give(val key: String, val values: List<String>) : Act

    data class Open(val slot: String) : Act

    data class Day(val date: String) : Act

    data class Call(val number: String) : Act

    data object Hide : Act

    data object Back : Act
}

/** The strings of the interface, in the language that is read. */
interface Words {
    val language: String

    fun say(key: String, vararg values: Pair<String, Any>): Wording
}
