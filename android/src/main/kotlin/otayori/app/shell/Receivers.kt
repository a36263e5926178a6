/**
 * What wakes the app from outside. They hand the wake to the machine on its thread and say when it is done; nothing is read on
 * the main thread, and nothing before the first unlock.
 */
package otayori.app.shell

import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import otayori.app.OtayoriApp

/** An alarm's time has come. Which one does not matter: the plan says what is due. */
class AlarmReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        if (intent.dataString?.startsWith(PhoneAlarms.DAY) == true) hand(context, Wake.ALARM)
    }
}

/** The phone started, the app was replaced, the clock, the zone or the language changed. */
class SystemReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        val why = when (intent.action) {
            Intent.ACTION_BOOT_COMPLETED -> Wake.BOOT
            Intent.ACTION_MY_PACKAGE_REPLACED -> Wake.UPDATED
            Intent.ACTION_TIME_CHANGED, Intent.ACTION_TIMEZONE_CHANGED -> Wake.CLOCK
            Intent.ACTION_LOCALE_CHANGED -> Wake.LANGUAGE
            else -> return
        }
        hand(context, why)
    }
}

private fun BroadcastReceiver.hand(context: Context, why: Wake) {
    val app = context.applicationContext as OtayoriApp
    // Nobody may hold a broadcast for as long as a backup takes; whoever waits for one sees the app.
    val pending = if (app.courier.isLong) null else goAsync()
    app.background.execute {
        try {
            app.machine.wake(why)
        } finally {
            pending?.finish()
        }
    }
}
