/**
 * Alarms that wake the app at a civil time.
 *
 * Knows how each version of Android is asked without a permission. Keeps no list: an alarm is told apart by the date in its
 * data URI, so arming replaces and cancelling needs only the date.
 */
package otayori.app.shell

import android.app.AlarmManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.net.Uri
import android.os.Build

interface AlarmScheduler {
    /** Arms, or replaces what waits under this id. `false`: the system refused. */
    fun arm(id: String, at: CivilTime): Boolean

    /** The one alarm that is no notice and only asks again, under [AGAIN]; `at`: milliseconds of the clock. */
    fun askAgain(at: Long): Boolean

    fun cancel(id: String)
}

/** Where notices have their date. */
const val AGAIN = "again"

class PhoneAlarms(private val context: Context, private val clock: Clock) : AlarmScheduler {
    private val alarms = context.getSystemService(AlarmManager::class.java)

    override fun arm(id: String, at: CivilTime) = armed(id, clock.instantOf(at))

    override fun askAgain(at: Long) = armed(AGAIN, at)

    private fun armed(id: String, instant: Long): Boolean {
        val waking = intent(id, PendingIntent.FLAG_UPDATE_CURRENT) ?: return false
        return try {
            if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) {
                alarms!!.setAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, instant, waking)
            } else {
                // Needs no permission there, and does not drift by three quarters of the time to go.
                alarms!!.setExactAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, instant, waking)
            }
            true
        } catch (_: RuntimeException) {
            // More than 500 alarms of one app, or a maker's own limit: the plan is told, and the next wake tries again.
            false
        }
    }

    override fun cancel(id: String) {
        val waiting = intent(id, PendingIntent.FLAG_NO_CREATE) ?: return
        alarms!!.cancel(waiting)
        waiting.cancel()
    }

    private fun intent(id: String, flag: Int): PendingIntent? {
        val waking = Intent(context, AlarmReceiver::class.java).setData(Uri.parse("$DAY$id"))
        return PendingIntent.getBroadcast(context, 0, waking, flag or PendingIntent.FLAG_IMMUTABLE)
    }

    companion object {
        /** Before the date in an alarm's data URI. */
        const val DAY = "otayori:day/"
    }
}
