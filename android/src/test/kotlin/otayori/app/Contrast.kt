/** Contrast as WCAG 2 counts it: of two opaque colours, 1 to 21. */
package otayori.app

import android.graphics.Color
import kotlin.math.max
import kotlin.math.min
import kotlin.math.pow

/** Ordinary text, level AA. */
const val TEXT = 4.5

/** Lines and marks that carry meaning. */
const val NON_TEXT = 3.0

fun contrast(one: Int, other: Int): Double {
    val (a, b) = luminance(one) to luminance(other)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

private fun luminance(color: Int): Double {
    fun part(value: Int): Double {
        val share = value / 255.0
        return if (share <= 0.03928) share / 12.92 else ((share + 0.055) / 1.055).pow(2.4)
    }
    return 0.2126 * part(Color.red(color)) + 0.7152 * part(Color.green(color)) + 0.0722 * part(Color.blue(color))
}
