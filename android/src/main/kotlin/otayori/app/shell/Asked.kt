/**
 * What the window asks the system: a file to write, a file to read. Knows intents and addresses; what is in a file is for
 * whoever asked.
 */
package otayori.app.shell

import android.app.Activity
import android.content.ActivityNotFoundException
import android.content.ClipData
import android.content.ContentResolver
import android.content.Intent
import android.net.Uri
import android.os.Bundle
import android.os.SystemClock
import android.provider.MediaStore
import otayori.app.door.Act
import otayori.app.door.Ask
import otayori.app.door.Chosen
import java.io.FileNotFoundException
import java.io.IOException
import java.io.InputStream
import java.io.OutputStream

class Asked {
    private var waiting: Ask? = null
    private var since = 0L

    /** Whether something is being asked. After a while nobody comes back from it, and the app counts as left. */
    fun isOut(): Boolean = waiting != null && SystemClock.elapsedRealtime() - since < PATIENCE

    fun isLate(): Boolean = waiting != null && !isOut()

    /** `false`: the phone has nothing that could answer. */
    fun send(window: Activity, ask: Ask): Boolean {
        waiting = ask
        since = SystemClock.elapsedRealtime()
        return try {
            if (ask is Ask.Photo) CameraTarget.prepare(window)
            @Suppress("DEPRECATION") // The way that replaced it is AndroidX's.
            window.startActivityForResult(intent(ask), CODE)
            true
        } catch (_: ActivityNotFoundException) {
            unasked()
        } catch (_: SecurityException) {
            unasked()
        } catch (_: IOException) {
            // No room for a photo.
            unasked()
        }
    }

    private fun unasked(): Boolean {
        waiting = null
        return false
    }

    /** What the system answered; null: nobody had asked. */
    fun heard(window: Activity, result: Int, data: Intent?): Act.Picked? {
        val ask = waiting ?: return null
        waiting = null
        if (result != Activity.RESULT_OK) return Act.Picked(ask.key, null)
        if (ask is Ask.Photo) return Act.Picked(ask.key, CameraTarget.taken(window))
        return Act.Picked(ask.key, data?.data?.let { Outside(window.contentResolver, it) })
    }

    /** What was asked, for the process that comes after this one: a name that says nothing, and where it was asked. */
    fun save(out: Bundle) {
        val ask = waiting?.takeIf { it.key.startsWith(PHOTO) } ?: return
        out.putString(KEY, ask.key)
        out.putBoolean(CAMERA, ask is Ask.Photo)
    }

    fun restore(saved: Bundle?) {
        val key = saved?.getString(KEY) ?: return
        waiting = if (saved.getBoolean(CAMERA)) Ask.Photo(key) else Ask.File(key, emptyList())
        since = SystemClock.elapsedRealtime()
    }

    /** Nobody came back from what was asked. */
    fun forget() {
        waiting = null
    }

    private fun intent(ask: Ask): Intent = when (ask) {
        is Ask.NewFile ->
            Intent(Intent.ACTION_CREATE_DOCUMENT).setType(ask.type).putExtra(Intent.EXTRA_TITLE, ask.name)
                .addCategory(Intent.CATEGORY_OPENABLE)

        is Ask.File ->
            Intent(Intent.ACTION_OPEN_DOCUMENT).setType("*/*").putExtra(Intent.EXTRA_MIME_TYPES, ask.types.toTypedArray())
                .addCategory(Intent.CATEGORY_OPENABLE)

        is Ask.Photo ->
            Intent(MediaStore.ACTION_IMAGE_CAPTURE).putExtra(MediaStore.EXTRA_OUTPUT, CameraTarget.PLACE)
                .addFlags(Intent.FLAG_GRANT_WRITE_URI_PERMISSION or Intent.FLAG_GRANT_READ_URI_PERMISSION)
                .apply { clipData = ClipData.newRawUri("", CameraTarget.PLACE) }
    }

    companion object {
        private const val CODE = 1
        private const val KEY = "asked"
        private const val CAMERA = "camera"

        /** A photo is still wanted by an entry that was saved before it was asked for. */
        private const val PHOTO = "photo:"
        const val PATIENCE = 5 * 60_000L
    }
}

private class Outside(private val files: ContentResolver, private val place: Uri) : Chosen {
    override fun read(): InputStream = files.openInputStream(place) ?: throw FileNotFoundException("nothing there")

    /** Nothing of what was there is left behind the new end; a place that knows no such way is written as it can. */
    override fun write(): OutputStream = try {
        files.openOutputStream(place, "wt")
    } catch (_: FileNotFoundException) {
        files.openOutputStream(place, "w")
    } catch (_: IllegalArgumentException) {
        files.openOutputStream(place, "w")
    } ?: throw FileNotFoundException("nothing there")
}
