/**
 * The one picture that somebody chose to hand on, for whomever the system lets read it. Lies in the cache until the app is
 * next started; knows no other file.
 */
package otayori.app.shell

import android.content.ClipData
import android.content.ContentProvider
import android.content.ContentValues
import android.content.Context
import android.content.Intent
import android.database.Cursor
import android.database.MatrixCursor
import android.graphics.Bitmap
import android.net.Uri
import android.os.ParcelFileDescriptor
import android.provider.OpenableColumns
import java.io.File
import java.io.FileNotFoundException
import java.io.IOException

class SharedPicture : ContentProvider() {
    override fun onCreate() = true

    override fun openFile(uri: Uri, mode: String): ParcelFileDescriptor {
        if (mode != "r" || uri != ADDRESS) throw FileNotFoundException("nothing there")
        return ParcelFileDescriptor.open(file(context!!), ParcelFileDescriptor.MODE_READ_ONLY)
    }

    override fun getType(uri: Uri) = TYPE

    override fun query(uri: Uri, columns: Array<String>?, where: String?, values: Array<String>?, order: String?): Cursor {
        val wanted = (columns ?: arrayOf(OpenableColumns.DISPLAY_NAME, OpenableColumns.SIZE))
        val row = wanted.map {
            if (it ==
                OpenableColumns.SIZE
            ) file(context!!).length() else NAME.takeIf { _ -> it == OpenableColumns.DISPLAY_NAME }
        }
        return MatrixCursor(wanted).apply { addRow(row) }
    }

    override fun insert(uri: Uri, values: ContentValues?): Uri? = null

    override fun update(uri: Uri, values: ContentValues?, where: String?, arguments: Array<String>?) = 0

    override fun delete(uri: Uri, where: String?, arguments: Array<String>?) = 0

    companion object {
        private const val NAME = "letter.png"
        private const val TYPE = "image/png"
        val ADDRESS: Uri = Uri.parse("content://otayori.app.shared/$NAME")

        private fun file(context: Context) = File(File(context.cacheDir, "shared"), NAME)

        /** Keeps it in the place of any before. Not on the main thread. Throws [IOException] where there is no room. */
        fun keep(context: Context, picture: Bitmap) {
            val file = file(context)
            file.parentFile!!.mkdirs()
            val isWhole = file.outputStream().use { picture.compress(Bitmap.CompressFormat.PNG, 100, it) }
            if (!isWhole) throw IOException("the picture could not be written")
        }

        fun clear(context: Context) {
            file(context).delete()
        }

        /** To be sent to whomever the person chooses, who may read this one picture. */
        fun sending(): Intent = Intent(Intent.ACTION_SEND).setType(TYPE).putExtra(Intent.EXTRA_STREAM, ADDRESS)
            .setFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION)
            .apply { clipData = ClipData.newRawUri("", ADDRESS) }
    }
}
