/**
 * A letter read aloud by the phone's own voice. It says the speech string, so readings are said once; it knows when the app
 * was left, and is silent then.
 */
package otayori.app.shell

import android.content.Context
import android.speech.tts.TextToSpeech
import org.otayori.core.LetterText
import java.util.Locale

class Voice(private val context: Context) {
    private var engine: TextToSpeech? = null
    private var isReady = false
    private var waiting: LetterText? = null

    fun say(text: LetterText) {
        waiting = text
        val speaking = engine
        if (speaking == null) engine = TextToSpeech(context) { status -> ready(status) } else if (isReady) speak(speaking)
    }

    /** Stops, and lets the voice go. */
    fun stop() {
        engine?.stop()
        engine?.shutdown()
        engine = null
        isReady = false
        waiting = null
    }

    private fun ready(status: Int) {
        isReady = status == TextToSpeech.SUCCESS
        if (isReady) engine?.let(::speak)
    }

    private fun speak(engine: TextToSpeech) {
        val text = waiting ?: return
        val language = text.title.language
        engine.language = Locale.forLanguageTag(if (language == "ja-simple") "ja" else language)
        engine.speak(text.speech, TextToSpeech.QUEUE_FLUSH, null, "letter")
        waiting = null
    }
}
