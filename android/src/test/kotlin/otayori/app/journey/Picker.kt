/** The system's file picker, and a person who chooses in it or turns back; and what is done with it most often. */
package otayori.app.journey

import android.app.Activity
import android.content.Intent
import android.net.Uri
import org.robolectric.Shadows.shadowOf
import otayori.app.R
import java.io.File
import java.io.IOException

/** What the app asks for now. */
private fun Handset.asked(): Intent = shadowOf(activity).nextStartedActivityForResult?.intent ?: error("no file is asked for on $state")

/** Chooses this file; `isFull`: nothing can be written there. Answers what was asked. */
fun Handset.choose(file: File, isFull: Boolean = false): Intent {
    val asked = asked()
    val place = Uri.parse("content://elsewhere/${file.name}")
    shadowOf(app.contentResolver).apply {
        registerInputStreamSupplier(place) { file.inputStream() }
        registerOutputStreamSupplier(place) { if (isFull) throw IllegalStateException("full", IOException()) else file.outputStream() }
    }
    shadowOf(activity).receiveResult(asked, Activity.RESULT_OK, Intent().setData(place))
    settle()
    return asked
}

fun Handset.turnBack() {
    shadowOf(activity).receiveResult(asked(), Activity.RESULT_CANCELED, null)
    settle()
}

/** A backup, from Today: the passphrase twice, and the file that the picker asks for. Answers what was asked. */
fun Handset.backUp(file: File, passphrase: String = PASSPHRASE, isFull: Boolean = false): Intent {
    press(R.id.tab_family)
    press(R.id.settings)
    press("phone-backup")
    type(R.id.field_0, passphrase)
    type(R.id.field_1, passphrase)
    press("phone-backup-do")
    return choose(file, isFull)
}

const val PASSPHRASE = "four words and a lamp"
