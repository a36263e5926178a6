/**
 * The machine of docs/shell-contract.md: what happens at a wake, and in which order.
 *
 * Decides nothing about notices: the core's plan says what waits, is shown and is taken back. Knows the order that loses a
 * notice rather than showing one twice, and what to do where the core cannot be asked. Runs on one background thread.
 */
package otayori.app.shell

/** Why the machine runs. */
enum class Wake { ALARM, FRONT, BOOT, UPDATED, CLOCK, LANGUAGE, CHANGED }

/** How a wake ended. */
sealed interface Woken {
    /** Done. The words, if any, are for the screen. */
    data class Done(val hints: List<String>) : Woken

    /** Before the first unlock after a boot: nothing was touched. */
    data object Locked : Woken

    /** Everything was taken back; the app says why. */
    data class Unreadable(val which: Failure) : Woken

    /** What had to be taken back was; nothing was armed or shown. */
    data object Full : Woken

    /** Everything was taken back, and the app asks for the report again. */
    data object Silent : Woken

    /** Somebody else writes, or the key store is silent: what waits goes on waiting, and the next wake asks again. */
    data class Busy(val which: Failure? = null) : Woken

    /** There is no family here: nothing may wait or be shown. */
    data object Nobody : Woken
}

/** How a report ended. */
sealed interface Reported {
    /** It is written down. */
    data object Kept : Reported

    /** It cannot be so, or somebody else writes: nothing has changed, and what was taken back waits again. */
    data class Refused(val why: Refusal) : Reported

    /** It could not be written down. */
    data class NotKept(val why: Refusal) : Reported

    /** It would have stopped something and could not be written down: everything is taken back. `stays`: until it is told again. */
    data class Silenced(val why: Refusal, val stays: Boolean) : Reported
}

/** What the machine stands on. */
class Phone(
    val clock: Clock,
    val alarms: AlarmScheduler,
    val notices: Notifier,
    val silence: Silence,
    /** Whether the store can be read at all since the last boot. */
    val isUnlocked: () -> Boolean,
)

class Machine(private val phone: Phone, private val desk: () -> Desk) {
    /** One wake. Two at once wait for each other; the core's transaction makes the second plan nothing. */
    fun wake(why: Wake): Woken = synchronized(ONE) {
        if (!phone.isUnlocked()) return Woken.Locked
        if (phone.silence.isSet) {
            cancelEverything()
            return Woken.Silent
        }
        return try {
            carryOut(plan(why), why)
        } catch (refusal: Refusal) {
            refused(refusal)
        }
    }

    /** A report: what it stops is taken back first, then it is told, so that nothing about it can be shown any more. */
    fun report(report: Report): Reported = synchronized(ONE) {
        val now = phone.clock.now()
        try {
            takeBackFor(report, now)
            desk().tell(report, now)
        } catch (refusal: Refusal) {
            return unwritten(report, refusal)
        }
        if (report.stops) phone.silence.clear()
        wake(Wake.CHANGED)
        return Reported.Kept
    }

    private fun takeBackFor(report: Report, now: Moment) {
        try {
            desk().wouldCancel(report, now).forEach(::takeBack)
        } catch (refusal: Refusal) {
            if (refusal.changesNothing || !report.stops) throw refusal
            // Nobody can say what it stops: nothing may wait, and it is told all the same.
            cancelEverything()
        }
    }

    private fun unwritten(report: Report, refusal: Refusal): Reported = when {
        refusal.changesNothing -> {
            wake(Wake.CHANGED)
            Reported.Refused(refusal)
        }

        !report.stops -> Reported.NotKept(refusal)

        else -> {
            cancelEverything()
            Reported.Silenced(refusal, stays = phone.silence.set())
        }
    }

    private val Refusal.changesNothing get() = this is Refusal.Invalid || this is Refusal.Busy || this is Refusal.Nobody

    /** The person says that nothing has changed after all. */
    fun nothingHasChanged(): Woken {
        phone.silence.clear()
        return wake(Wake.CHANGED)
    }

    /** Without the core: the days from 40 ago to 400 ahead, which are all the names there can be, and then what is shown. */
    fun cancelEverything() {
        val today = phone.clock.now().date
        for (day in -DAYS_BACK..DAYS_AHEAD) phone.alarms.cancel(daysAfter(today, day))
        phone.notices.withdrawAll()
    }

    /** These hints have stood on the screen. */
    fun told(hints: List<String>) {
        try {
            desk().told(hints, phone.clock.now())
        } catch (_: Refusal) {
            // They come once more.
        }
    }

    private fun plan(why: Wake): Plan {
        val pending = if (why == Wake.BOOT) Pending.Nothing else Pending.Unknown
        return desk().plan(phone.clock.now(), pending, phone.notices.permission(), opened = why == Wake.FRONT)
    }

    private fun carryOut(plan: Plan, why: Wake): Woken {
        plan.cancel.forEach(::takeBack)
        if (why == Wake.FRONT) phone.notices.withdrawAll()
        if (!plan.isKept) return Woken.Full
        val failed = plan.arm.filterNot { phone.alarms.arm(it.id, it.fire) }.map { it.id }.toMutableList()
        plan.post?.let { if (!phone.notices.post(it)) failed += it.id }
        plan.nextWake?.let { wakeNext(it, plan) }
        try {
            desk().done(plan.number, failed, phone.clock.now())
        } catch (_: Refusal) {
            // The next wake says it again.
        }
        return Woken.Done(plan.hints)
    }

    /** Where nothing is armed for that day, an alarm that only asks for a plan: the ids of notices are days. */
    private fun wakeNext(at: CivilTime, plan: Plan) {
        if (plan.arm.none { it.fire == at }) phone.alarms.arm(at.date, at)
    }

    private fun refused(refusal: Refusal): Woken = when (refusal) {
        is Refusal.Unreadable -> {
            cancelEverything()
            Woken.Unreadable(refusal.which)
        }

        is Refusal.Full -> Woken.Full

        is Refusal.Nobody -> {
            cancelEverything()
            Woken.Nobody
        }

        is Refusal.Busy -> Woken.Busy(refusal.which)

        is Refusal.Invalid -> Woken.Busy()
    }

    private fun takeBack(id: String) {
        phone.alarms.cancel(id)
        phone.notices.withdraw(id)
    }

    private companion object {
        /** For the whole process: receivers make a machine each. */
        val ONE = Any()
        const val DAYS_BACK = 40
        const val DAYS_AHEAD = 400
    }
}
