/** What counts as shaking, and what a day brings that is none. */
package otayori.app.shell

import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test

class ShakingTest {
    private val shaking = Shaking()

    /** Jolts along one line, in turn there and back, so many milliseconds apart. */
    private fun jolts(count: Int, apart: Long, force: Float = 30f, turns: Boolean = true): Boolean =
        (0 until count).map { n -> shaking.felt(if (turns && n % 2 == 1) -force else force, 0f, 0f, n * apart * 1_000_000) }.any { it }

    @Test
    fun hard_and_fast_there_and_back_is_shaking() = assertTrue(jolts(4, 120))

    @Test
    fun slow_jolts_are_steps() = assertFalse(jolts(20, 600))

    @Test
    fun a_bus_is_not_hard_enough() = assertFalse(jolts(40, 100, force = 18f))

    @Test
    fun one_drop_is_one_jolt() = assertFalse(jolts(40, 10, turns = false))

    @Test
    fun a_phone_that_lies_still_is_not_shaken() = assertFalse((0 until 100L).map { shaking.felt(0f, 0f, 9.8f, it) }.any { it })
}
