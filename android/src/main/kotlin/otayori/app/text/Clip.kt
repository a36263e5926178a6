/** Copying. What comes from a screen with secrets is marked, so that the system does not show it in its preview. */
package otayori.app.text

import android.content.ClipData
import android.content.ClipDescription
import android.content.ClipboardManager
import android.content.Context
import android.os.Build
import android.os.PersistableBundle
import android.text.Selection
import android.widget.EditText

fun copy(context: Context, text: String, isSecret: Boolean) {
    val clip = ClipData.newPlainText("", text)
    if (isSecret && Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) {
        clip.description.extras = PersistableBundle().apply { putBoolean(ClipDescription.EXTRA_IS_SENSITIVE, true) }
    }
    context.getSystemService(ClipboardManager::class.java)?.setPrimaryClip(clip)
}

/** A field on a screen with secrets. */
class SecretField(context: Context) : EditText(context) {
    override fun onTextContextMenuItem(id: Int): Boolean {
        val (from, until) = listOf(selectionStart, selectionEnd).sorted()
        val takes = id == android.R.id.copy || id == android.R.id.cut
        if (!takes || from < 0 || from == until) return super.onTextContextMenuItem(id)
        copy(context, text.substring(from, until), isSecret = true)
        if (id == android.R.id.cut) text.delete(from, until) else Selection.setSelection(text, until)
        return true
    }
}
