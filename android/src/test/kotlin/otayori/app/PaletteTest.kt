/** The palette is read from the resources as a phone reads it, in light and in dark, and every pair is measured. */
package otayori.app

import android.content.Context
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config

@RunWith(RobolectricTestRunner::class)
class PaletteTest {
    private val phone: Context get() = RuntimeEnvironment.getApplication()

    /** What is written on what. */
    private val texts = listOf(
        R.color.ink to listOf(R.color.ground, R.color.sheet, R.color.indigo_wash),
        R.color.second_ink to listOf(R.color.ground, R.color.sheet, R.color.indigo_wash),
        R.color.indigo to listOf(R.color.ground, R.color.sheet, R.color.indigo_wash),
        R.color.on_indigo to listOf(R.color.indigo),
        R.color.madder to listOf(R.color.ground, R.color.sheet),
        R.color.on_madder to listOf(R.color.madder),
    )

    @Test
    @Config(qualifiers = "notnight")
    fun every_text_can_be_read_by_day() = measure()

    @Test
    @Config(qualifiers = "night")
    fun every_text_can_be_read_by_night() = measure()

    private fun measure() {
        for ((text, grounds) in texts) for (ground in grounds) assertContrast(text, ground, TEXT)
        for (ground in listOf(R.color.ground, R.color.sheet)) assertContrast(R.color.outline, ground, NON_TEXT)
    }

    private fun assertContrast(text: Int, ground: Int, least: Double) {
        val found = contrast(phone.getColor(text), phone.getColor(ground))
        val names = phone.resources.getResourceEntryName(text) + " on " + phone.resources.getResourceEntryName(ground)
        assertTrue("$names: %.2f".format(found), found >= least)
    }
}
