/** Text as it may go through the doors: half of a character, as some keyboards leave it, ends a call before the core is asked. */
package otayori.app.text

/** The same text, with U+FFFD for each half of a character that stands alone. */
fun whole(text: CharSequence): String = buildString(text.length) {
    text.forEachIndexed { place, unit ->
        val isAlone = when {
            unit.isHighSurrogate() -> text.getOrNull(place + 1)?.isLowSurrogate() != true
            unit.isLowSurrogate() -> text.getOrNull(place - 1)?.isHighSurrogate() != true
            else -> false
        }
        append(if (isAlone) '\uFFFD' else unit)
    }
}
