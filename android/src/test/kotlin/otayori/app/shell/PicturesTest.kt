/** A photo stands upright however it was stored, and is no larger in memory than it is shown. */
package otayori.app.shell

import android.graphics.Bitmap
import android.graphics.Color
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode
import otayori.app.door.Chosen
import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream

@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(sdk = [35])
class PicturesTest {
    /** Wider than high, with a red corner at the top on the left. */
    private fun stored(wide: Int = 40, high: Int = 20): ByteArray {
        val image = Bitmap.createBitmap(wide, high, Bitmap.Config.ARGB_8888).apply { eraseColor(Color.WHITE) }
        for (x in 0 until wide / 4) for (y in 0 until high / 4) image.setPixel(x, y, Color.RED)
        return ByteArrayOutputStream().also { image.compress(Bitmap.CompressFormat.PNG, 100, it) }.toByteArray()
    }

    @Test
    fun all_eight_ways_to_hold_a_camera_are_turned_upright() {
        val corners = mapOf(
            1 to "top left",
            2 to "top right",
            3 to "bottom right",
            4 to "bottom left",
            5 to "top left",
            6 to "top right",
            7 to "bottom right",
            8 to "bottom left",
        )
        for ((orientation, corner) in corners) {
            val image = picture(40, 20, orientation, 40, ByteArrayInputStream(stored()))!!
            val isTurned = orientation >= 5
            assertEquals("$orientation", if (isTurned) 20 to 40 else 40 to 20, image.width to image.height)
            val x = if ("left" in corner) 1 else image.width - 2
            val y = if ("top" in corner) 1 else image.height - 2
            assertEquals("$orientation", Color.RED, image.getPixel(x, y))
        }
    }

    @Test
    fun a_large_photo_is_read_small() {
        val image = picture(1600, 800, 1, 100, ByteArrayInputStream(stored(1600, 800)))!!
        assertEquals(100 to 50, image.width to image.height)
    }

    @Test
    fun what_cannot_be_kept_as_it_is_becomes_a_smaller_photo_and_what_is_none_nothing() {
        val small = smaller(Given(stored(5000, 100)))!!
        val image = picture(2500, 50, 1, 2500, small.inputStream())!!
        assertTrue("${image.width}", image.width in 2000..2500)
        assertNull(smaller(Given("no picture".toByteArray())))
    }

    private class Given(private val bytes: ByteArray) : Chosen {
        override fun read() = ByteArrayInputStream(bytes)

        override fun write() = throw UnsupportedOperationException()
    }
}
