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

    /** What had to be taken back was; nothing was armed or shown. It is asked again later. */
    data object Full : Woken

    /** Everything was taken back, and the app asks for the report again. */
    data object Silent : Woken

    /** Somebody else writes, or the key store is silent: what waits goes on waiting, and after a while it is asked again. */
    data class Busy(val which: Failure? = null) : Woken

    /** There is no family here: nothing may wait or be shown. */
    data object Nobody : Woken
}

/** How a report ended. */
sealed interface Reported {
    /** It is written down. `isSilent`: something told before it is not, and nothing may wait or be shown. */
    data class Kept(val isSilent: Boolean = false) : Reported

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
    val tries: Tries,
    /** Whether the store can be read at all since the last boot. */
    val isUnlocked: () -> Boolean,
)

class Machine(private val phone: Phone, private val desk: () -> Desk) {
    /** What silenced everything, as long as this process lasts; and all there is, where the byte could not be written. */
    private var untold: Report? = null

    /** Whether the system shows no notice of this app. */
    val isUnheard get() = phone.notices.permission() == Permission.REFUSED

    private val isSilent get() = untold != null || phone.silence.isSet

    /** One wake. Two at once wait for each other; the core's transaction makes the second plan nothing. */
    fun wake(why: Wake): Woken = synchronized(ONE) {
        if (!phone.isUnlocked()) return Woken.Locked
        if (isSilent) {
            cancelEverything()
            return Woken.Silent
        }
        return try {
            carryOut(plan(why), why)
        } catch (refusal: Refusal) {
            refused(refusal, why)
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
        if (isSilent && ends(report)) endSilence()
        wake(Wake.CHANGED)
        return Reported.Kept(isSilent)
    }

    /**
     * Whether a report that was kept ends the silence: the very one that could not be, or one that ends as much. Which child it
     * was about is known as long as this process lasts; the byte says nothing of it.
     */
    private fun ends(report: Report): Boolean {
        val before = untold
        return report == before || (report.ends != null && (before == null || before.ends == report.ends))
    }

    private fun endSilence() {
        untold = null
        phone.silence.clear()
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

        !report.stops -> {
            // What was taken back for it waits again, or it is asked again.
            wake(Wake.CHANGED)
            Reported.NotKept(refusal)
        }

        else -> {
            cancelEverything()
            untold = report
            Reported.Silenced(refusal, stays = phone.silence.set())
        }
    }

    private val Refusal.changesNothing get() = this is Refusal.Invalid || this is Refusal.Busy || this is Refusal.Nobody

    /** The person says that nothing has changed after all. */
    fun nothingHasChanged(): Woken = synchronized(ONE) {
        endSilence()
        wake(Wake.CHANGED)
    }

    /** Without the core: the days from 40 ago to 400 ahead, which are all the names there can be, and then what is shown. */
    fun cancelEverything() {
        val today = phone.clock.now().date
        for (day in -DAYS_BACK..DAYS_AHEAD) phone.alarms.cancel(daysAfter(today, day))
        phone.alarms.cancel(AGAIN)
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
        if (!plan.isKept) {
            askAgain(why, plan.nextWake)
            return Woken.Full
        }
        phone.alarms.cancel(AGAIN)
        phone.tries.count = 0
        plan.arm.firstOrNull()?.let { phone.tries.hour = it.fire.hour }
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

    /**
     * Where nothing could be armed, one alarm that only asks again: otherwise nothing would until the app is opened. The longer
     * nobody answers, the later; what a person does, or a boot, does not make it later.
     */
    private fun askAgain(why: Wake, at: CivilTime? = null) {
        at?.let(phone.clock::instantOf)?.takeIf { it > phone.clock.millis() }?.let {
            phone.alarms.askAgain(it)
            return
        }
        val before = if (why == Wake.BOOT) 0 else phone.tries.count
        phone.tries.count = if (why == Wake.ALARM || before == 0) before + 1 else before
        phone.alarms.askAgain(phone.tries.next(phone.clock))
    }

    private fun refused(refusal: Refusal, why: Wake): Woken = when (refusal) {
        is Refusal.Unreadable -> {
            cancelEverything()
            // A core that gave up in the middle may answer the next time.
            if (refusal.which == Failure.BROKEN) askAgain(why)
            Woken.Unreadable(refusal.which)
        }

        is Refusal.Full -> {
            askAgain(why)
            Woken.Full
        }

        is Refusal.Nobody -> {
            cancelEverything()
            phone.tries.count = 0
            phone.tries.hour = null
            Woken.Nobody
        }

        is Refusal.Busy -> {
            askAgain(why)
            Woken.Busy(refusal.which)
        }

        is Refusal.Invalid -> {
            askAgain(why)
            Woken.Busy()
        }
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
