/** A phone whose every act is written down in order, and a desk that can refuse. */
package otayori.app.shell

import java.util.TimeZone

class FakeClock(var now: Long, var where: String = "Asia/Tokyo") : Clock {
    override fun millis() = now

    override fun zone(): TimeZone = TimeZone.getTimeZone(where)
}

class FakePhone(val clock: FakeClock = FakeClock(MORNING)) {
    val acts = ArrayList<String>()
    val waiting = HashSet<String>()
    val shown = HashSet<String>()
    var refusesAlarms = false

    /** When the alarm comes that only asks again. */
    var askedFor: Long? = null
    var allowed = Permission.GRANTED
    var unlocked = true
    var isSilent = false
    var silenceFails = false

    private val alarms = object : AlarmScheduler {
        override fun arm(id: String, at: CivilTime): Boolean {
            acts += "arm $id"
            if (refusesAlarms) return false
            return waiting.add(id) || true
        }

        override fun askAgain(at: Long): Boolean {
            acts += "ask again"
            askedFor = at
            return waiting.add(AGAIN) || true
        }

        override fun cancel(id: String) {
            if (id != AGAIN) acts += "cancel $id"
            waiting -= id
        }
    }
    private val notices = object : Notifier {
        override fun post(notice: Notice): Boolean {
            acts += "post ${notice.id}"
            return shown.add(notice.id) || true
        }

        override fun withdraw(id: String) {
            shown -= id
        }

        override fun withdrawAll() {
            acts += "withdraw all"
            shown.clear()
        }

        override fun permission() = allowed
    }
    private val silence = object : Silence {
        override val isSet get() = isSilent

        override fun set(): Boolean {
            acts += "silence"
            isSilent = !silenceFails
            return isSilent
        }

        override fun clear(): Boolean {
            isSilent = false
            return true
        }
    }
    val tries = object : Tries {
        override var count = 0
        override var hour: Int? = null
    }
    val desk = FakeDesk(acts)
    val machine = Machine(Phone(clock, alarms, notices, silence, tries) { unlocked }) { desk }

    companion object {
        /** 2027-03-01 08:00 in Tokyo. */
        const val MORNING = 1_803_855_600_000L
    }
}

class FakeDesk(private val acts: MutableList<String>) : Desk {
    var plan = Plan(1, emptyList(), emptyList(), null, null, emptyList(), isKept = true)
    var refusal: Exception? = null
    var refusesDone = false
    var cancelRefusal: Exception? = null
    var tellRefusal: Exception? = null
    var toCancel = emptyList<String>()
    var asked: Pending? = null
    var opened = false
    val failed = ArrayList<String>()

    override fun plan(now: Moment, pending: Pending, permission: Permission, opened: Boolean): Plan {
        acts += "plan"
        asked = pending
        this.opened = opened
        refusal?.let { throw it }
        return plan
    }

    override fun done(plan: Long, failed: List<String>, now: Moment) {
        acts += "done"
        if (refusesDone) throw Refusal.Full()
        this.failed += failed
    }

    override fun wouldCancel(report: Report, now: Moment): List<String> {
        cancelRefusal?.let { throw it }
        return toCancel
    }

    override fun tell(report: Report, now: Moment) {
        acts += "tell"
        tellRefusal?.let { throw it }
        refusal?.let { throw it }
    }

    override fun told(hints: List<String>, now: Moment) = Unit
}

fun notice(id: String) = Notice(id, CivilTime(id, 8, 0), "text", "public")
