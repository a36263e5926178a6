/**
 * A letter as a picture, to be handed on: drawn by the views that show it, by day and at one size, whatever the phone is set
 * to. Nothing of whoever sends it stands on it.
 */
package otayori.app.screen

import android.content.Context
import android.content.res.Configuration
import android.graphics.Bitmap
import android.graphics.Canvas
import android.view.View
import android.view.View.MeasureSpec
import org.otayori.core.LetterPage
import otayori.app.R
import otayori.app.door.Words
import otayori.app.ui.Look
import otayori.app.ui.Ui

/** Runs on the main thread, as everything that makes views. */
fun picture(context: Context, page: LetterPage, ruby: Boolean, words: Words): Bitmap {
    val day = Configuration(context.resources.configuration).apply {
        uiMode = (uiMode and Configuration.UI_MODE_NIGHT_MASK.inv()) or Configuration.UI_MODE_NIGHT_NO
        fontScale = 1f
        densityDpi = DENSITY
    }
    val ui = Ui(context.createConfigurationContext(day), Look(ruby), words) {}
    val view = ui.onPaper(page)
    view.measure(MeasureSpec.makeMeasureSpec(WIDTH, MeasureSpec.EXACTLY), MeasureSpec.makeMeasureSpec(0, MeasureSpec.UNSPECIFIED))
    view.layout(0, 0, view.measuredWidth, view.measuredHeight)
    return Bitmap.createBitmap(view.width, view.height, Bitmap.Config.ARGB_8888).also { view.draw(Canvas(it)) }
}

private fun Ui.onPaper(page: LetterPage): View = column(
    sheet(
        *letterText(page.text),
        gap(2),
        hairline(),
        gap(1),
        *page.help.mapNotNull { it.line?.withNumber }.map(::quiet).toTypedArray(),
        quiet(page.review),
    ),
).apply {
    setBackgroundColor(color(R.color.ground))
    setPadding(beats(2), beats(2), beats(2), beats(2))
}

/** As text: what the letter says, whom it says to call, and whether it was reviewed. */
fun plainText(page: LetterPage): String {
    val calls = page.help.mapNotNull { it.line?.withNumber?.plain }
    return (listOf(page.text.plain, "") + calls + page.review.plain).joinToString("\n")
}

/** 360 dp at three pixels each. */
private const val DENSITY = 480
private const val WIDTH = 1080
