/**
 * What the window asks the system: a file to write, a file to read. Knows intents and addresses; what is in a file is for
 * whoever asked.
 */
package otayori.app.shell

import android.app.Activity
import android.content.ActivityNotFoundException
import android.content.ContentResolver
import android.content.Intent
import android.net.Uri
import android.os.SystemClock
import otayori.app.door.Act
import otayori.app.door.Ask
import otayori.app.door.Chosen
import java.io.FileNotFoundException
import java.io.InputStream
import java.io.OutputStream

class Asked {
    private var waiting: Ask? = null
    private var since = 0L

    /** Whether something is being asked. After a while nobody comes back from it, and the app counts as left. */
    fun isOut(): Boolean = waiting != null && SystemClock.elapsedRealtime() - since < PATIENCE

    /** `false`: the phone has nothing that could answer. */
    fun send(window: Activity, ask: Ask): Boolean {
        waiting = ask
        since = SystemClock.elapsedRealtime()
        return try {
            @Suppress("DEPRECATION") // The way that replaced it is AndroidX's.
            window.startActivityForResult(intent(ask), CODE)
            true
        } catch (_: ActivityNotFoundException) {
            waiting = null
            false
        }
    }

    /** What the system answered; null: nobody had asked. */
    fun heard(files: ContentResolver, result: Int, data: Intent?): Act.Picked? {
        val ask = waiting ?: return null
        waiting = null
        val place = data?.data.takeIf { result == Activity.RESULT_OK }
        return Act.Picked(ask.key, place?.let { Outside(files, it) })
    }

    private fun intent(ask: Ask): Intent = when (ask) {
        is Ask.NewFile -> Intent(Intent.ACTION_CREATE_DOCUMENT).setType(ask.type).putExtra(Intent.EXTRA_TITLE, ask.name)
        is Ask.File -> Intent(Intent.ACTION_OPEN_DOCUMENT).setType("*/*").putExtra(Intent.EXTRA_MIME_TYPES, ask.types.toTypedArray())
    }.addCategory(Intent.CATEGORY_OPENABLE)

    private companion object {
        const val CODE = 1
        const val PATIENCE = 5 * 60_000L
    }
}

private class Outside(private val files: ContentResolver, private val place: Uri) : Chosen {
    override fun read(): InputStream = files.openInputStream(place) ?: throw FileNotFoundException("nothing there")

    override fun write(): OutputStream = files.openOutputStream(place, "w") ?: throw FileNotFoundException("nothing there")
}
