/** What the package says of itself: the permissions it asks for, and whose work is in it. Knows files and the system, no words. */
package otayori.app.shell

import android.content.Context
import android.content.pm.PackageManager
import otayori.app.R

interface Packaged {
    /** As the system has them, without what stands before their names. */
    val permissions: List<String>

    /** Licences by name, each with the parts that stand under it. */
    val licences: List<Pair<String, List<String>>>
}

class PhonePackage(private val context: Context) : Packaged {
    override val permissions: List<String>
        get() {
            @Suppress("DEPRECATION") // The way that replaced it begins at API 33.
            val info = context.packageManager.getPackageInfo(context.packageName, PackageManager.GET_PERMISSIONS)
            return info.requestedPermissions.orEmpty().map { it.substringAfterLast('.') }
        }

    override val licences: List<Pair<String, List<String>>>
        get() = context.resources.openRawResource(R.raw.licences).bufferedReader().useLines { lines ->
            lines.filter { '|' in it }.map { it.substringAfter('|') to it.substringBefore('|') }
                .groupBy({ it.first }, { it.second }).toList()
        }
}
