/** Draws a view as a phone would, to a picture in the folder of screens, which is outside git. */
package otayori.app.draw

import android.graphics.Bitmap
import android.graphics.Canvas
import android.view.View
import java.io.File

fun draw(view: View): Bitmap {
    val bitmap = Bitmap.createBitmap(view.width, view.height, Bitmap.Config.ARGB_8888)
    view.draw(Canvas(bitmap))
    return bitmap
}

fun keep(view: View, name: String) = keep(draw(view), name)

fun keep(picture: Bitmap, name: String) {
    val file = File(System.getProperty("otayori.screens")!!, "$name.png")
    file.parentFile!!.mkdirs()
    file.outputStream().use { picture.compress(Bitmap.CompressFormat.PNG, 100, it) }
}
