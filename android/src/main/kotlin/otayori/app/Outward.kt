/**
 * What leaves the app on a tap: a number to the dialler, a letter to the voice or to whomever it is sent, a page of the system's
 * settings. Each by an explicit act, and only what stands on the screen.
 */
package otayori.app

import android.Manifest
import android.content.Intent
import android.content.pm.PackageManager
import android.net.Uri
import android.os.Build
import org.otayori.core.HintKind
import org.otayori.core.LetterPage
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

    /** The letter that the voice reads, of those that stand there. */
    var speaking: String? = null
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
            "phone-listen" -> if (speaking == act.about) fallSilent() else letter(act.about)?.let(::read)
            "phone-share-text" -> letter(act.about)?.let(::shareText)
            "phone-share-picture" -> letter(act.about)?.let(::sharePicture)
            "phone-open-settings" -> openSettings(act.about)
            "phone-notices" -> askAnew()
            "phone-text-to" -> open(Intent(Intent.ACTION_SENDTO, Uri.fromParts("smsto", act.about, null)))
            else -> return false
        }
        return true
    }

    /** Nothing is read any more. */
    fun hush() {
        speaking = null
        voice.stop()
    }

    /** The system asks over the screen that said why. */
    fun askForNotices() {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) window.requestPermissions(NOTICES, FIRST)
    }

    /** Whether the system would say more than "no" by itself; before it was asked for the first time it does not know either. */
    private var wouldAsk = false

    /** Later, on a tap: the system asks where it still does; else its own page is where they are turned on. */
    private fun askAnew() {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU && !mayNotify()) {
            wouldAsk = window.shouldShowRequestPermissionRationale(NOTICES[0])
            window.requestPermissions(NOTICES, ANEW)
        } else {
            openSettings(HintKind.PERMISSION_OFF.name)
        }
    }

    /** What the system's question came to. Where it asked nobody, its page opens. */
    fun heard(code: Int) {
        if (code != ANEW || Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU || mayNotify()) return
        if (!wouldAsk && !window.shouldShowRequestPermissionRationale(NOTICES[0])) openSettings(HintKind.PERMISSION_OFF.name)
    }

    private fun mayNotify() = Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU ||
        window.checkSelfPermission(NOTICES[0]) == PackageManager.PERMISSION_GRANTED

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

    private fun read(page: LetterPage) {
        // Of two letters one is heard.
        hush()
        speaking = page.slot
        voice.say(page.text) { end -> window.runOnUiThread { said(page.slot, end) } }
        window.again()
    }

    /** It has been read to its end, or the phone cannot say it. */
    private fun said(slot: String, end: Voice.End) {
        if (speaking != slot || window.isDestroyed) return
        hush()
        window.again(
            when (end) {
                Voice.End.SAID -> null
                Voice.End.NO_VOICE -> "phone-no-voice"
                Voice.End.BROKE_OFF -> "phone-voice-stopped"
            },
        )
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

    private companion object {
        val NOTICES = arrayOf(Manifest.permission.POST_NOTIFICATIONS)
        const val FIRST = 0
        const val ANEW = 1
    }
}
