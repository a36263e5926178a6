/**
 * What a screen can show: one value for each, made of the core's records. A screen is drawn from its state alone, so a test
 * can draw any of them.
 */
package otayori.app.door

import org.otayori.core.CardShelf
import org.otayori.core.CounterCardPage
import org.otayori.core.DeadlineGroup
import org.otayori.core.DeadlineRow
import org.otayori.core.HelpRow
import org.otayori.core.HelpScreen
import org.otayori.core.HelpUnder
import org.otayori.core.HintKind
import org.otayori.core.LanguageRow
import org.otayori.core.LetterPage
import org.otayori.core.MemberRow
import org.otayori.core.SearchRow
import org.otayori.core.Situation
import org.otayori.core.SlotRow
import org.otayori.core.TodayScreen
import org.otayori.core.Wording
import otayori.app.shell.Failure

/** The four places at the bottom. */
enum class Tab { TODAY, SHELF, JOURNAL, FAMILY }

sealed interface State {
    /** Where it belongs, or nowhere: first run, failures. */
    val tab: Tab? get() = null

    /** What must not appear in recents, on screenshots or on a cast screen. */
    val isSecret: Boolean get() = false

    data class Languages(val rows: List<LanguageRow>) : State

    data class Welcome(val purpose: Wording, val privacy: Wording) : State

    /** How it is known when: by one of these ways, and in the first run by none. */
    data class WhoFor(val prefix: String, val ways: List<String> = WAYS, override val tab: Tab? = null) : State

    /** Something to be typed. What is given comes back under `name`, field by field. */
    data class Form(
        val name: String,
        val title: Wording,
        val fields: List<Field>,
        val button: Wording,
        val notes: List<Wording> = emptyList(),
        val preview: List<Wording> = emptyList(),
        val others: List<Button> = emptyList(),
        override val tab: Tab? = null,
        override val isSecret: Boolean = false,
    ) : State

    data class AskHour(val hour: Int) : State

    data object AskNotices : State

    /**
     * Today or an earlier day. `which`: for each of several children on one stage line, which of them it is. `date`: of an
     * earlier day. `next`: when a letter comes next, and nothing of what it says.
     */
    data class Today(
        val screen: TodayScreen,
        val hints: List<HintKind> = emptyList(),
        val which: Map<String, Wording> = emptyMap(),
        val isToday: Boolean = true,
        val date: Wording? = null,
        val next: Wording? = null,
    ) : State {
        override val tab get() = Tab.TODAY
    }

    /** A letter or card, the day it belongs to, and for which of several it is. */
    data class Letter(
        val page: LetterPage,
        val date: Wording? = null,
        val which: Wording? = null,
        override val tab: Tab? = Tab.SHELF,
    ) : State

    /** How a letter is handed on: as text or as a picture, and only on a tap. */
    data class Share(val page: LetterPage) : State {
        override val tab get() = Tab.SHELF
    }

    data class Shelf(val months: List<MonthOfLetters>, val essentials: List<SlotRow>) : State {
        override val tab get() = Tab.SHELF
    }

    data class Search(val words: String, val rows: List<SearchRow>, val count: Wording?) : State {
        override val tab get() = Tab.SHELF
    }

    /** Cards, whom to call at once, and in which situations somebody else can be called. Nowhere at home where nothing is open. */
    data class Cards(
        val shelves: List<CardShelf>,
        val emergency: List<HelpRow>,
        val lines: List<HelpUnder>,
        val situations: List<Situation>,
        override val tab: Tab? = Tab.SHELF,
    ) : State

    data class Help(val screen: HelpScreen, override val tab: Tab? = Tab.SHELF) : State

    /** Cards to show at a counter, by situation. */
    data class CounterCards(val cards: List<CounterCardPage>, override val tab: Tab? = Tab.FAMILY) : State

    data class CounterCard(val card: CounterCardPage, override val tab: Tab? = Tab.FAMILY) : State

    data class Upcoming(val rows: List<ComingDay>) : State {
        override val tab get() = Tab.FAMILY
    }

    /** What has to be done at an office, child by child. `mayAskAfter`: something ended, and what is for then can be asked for. */
    data class Deadlines(
        val groups: List<DeadlineGroup>,
        val which: Map<String, Wording> = emptyMap(),
        val mayAskAfter: Boolean = false,
    ) : State {
        override val tab get() = Tab.FAMILY
    }

    data class Deadline(val row: DeadlineRow) : State {
        override val tab get() = Tab.FAMILY
    }

    /** The latest entries; before them what was begun and waits, and what was written on this day in earlier years. */
    data class Journal(
        val rows: List<DatedEntry>,
        val onThisDay: List<DatedEntry>,
        val unreadable: Wording?,
        val drafts: List<DatedDraft> = emptyList(),
        val hasEarlier: Boolean = false,
        val hasPin: Boolean = true,
    ) : State {
        override val tab get() = Tab.JOURNAL
        override val isSecret get() = true
    }

    /** What was written for one day. */
    data class Entries(val on: String, val date: Wording, val rows: List<DatedEntry>) : State {
        override val tab get() = Tab.JOURNAL
        override val isSecret get() = true
    }

    data class JournalSearch(val words: String, val rows: List<FoundEntry>, val count: Wording?, val unreadable: Wording?) : State {
        override val tab get() = Tab.JOURNAL
        override val isSecret get() = true
    }

    data class JournalMonth(val page: MonthPage) : State {
        override val tab get() = Tab.JOURNAL
        override val isSecret get() = true
    }

    data class Entry(val page: EntryDraft) : State {
        override val tab get() = Tab.JOURNAL
        override val isSecret get() = true
    }

    /**
     * What was measured of a child, one kind of number at a time; `rows`: the latest first, with everything in them. `first` and
     * `last`: the days of the first and the last point.
     */
    data class Growth(
        val child: String,
        val name: Wording,
        val series: Series,
        val points: List<GrowthPoint>,
        val rows: List<Measured>,
        val first: Wording? = null,
        val last: Wording? = null,
    ) : State {
        override val tab get() = Tab.JOURNAL
        override val isSecret get() = true
    }

    /** `wait`: why it cannot be tried now. */
    data class Lock(val wait: Wording? = null) : State {
        override val tab get() = Tab.JOURNAL
        override val isSecret get() = true
    }

    data class RecoveryWords(val words: List<String>) : State {
        override val isSecret get() = true
    }

    data class Family(val members: List<DatedMember>) : State {
        override val tab get() = Tab.FAMILY
    }

    /** One child. `others`: those of the same pregnancy, so that nobody is taken for another. */
    data class Child(val member: DatedMember, val others: List<DatedMember> = emptyList()) : State {
        override val tab get() = Tab.FAMILY
    }

    /** What was told about the family, and what of it can be taken back. */
    data class Reports(val rows: List<DatedReport>) : State {
        override val tab get() = Tab.FAMILY
    }

    /** After "this has ended": one sentence, and the way to the cards. */
    data class Ended(val child: String) : State {
        override val tab get() = Tab.FAMILY
    }

    /** After a restore: each child asks once. */
    data class Unconfirmed(val member: DatedMember, val others: List<MemberRow>) : State {
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
        val hasPin: Boolean,
        val lettersFor: Wording,
        val hidesByShaking: Boolean = false,
        val hasReadings: Boolean = true,
        val isUnheard: Boolean = false,
    ) : State {
        override val tab get() = Tab.FAMILY
    }

    /** One of several, the chosen one marked. What is chosen comes back under `name`. */
    data class Choice(
        val name: String,
        val title: Wording,
        val rows: List<Choosable>,
        override val tab: Tab? = Tab.FAMILY,
        val notes: List<Wording> = emptyList(),
        val others: List<Button> = emptyList(),
    ) : State

    /** Things of one kind, under their headings, each of which may lead somewhere. */
    data class Rows(
        val title: Wording,
        val groups: List<Group>,
        val notes: List<Wording> = emptyList(),
        val others: List<Button> = emptyList(),
        override val tab: Tab? = Tab.FAMILY,
    ) : State

    /** Something that has been said: lines to read, and ways on. */
    data class Said(
        val title: Wording?,
        val lines: List<Wording>,
        val ways: List<Button>,
        override val tab: Tab? = Tab.FAMILY,
        override val isSecret: Boolean = false,
    ) : State

    /** A backup or a restore is running: how far it is, the window asks by itself. */
    data class Working(val title: Wording) : State

    /** `canBackUp`: what is to be erased can be opened, its journal too. */
    data class Erase(val canBackUp: Boolean) : State {
        override val tab get() = if (canBackUp) Tab.FAMILY else null
    }

    data class About(val lines: List<Wording>, val facts: List<Wording>, val permissions: List<String>) : State {
        override val tab get() = Tab.FAMILY
    }

    /** `hasWords`: six words would open it. */
    data class Failed(val which: Failure, val detail: Wording? = null, val hasWords: Boolean = true) : State

    /** An ending was told and could not be written down: nothing comes until it is told again. */
    data object Unwritten : State

    /** Nothing is known yet, or somebody has left what was secret. */
    data object Loading : State {
        override val isSecret get() = true
    }
}
