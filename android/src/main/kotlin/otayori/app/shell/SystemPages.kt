/** The pages of the system's settings that a hint leads to, and whether the system wants things to move. */
package otayori.app.shell

import android.animation.ValueAnimator
import android.content.ActivityNotFoundException
import android.content.Context
import android.content.Intent
import android.net.Uri
import android.os.Build
import android.provider.Settings

object SystemPages {
    /** The page where notices of this app are allowed. */
    fun notices(context: Context): Intent = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.O) {
        Intent(Settings.ACTION_APP_NOTIFICATION_SETTINGS).putExtra(Settings.EXTRA_APP_PACKAGE, context.packageName)
    } else {
        // The same page before it had a public name.
        Intent("android.settings.APP_NOTIFICATION_SETTINGS")
            .putExtra("app_package", context.packageName)
            .putExtra("app_uid", context.applicationInfo.uid)
    }

    /** Everything the system knows of this app: its battery rules among it. */
    fun details(context: Context): Intent =
        Intent(Settings.ACTION_APPLICATION_DETAILS_SETTINGS, Uri.fromParts("package", context.packageName, null))

    /** `false`: the phone has no such page. */
    fun open(context: Context, page: Intent): Boolean = try {
        context.startActivity(page)
        true
    } catch (_: ActivityNotFoundException) {
        false
    }

    fun wantsMotion(context: Context): Boolean = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.O) {
        ValueAnimator.areAnimatorsEnabled()
    } else {
        Settings.Global.getFloat(context.contentResolver, Settings.Global.ANIMATOR_DURATION_SCALE, 1f) != 0f
    }
}
