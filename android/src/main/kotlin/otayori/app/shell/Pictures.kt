/**
 * Photos as pixels: no larger than they are wanted, upright, and never whole in memory beside their pixels. Knows nothing of
 * journals.
 */
package otayori.app.shell

import android.graphics.Bitmap
import android.graphics.BitmapFactory
import android.graphics.Matrix
import android.media.ExifInterface
import otayori.app.door.Chosen
import java.io.ByteArrayOutputStream
import java.io.InputStream

/** A picture to be shown, its longer side at least `side` pixels where it has them; null: it cannot be read. */
fun picture(wide: Int, high: Int, orientation: Int, side: Int, stream: InputStream): Bitmap? = inMemory {
    val options = BitmapFactory.Options().apply { inSampleSize = sample(maxOf(wide, high), side) }
    stream.use { BitmapFactory.decodeStream(it, null, options) }?.let { upright(it, orientation) }
}

/** A picture too large or in a form that is not kept, as a JPEG that can be; null: it cannot be read. */
fun smaller(file: Chosen): ByteArray? = inMemory {
    val bounds = BitmapFactory.Options().apply { inJustDecodeBounds = true }
    file.read().use { BitmapFactory.decodeStream(it, null, bounds) }
    if (bounds.outWidth <= 0) return@inMemory null
    val turned = try {
        file.read().use { ExifInterface(it).getAttributeInt(ExifInterface.TAG_ORIENTATION, 1) }
    } catch (_: java.io.IOException) {
        1
    }
    // Some decoders turn by themselves what is no JPEG.
    val orientation = if (bounds.outMimeType == "image/jpeg") turned else 1
    val image = picture(bounds.outWidth, bounds.outHeight, orientation, KEPT, file.read()) ?: return@inMemory null
    ByteArrayOutputStream().also { image.compress(Bitmap.CompressFormat.JPEG, QUALITY, it) }.toByteArray()
}

private fun sample(longer: Int, side: Int): Int = generateSequence(1) { it * 2 }.first { longer / (it * 2) < side }

private fun upright(image: Bitmap, orientation: Int): Bitmap {
    val turn = Matrix().apply {
        when (orientation) {
            3, 4 -> setRotate(180f)
            5, 6 -> setRotate(90f)
            7, 8 -> setRotate(270f)
        }
        if (orientation in MIRRORED) postScale(-1f, 1f)
    }
    return if (turn.isIdentity) image else Bitmap.createBitmap(image, 0, 0, image.width, image.height, turn, true)
}

private fun <T> inMemory(work: () -> T?): T? = try {
    work()
} catch (_: OutOfMemoryError) {
    null
}

private val MIRRORED = setOf(2, 4, 5, 7)

/** Enough for a page of a printed booklet. */
private const val KEPT = 2000
private const val QUALITY = 88
