/**
 * What the machine asks of the core about reminders, in the shapes that the doors give. The doors stand behind it; tests bring
 * a desk of their own.
 */
package otayori.app.shell

/** What the system says it still holds. */
sealed interface Pending {
    /** Alarms cannot be listed. */
    data object Unknown : Pending

    /** After a boot. */
    data object Nothing : Pending
}

enum class Permission { GRANTED, RESTRICTED, REFUSED }

/** One notice. Its id is its civil date, and nothing else of it goes into a queue, a tag or a log. */
data class Notice(val id: String, val fire: CivilTime, val text: String, val publicText: String) {
    override fun toString() = "Notice($id)"
}

/** What is to be done now. `isKept`: it was written down; if not, there is only something to cancel. */
data class Plan(
    val number: Long,
    val cancel: List<String>,
    val arm: List<Notice>,
    val post: Notice?,
    val nextWake: CivilTime?,
    val hints: List<String>,
    val isKept: Boolean,
)

/** Why the core did not answer, told apart by what a shell has to do. */
sealed class Refusal(name: String) : Exception(name) {
    /** Key lost, wrong key, damaged, newer: everything is taken back, and the app says which it is. */
    class Unreadable(val which: Failure) : Refusal("unreadable: $which")

    /** The disk is full, the storage does not answer, or this is a copy that can only be read. */
    class Full(val which: Failure = Failure.FULL) : Refusal("cannot be written: $which")

    /** Another process writes, or the key store does not answer: what waits goes on waiting, and it is tried again. */
    class Busy(val which: Failure? = null) : Refusal("busy")

    /** There is no family on this phone: before the first run, or after everything was erased. */
    class Nobody : Refusal("nobody")

    /** It cannot be so; the reason is for the person who told it, and stands in no log. */
    class Invalid(val reason: String) : Refusal("cannot be so")
}

/** The failures that have a screen of their own. [KEY_BROKEN]: a key store that was silent at two openings in a row. */
enum class Failure { KEY_LOST, WRONG_KEY, DAMAGED, TOO_NEW, FULL, STORAGE, READ_ONLY, KEY_STORE, KEY_BROKEN, BROKEN, NO_CORE }

/** The core, as far as reminders need it. Every call may throw [Refusal], and none runs on the main thread. */
interface Desk {
    /** Plans, and writes down what may happen, in one transaction. `opened`: the app came to the front. */
    fun plan(now: Moment, pending: Pending, permission: Permission, opened: Boolean): Plan

    /** What did happen, and which ids did not. */
    fun done(plan: Long, failed: List<String>, now: Moment)

    /** What has to be taken back if this is told. Needs neither storage nor words. */
    fun wouldCancel(report: Report, now: Moment): List<String>

    /** Tells it. */
    fun tell(report: Report, now: Moment)

    /** What the system says may be shown to somebody who has unlocked the phone, and what it says else. */
    fun told(hints: List<String>, now: Moment)
}

/** Something told about the family. What it is, the core knows; the machine carries it. */
interface Report {
    /** Whether it can stop something: an ending, a pause, a removal, a birth, a corrected date, "the same as". */
    val stops: Boolean

    /** Of whom it says that nothing comes any more: an ending, a removal. */
    val ends: String? get() = null
}
