/**
 * A letter read aloud by the phone's own voice. It says the speech string, so readings are said once; it can be stopped, and
 * when the app is left it is silent.
 */
package otayori.app.shell

import android.content.Context
import android.speech.tts.TextToSpeech
import android.speech.tts.UtteranceProgressListener
import org.otayori.core.LetterText
import java.util.Locale

class Voice(private val context: Context) {
    private var engine: TextToSpeech? = null
    private var isReady = false
    private var waiting: LetterText? = null
    private var over: (hasVoice: Boolean) -> Unit = {}

    /** `over`: it has been said, or there is no voice for it. May be called from any thread. */
    fun say(text: LetterText, over: (hasVoice: Boolean) -> Unit) {
        waiting = text
        this.over = over
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
        if (isReady) engine?.let(::speak) else over(false)
    }

    private fun speak(engine: TextToSpeech) {
        val text = waiting ?: return
        waiting = null
        val language = text.title.language
        if (engine.setLanguage(Locale.forLanguageTag(if (language == "ja-simple") "ja" else language)) < TextToSpeech.LANG_AVAILABLE) {
            return over(false)
        }
        engine.setOnUtteranceProgressListener(Ending())
        engine.speak(text.speech, TextToSpeech.QUEUE_FLUSH, null, "letter")
    }

    private inner class Ending : UtteranceProgressListener() {
        override fun onStart(id: String?) = Unit

        override fun onDone(id: String?) = over(true)

        @Deprecated("The only one before API 21, and still abstract.")
        override fun onError(id: String?) = over(true)
    }
}
