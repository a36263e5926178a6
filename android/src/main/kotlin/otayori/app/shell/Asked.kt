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
import android.provider.DocumentsContract
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
    private var slept = 0L

    /** The app was left since: what it was for is gone from memory, and the answer is told so. */
    private var isLost = false

    /** A PIN keeps the journal. */
    private var closes = false

    /** What was asked stood over the app, as the system's pages do. */
    private var stoodOver = false

    /** Whether something is being asked. After a while nobody comes back from it, and the app counts as left. */
    fun isOut(): Boolean = waiting != null && !isLost && SystemClock.elapsedRealtime() - since < PATIENCE && !(closes && hasSlept())

    fun isLate(): Boolean = waiting != null && !isLost && !isOut()

    /** Whether the journal closes where nobody comes back with what was asked for. */
    fun isClosing(): Boolean = closes && waiting != null && !isLost

    /** Whether a photo may come, however late. */
    fun wantsPhoto(): Boolean = waiting is Ask.Photo

    /** The app is no longer in front. */
    fun standsOver() {
        stoodOver = waiting != null
    }

    /** The app is in front again, and nothing was answered. */
    fun isUnanswered(): Boolean = stoodOver && waiting != null && !isLost

    /** A phone that sleeps has a dark screen, whoever did not hear of it. */
    private fun hasSlept() = asleep() - slept > A_MOMENT

    private fun asleep() = SystemClock.elapsedRealtime() - SystemClock.uptimeMillis()

    /** `closes`: a PIN keeps the journal. `false`: the phone has nothing that could answer. */
    fun send(window: Activity, ask: Ask, closes: Boolean): Boolean {
        waiting = ask
        since = SystemClock.elapsedRealtime()
        slept = asleep()
        isLost = false
        stoodOver = false
        this.closes = closes
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

    /** What the system answered; null: nobody had asked, or nothing is to be said of it. */
    fun heard(window: Activity, result: Int, data: Intent?): Act? {
        val ask = waiting ?: return null
        waiting = null
        val place = data?.data
        val file = when {
            result != Activity.RESULT_OK -> null
            ask is Ask.Photo -> CameraTarget.taken(window)
            else -> place?.let { Outside(window.contentResolver, it) }
        }
        return when {
            // Its entry waits in the vault, under the name it was asked with.
            ask.key.startsWith(PHOTO) -> Act.Picked(ask.key, file).takeIf { file != null || !isLost }

            isLost || (closes && file == null) -> Act.Late(ask.key, file, ask is Ask.NewFile)

            else -> Act.Picked(ask.key, file)
        }
    }

    /** What was asked, for the process that comes after this one: a name that says nothing, and of what kind it was. */
    fun save(out: Bundle) {
        val ask = waiting ?: return
        out.putString(KEY, ask.key)
        out.putBoolean(CAMERA, ask is Ask.Photo)
        out.putBoolean(NEW, ask is Ask.NewFile)
    }

    fun restore(saved: Bundle?) {
        val key = saved?.getString(KEY) ?: return
        waiting = when {
            saved.getBoolean(CAMERA) -> Ask.Photo(key)
            saved.getBoolean(NEW) -> Ask.NewFile(key, "", "")
            else -> Ask.File(key, emptyList())
        }
        isLost = true
    }

    /** The app counts as left. What was asked may be answered all the same. */
    fun lose() {
        isLost = true
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
        private const val NEW = "new"

        /** A photo is still wanted by an entry that was saved before it was asked for. */
        private const val PHOTO = "photo:"
        const val PATIENCE = 5 * 60_000L
        private const val A_MOMENT = 1_000L
    }
}

private class Outside(private val files: ContentResolver, private val place: Uri) : Chosen {
    override fun read(): InputStream = files.openInputStream(place) ?: throw FileNotFoundException("nothing there")

    /** Only what is empty: whoever chose a file that was there keeps what is in it. */
    override fun withdraw(): Boolean = try {
        read().use { it.read() } >= 0 || DocumentsContract.deleteDocument(files, place)
    } catch (_: IOException) {
        false
    } catch (_: RuntimeException) {
        // Whoever keeps it knows no such thing, or does not let it go.
        false
    }

    /** Nothing of what was there is left behind the new end; a place that knows no such way is written as it can. */
    override fun write(): OutputStream = try {
        files.openOutputStream(place, "wt")
    } catch (_: FileNotFoundException) {
        files.openOutputStream(place, "w")
    } catch (_: IllegalArgumentException) {
        files.openOutputStream(place, "w")
    } ?: throw FileNotFoundException("nothing there")
}
