/**
 * How each place was left, for when somebody comes back to it: how far it was read, and what stood in its fields. Of a secret
 * one its fields are not remembered. Knows views; nothing of it outlives the window.
 */
package otayori.app

import android.os.Parcelable
import android.util.SparseArray
import android.view.View
import android.view.ViewGroup
import otayori.app.door.Shown
import otayori.app.door.State
import java.util.IdentityHashMap

class LeftPlaces(private val content: ViewGroup) {
    private val places = IdentityHashMap<Any, Left>()

    /** Before something else stands there. */
    fun remember(shown: Shown?) {
        val place = shown?.place ?: return
        val scroll = content.findViewById<View>(R.id.scroll) ?: return
        places[place] = Left(shown.state, scroll.scrollY, if (shown.state.isSecret) null else fields())
    }

    /** As it was left: the same fields where the screen is the same, and as far down. */
    fun comeBack(shown: Shown) {
        val left = shown.place?.let(places::get) ?: return
        if (left.state == shown.state) left.fields?.let(content::restoreHierarchyState)
        scroll(left.far)
    }

    fun forget() = places.clear()

    /** What stands in the fields now. */
    fun fields() = SparseArray<Parcelable>().also(content::saveHierarchyState)

    /** To the top, where it says why something cannot be. */
    fun toTheTop() = scroll(0)

    private fun scroll(far: Int) {
        val scroll = content.findViewById<View>(R.id.scroll) ?: return
        scroll.addOnLayoutChangeListener(object : View.OnLayoutChangeListener {
            override fun onLayoutChange(v: View, l: Int, t: Int, r: Int, b: Int, l0: Int, t0: Int, r0: Int, b0: Int) {
                v.removeOnLayoutChangeListener(this)
                v.scrollTo(0, far)
            }
        })
    }

    private class Left(val state: State, val far: Int, val fields: SparseArray<Parcelable>?)
}
