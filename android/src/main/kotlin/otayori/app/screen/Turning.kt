/** What is read scrolls up and down, and where there are days before and after, a stroke to the side turns to them. */
package otayori.app.screen

import android.content.Context
import android.view.MotionEvent
import android.view.View
import android.view.ViewConfiguration
import android.widget.ScrollView
import kotlin.math.abs

class Turning(context: Context) : ScrollView(context) {
    /** Where a stroke leads: `true` to what comes later. Without it nothing is turned. */
    var turn: ((later: Boolean) -> Unit)? = null

    private val slop = ViewConfiguration.get(context).scaledTouchSlop
    private val far = 64 * resources.displayMetrics.density
    private var x = 0f
    private var y = 0f
    private var isTurning = false

    override fun onInterceptTouchEvent(event: MotionEvent): Boolean {
        followed(event)
        return isTurning || super.onInterceptTouchEvent(event)
    }

    override fun onTouchEvent(event: MotionEvent): Boolean {
        followed(event)
        if (!isTurning) return super.onTouchEvent(event)
        if (event.actionMasked == MotionEvent.ACTION_UP) {
            isTurning = false
            val across = event.x - x
            val backwards = layoutDirection == View.LAYOUT_DIRECTION_RTL
            if (abs(across) >= far) turn?.invoke((across < 0) != backwards)
        }
        return true
    }

    private fun followed(event: MotionEvent) {
        when (event.actionMasked) {
            MotionEvent.ACTION_DOWN -> {
                x = event.x
                y = event.y
                isTurning = false
            }

            MotionEvent.ACTION_MOVE -> {
                val (across, down) = abs(event.x - x) to abs(event.y - y)
                if (turn != null && across > 2 * slop && across > 2 * down) isTurning = true
            }

            MotionEvent.ACTION_CANCEL -> isTurning = false
        }
    }
}
