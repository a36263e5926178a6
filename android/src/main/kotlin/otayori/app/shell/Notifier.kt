/**
 * Notices on the screen of the phone.
 *
 * A locked screen shows only the public words. A notice is told apart by its date, which is its tag; shown again it replaces
 * itself without a sound.
 */
package otayori.app.shell

import android.app.ActivityManager
import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.app.PendingIntent
import android.app.usage.UsageStatsManager
import android.content.Context
import android.content.Intent
import android.os.Build
import otayori.app.MainActivity
import otayori.app.R

interface Notifier {
    /** `false`: the system refused. */
    fun post(notice: Notice): Boolean

    fun withdraw(id: String)

    fun withdrawAll()

    fun permission(): Permission
}

class PhoneNotices(private val context: Context) : Notifier {
    private val notices = context.getSystemService(NotificationManager::class.java)!!

    override fun post(notice: Notice): Boolean = try {
        notices.notify(notice.id, NUMBER, built(notice))
        true
    } catch (_: RuntimeException) {
        // The system has more of this app's notices than it takes, or the permission went away between.
        false
    }

    override fun withdraw(id: String) = notices.cancel(id, NUMBER)

    override fun withdrawAll() = notices.cancelAll()

    override fun permission(): Permission = when {
        !notices.areNotificationsEnabled() || isChannelOff() -> Permission.REFUSED
        isHeldBack() -> Permission.RESTRICTED
        else -> Permission.GRANTED
    }

    /** Only this kind of notice was turned off: it would never be seen. */
    private fun isChannelOff(): Boolean = Build.VERSION.SDK_INT >= Build.VERSION_CODES.O &&
        notices.getNotificationChannel(CHANNEL)?.importance == NotificationManager.IMPORTANCE_NONE

    private fun isHeldBack(): Boolean {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.P) {
            val apps = context.getSystemService(ActivityManager::class.java)!!
            if (apps.isBackgroundRestricted) return true
        }
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) {
            val usage = context.getSystemService(UsageStatsManager::class.java)!!
            return usage.appStandbyBucket >= UsageStatsManager.STANDBY_BUCKET_RESTRICTED
        }
        return false
    }

    private fun built(notice: Notice): Notification {
        val public = builder().setContentTitle(notice.publicText).build()
        return builder()
            .setContentTitle(notice.text)
            .setVisibility(Notification.VISIBILITY_PRIVATE)
            .setPublicVersion(public)
            .setOnlyAlertOnce(true)
            .setAutoCancel(true)
            .setContentIntent(opening())
            .build()
    }

    private fun builder(): Notification.Builder {
        val builder = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.O) {
            val name = context.getString(R.string.channel_letters)
            notices.createNotificationChannel(NotificationChannel(CHANNEL, name, NotificationManager.IMPORTANCE_DEFAULT))
            Notification.Builder(context, CHANNEL)
        } else {
            before26()
        }
        return builder.setSmallIcon(R.drawable.notice).setColor(context.getColor(R.color.indigo)).setShowWhen(false)
    }

    @Suppress("DEPRECATION") // API 24 and 25 have no channels.
    private fun before26() = Notification.Builder(context)

    private fun opening(): PendingIntent = PendingIntent.getActivity(
        context,
        0,
        Intent(context, MainActivity::class.java),
        PendingIntent.FLAG_UPDATE_CURRENT or PendingIntent.FLAG_IMMUTABLE,
    )

    private companion object {
        const val CHANNEL = "letters"

        /** The tag tells notices apart, so their number is always the same. */
        const val NUMBER = 1
    }
}
