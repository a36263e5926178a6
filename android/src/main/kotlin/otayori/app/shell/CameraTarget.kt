/**
 * The one place the phone's camera may write to: a file of the cache, given out for one photo and deleted as soon as the
 * photo is in the journal. Nobody else is let in.
 */
package otayori.app.shell

import android.content.ContentProvider
import android.content.ContentValues
import android.content.Context
import android.database.Cursor
import android.net.Uri
import android.os.ParcelFileDescriptor
import otayori.app.door.Chosen
import java.io.File
import java.io.FileNotFoundException
import java.io.InputStream
import java.io.OutputStream

class CameraTarget : ContentProvider() {
    override fun onCreate() = true

    override fun openFile(uri: Uri, mode: String): ParcelFileDescriptor {
        if (uri != PLACE) throw FileNotFoundException("nothing there")
        return ParcelFileDescriptor.open(file(context!!), ParcelFileDescriptor.parseMode(mode))
    }

    override fun getType(uri: Uri) = "image/jpeg"

    override fun query(uri: Uri, columns: Array<String>?, where: String?, values: Array<String>?, order: String?): Cursor? = null

    override fun insert(uri: Uri, values: ContentValues?): Uri? = null

    override fun delete(uri: Uri, where: String?, values: Array<String>?) = 0

    override fun update(uri: Uri, values: ContentValues?, where: String?, of: Array<String>?) = 0

    companion object {
        val PLACE: Uri = Uri.parse("content://otayori.app.camera/photo")

        private fun file(context: Context) = File(context.cacheDir, "camera").apply { mkdirs() }.resolve("photo")

        /** An empty file, for the next photo. */
        fun prepare(context: Context) {
            clear(context)
            file(context).createNewFile()
        }

        /** Nothing is left of a photo, taken in or not. */
        fun clear(context: Context) {
            file(context).delete()
        }

        /** What the camera wrote; null: nothing. */
        fun taken(context: Context): Chosen? = file(context).takeIf { it.length() > 0 }?.let(::Taken)
    }
}

private class Taken(private val file: File) : Chosen {
    override fun read(): InputStream = file.inputStream()

    override fun write(): OutputStream = throw FileNotFoundException("only to be read")

    override fun gone() {
        file.delete()
    }
}
