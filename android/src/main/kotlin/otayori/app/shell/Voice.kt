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
    private var over: (End) -> Unit = {}

    /** How it ended: to the last word, without a voice for it, or broken off, as a voice does that needs a network and has none. */
    enum class End { SAID, NO_VOICE, BROKE_OFF }

    /** `over`: how it ended. May be called from any thread. */
    fun say(text: LetterText, over: (End) -> Unit) {
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
        if (isReady) engine?.let(::speak) else over(End.NO_VOICE)
    }

    private fun speak(engine: TextToSpeech) {
        val text = waiting ?: return
        waiting = null
        val language = text.title.language
        if (engine.setLanguage(Locale.forLanguageTag(if (language == "ja-simple") "ja" else language)) < TextToSpeech.LANG_AVAILABLE) {
            return over(End.NO_VOICE)
        }
        ofThePhone(engine)?.let { engine.voice = it }
        engine.setOnUtteranceProgressListener(Ending(over))
        if (engine.speak(text.speech, TextToSpeech.QUEUE_FLUSH, null, "letter") != TextToSpeech.SUCCESS) over(End.BROKE_OFF)
    }

    /** Another voice of the same language that is on the phone, where the present one needs a network; null: it stays. */
    private fun ofThePhone(engine: TextToSpeech): android.speech.tts.Voice? = try {
        val now = engine.voice
        if (now == null || isHere(now)) {
            null
        } else {
            engine.voices.orEmpty().filter { isHere(it) && it.locale.language == now.locale.language }
                .maxWithOrNull(compareBy({ it.locale.country == now.locale.country }, { it.quality }))
        }
    } catch (_: RuntimeException) {
        // Some engines know nothing of their voices.
        null
    }

    private fun isHere(voice: android.speech.tts.Voice) =
        !voice.isNetworkConnectionRequired && TextToSpeech.Engine.KEY_FEATURE_NOT_INSTALLED !in voice.features.orEmpty()

    private class Ending(private val over: (End) -> Unit) : UtteranceProgressListener() {
        override fun onStart(id: String?) = Unit

        override fun onDone(id: String?) = over(End.SAID)

        @Deprecated("The only one before API 21, and still abstract.")
        override fun onError(id: String?) = over(End.BROKE_OFF)
    }
}
