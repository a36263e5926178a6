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

    /** Somebody else writes: what waits goes on waiting, and the next wake asks again. */
    data object Busy : Woken
}

/** How a report ended. */
enum class Reported {
    /** It is written down. */
    KEPT,

    /** It could not be written down: everything is taken back, and stays so until it is told again. */
    SILENCED,

    /** It could not be written down, and the silence neither. Everything is taken back. */
    NOT_EVEN_SILENCED,
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

    /** A report that stops something: taken back first, then told, so that nothing about it can be shown any more. */
    fun report(report: Report): Reported = synchronized(ONE) {
        val now = phone.clock.now()
        try {
            desk().wouldCancel(report, now).forEach(::takeBack)
            desk().tell(report, now)
        } catch (busy: Refusal.Busy) {
            // Nothing was told. What was taken back too early is armed again at the next wake.
            throw busy
        } catch (_: Refusal) {
            cancelEverything()
            return if (phone.silence.set()) Reported.SILENCED else Reported.NOT_EVEN_SILENCED
        }
        phone.silence.clear()
        wake(Wake.CHANGED)
        return Reported.KEPT
    }

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

        is Refusal.Busy -> Woken.Busy
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
