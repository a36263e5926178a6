/** The marks of the system's own bars can be seen on this app's paper, by day and by night, on the oldest phone and the newest. */
package otayori.app.screen

import android.app.Activity
import android.graphics.Color
import android.os.Build
import android.view.View
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import otayori.app.NON_TEXT
import otayori.app.R
import otayori.app.contrast

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [24, 35])
class BarsTest {
    private val activity by lazy {
        Robolectric.buildActivity(Activity::class.java).also { it.get().setTheme(R.style.Paper) }.setup().get()
    }

    @Test
    @Config(qualifiers = "notnight")
    fun by_day_the_marks_are_dark_where_they_stand_on_paper() {
        assertTrue(isDark(View.SYSTEM_UI_FLAG_LIGHT_STATUS_BAR))
        // Dark marks at the bottom begin with API 27.
        assertEquals(Build.VERSION.SDK_INT >= 27, isDark(View.SYSTEM_UI_FLAG_LIGHT_NAVIGATION_BAR))
        assertCanBeSeen()
    }

    @Test
    @Config(qualifiers = "night")
    fun by_night_they_are_white() {
        assertEquals(false, isDark(View.SYSTEM_UI_FLAG_LIGHT_STATUS_BAR) || isDark(View.SYSTEM_UI_FLAG_LIGHT_NAVIGATION_BAR))
        assertCanBeSeen()
    }

    private fun assertCanBeSeen() {
        val paper = activity.getColor(R.color.ground)
        val bottom = activity.obtainStyledAttributes(intArrayOf(android.R.attr.navigationBarColor)).run {
            getColor(0, 0).also { recycle() }
        }
        assertSeen(View.SYSTEM_UI_FLAG_LIGHT_STATUS_BAR, paper)
        assertSeen(View.SYSTEM_UI_FLAG_LIGHT_NAVIGATION_BAR, bottom)
    }

    private fun assertSeen(flag: Int, ground: Int) {
        val mark = if (isDark(flag)) Color.BLACK else Color.WHITE
        assertTrue("$flag: ${contrast(mark, ground)}", contrast(mark, ground) >= NON_TEXT)
    }

    @Suppress("DEPRECATION") // What a theme asks for is read here on all versions.
    private fun isDark(flag: Int) = activity.window.decorView.systemUiVisibility and flag != 0
}
