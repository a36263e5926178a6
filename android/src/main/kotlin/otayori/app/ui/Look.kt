/** How things look to this reader: readings shown or not, and the text larger than the system's. */
package otayori.app.ui

data class Look(val ruby: Boolean = true, val textStep: Int = 0) {
    /** Each step is a tenth. */
    val scale: Float get() = 1f + textStep * 0.1f
}
