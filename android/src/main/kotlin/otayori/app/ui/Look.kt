/** How things look to this reader: readings shown or not, the text larger than the system's, and whether shaking hides it. */
package otayori.app.ui

data class Look(val ruby: Boolean = true, val textStep: Int = 0, val hidesByShaking: Boolean = false) {
    /** Each step is a tenth. */
    val scale: Float get() = 1f + textStep * 0.1f

    companion object {
        /** The largest step: half as large again as the system's own size. */
        const val STEPS = 5
    }
}
