/**
 * What leaves the app on a tap: a number to the dialler, a letter to the voice or to whomever it is sent, a page of the system's
 * settings. Each by an explicit act, and only what stands on the screen.
 */
package otayori.app

import android.Manifest
import android.content.Intent
import android.net.Uri
import android.os.Build
import org.otayori.core.HintKind
import org.otayori.core.LetterPage
import org.otayori.core.LetterText
import otayori.app.door.Act
import otayori.app.door.State
import otayori.app.screen.picture
import otayori.app.screen.plainText
import otayori.app.shell.SharedPicture
import otayori.app.shell.SystemPages
import otayori.app.shell.Voice
import java.io.IOException

class Outward(private val window: MainActivity) {
    private val voice by lazy { Voice(window.applicationContext) }

    /** Whether the voice reads the letter that stands there. */
    var speaking = false
        private set

    /** Whether the act was one that leads outside. */
    fun take(act: Act): Boolean {
        when (act) {
            is Act.Press -> return pressed(act)
            is Act.Call -> open(Intent(Intent.ACTION_DIAL, Uri.fromParts("tel", act.number, null)))
            else -> return false
        }
        return true
    }

    private fun pressed(act: Act.Press): Boolean {
        when (act.key) {
            "phone-listen" -> if (speaking) fallSilent() else letter(act.about)?.let { read(it.text) }
            "phone-share-text" -> letter(act.about)?.let(::shareText)
            "phone-share-picture" -> letter(act.about)?.let(::sharePicture)
            "phone-open-settings" -> openSettings(act.about)
            "phone-text-to" -> open(Intent(Intent.ACTION_SENDTO, Uri.fromParts("smsto", act.about, null)))
            else -> return false
        }
        return true
    }

    /** Nothing is read any more. */
    fun hush() {
        speaking = false
        voice.stop()
    }

    /** The system asks over the screen that said why. */
    fun askForNotices() {
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU) return
        window.requestPermissions(arrayOf(Manifest.permission.POST_NOTIFICATIONS), 0)
    }

    private fun open(page: Intent) = SystemPages.open(window, page)

    /** What stands on the screen now. */
    private fun letter(slot: String): LetterPage? {
        val letters = when (val state = window.shown?.state) {
            is State.Today -> state.screen.members.flatMap { it.letters }
            is State.Letter -> listOf(state.page)
            is State.Share -> listOf(state.page)
            else -> emptyList()
        }
        return letters.firstOrNull { it.slot == slot }
    }

    private fun read(text: LetterText) {
        speaking = true
        voice.say(text) { hasVoice -> window.runOnUiThread { said(hasVoice) } }
        window.again()
    }

    /** It has been read to its end, or the phone cannot say it. */
    private fun said(hasVoice: Boolean) {
        if (!speaking || window.isDestroyed) return
        hush()
        window.again(if (hasVoice) null else "phone-no-voice")
    }

    private fun fallSilent() {
        hush()
        window.again()
    }

    /** As text, to whomever the person chooses. */
    private fun shareText(page: LetterPage) {
        send(Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, plainText(page)))
    }

    private fun sharePicture(page: LetterPage) {
        val now = window.shown ?: return
        val app = window.application as OtayoriApp
        val picture = picture(window, page, now.look.ruby, now.words)
        app.background.execute {
            val isKept = try {
                SharedPicture.keep(app, picture)
                true
            } catch (_: IOException) {
                false
            }
            window.runOnUiThread { if (isKept) send(SharedPicture.sending()) else window.again("phone-full") }
        }
    }

    private fun send(what: Intent) {
        // The grant stands on both: the chooser hands on its own.
        open(Intent.createChooser(what, null).addFlags(what.flags))
    }

    private fun openSettings(hint: String) {
        if (hint == HintKind.PERMISSION_OFF.name && SystemPages.open(window, SystemPages.notices(window))) return
        open(SystemPages.details(window))
    }
}
