/** The machine's desk, with the core behind it: call for call, and the core's errors as refusals. */
package otayori.app.core

import org.otayori.core.HintKind
import org.otayori.core.LocalMoment
import org.otayori.core.NoticePermission
import org.otayori.core.NoticeRow
import org.otayori.core.PendingNotices
import org.otayori.core.Queue
import org.otayori.core.Telling
import otayori.app.shell.CivilTime
import otayori.app.shell.Desk
import otayori.app.shell.Moment
import otayori.app.shell.Notice
import otayori.app.shell.Pending
import otayori.app.shell.Permission
import otayori.app.shell.Plan
import otayori.app.shell.Report

/** Something told, as the machine carries it. What is told twice is the same. */
data class Told(val telling: Telling) : Report {
    override val stops: Boolean
        get() = when (telling) {
            is Telling.Ended, is Telling.Removed, is Telling.Paused, is Telling.Birth, is Telling.BirthCorrected,
            is Telling.DueDate, is Telling.Same, is Telling.TakenBack,
            -> true

            else -> false
        }

    override val ends: String?
        get() = when (telling) {
            is Telling.Ended -> telling.child
            is Telling.Removed -> telling.child
            else -> null
        }

    /** Of what is told, nothing is for a log. */
    override fun toString() = "Told"
}

class CoreDesk(private val home: Home) : Desk {
    override fun plan(now: Moment, pending: Pending, permission: Permission, opened: Boolean): Plan = asking {
        val core = home.open(isOpening = opened)
        // The day's page is made first: its letters have come, and need no notice.
        home.page = if (opened) core.today(now.local()) else null
        val waiting = if (pending == Pending.Nothing) PendingNotices.Known(emptyList()) else PendingNotices.Unknown
        val plan = core.plan(now.local(), opened, waiting, Queue.ANDROID, null, permission.asked())
        Plan(
            plan.number.toLong(),
            plan.cancel,
            plan.arm.map(NoticeRow::notice),
            plan.post?.notice(),
            plan.nextWake?.civil(),
            plan.hints.map { it.health.name },
            plan.isKept,
        )
    }

    override fun done(plan: Long, failed: List<String>, now: Moment) = asking {
        home.open().planDone(plan.toULong(), failed, now.local())
    }

    override fun wouldCancel(report: Report, now: Moment): List<String> = asking {
        home.open().wouldCancel((report as Told).telling, PendingNotices.Unknown, now.local())
    }

    override fun tell(report: Report, now: Moment) {
        asking { home.open().tell((report as Told).telling, now.local()) }
    }

    override fun told(hints: List<String>, now: Moment) = asking {
        home.open().hintsTold(hints.map(HintKind::valueOf), now.local())
    }
}

/** The phone's moment as the core wants it. */
fun Moment.local() = LocalMoment(date, "%02d:%02d:%02d".format(java.util.Locale.ROOT, hour, minute, second), utcOffsetMinutes.toShort())

private fun NoticeRow.notice() = Notice(id, fire.civil(), text, publicText)

private fun org.otayori.core.CivilTime.civil() = CivilTime(date, hour.toInt(), minute.toInt())

private fun Permission.asked() = NoticePermission.valueOf(name)
