/**
 * Draws a view as a phone would, to a picture in the folder of screens, which is outside git. A few chosen ones go to docs/screens
 * as well, at half their size, when they are accepted on purpose: `OTAYORI_SCREENS=write`.
 */
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

fun keep(drawn: Bitmap, name: String) {
    write(drawn, File(System.getProperty("otayori.screens")!!, "$name.png"))
    val chosen = CHOSEN[name] ?: return
    if (System.getenv("OTAYORI_SCREENS") != "write") return
    val small = Bitmap.createScaledBitmap(drawn, drawn.width / 2, drawn.height / 2, true)
    write(small, File(System.getProperty("otayori.android")!!, "../docs/screens/$chosen.png"))
}

private fun write(bitmap: Bitmap, file: File) {
    file.parentFile!!.mkdirs()
    file.outputStream().use { bitmap.compress(Bitmap.CompressFormat.PNG, 100, it) }
}

/** What the README and the documents show. */
private val CHOSEN = mapOf(
    "en/10-today-day" to "today-en",
    "ja/10-today-night" to "today-ja-night",
    "ja-simple/10-today-day" to "today-ja-simple",
    "ja/13-today-quiet-day" to "after-a-loss-ja",
    "en/24-cards-day" to "help-en",
    "ja/21-shelf-day" to "shelf-ja",
    "en/33-entry-day" to "entry-en",
    "ja-simple/41-child-day" to "child-ja-simple",
    "en/34-growth-night" to "growth-en-night",
    "ja/10-today-large-narrow" to "today-ja-large",
)
