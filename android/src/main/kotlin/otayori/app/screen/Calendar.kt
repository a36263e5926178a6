/** A date is typed, or chosen from the system's calendar, which then types it. */
package otayori.app.screen

import android.app.Activity
import android.app.DatePickerDialog
import android.view.View
import android.view.WindowManager.LayoutParams.FLAG_SECURE
import android.widget.EditText
import android.widget.LinearLayout
import org.otayori.core.Wording
import otayori.app.R
import otayori.app.ui.Ui
import java.util.Calendar
import java.util.Locale

/** A field for a date, and under it the way to a calendar. */
internal fun Ui.dated(field: LinearLayout, id: Int, label: Wording): View {
    val input = field.findViewById<EditText>(id)!!
    val words = say("phone-calendar")
    val door = link(words, R.id.calendar) { calendar(input) }.apply {
        // Of several such buttons, each says for which date it is.
        contentDescription = words.speech + "\n" + label.speech
    }
    return column(field, flow(door))
}

private fun Ui.calendar(input: EditText) {
    val (year, month, day) = written(input.text.toString())
    val dialog = DatePickerDialog(context, { _, y, m, d -> input.setText(iso(y, m, d)) }, year, month, day)
    // As hidden from recents as the screen it stands on.
    val flags = (context as? Activity)?.window?.attributes?.flags ?: 0
    dialog.window?.setFlags(flags and FLAG_SECURE, FLAG_SECURE)
    dialog.show()
}

private fun iso(year: Int, month: Int, day: Int) = "%04d-%02d-%02d".format(Locale.ROOT, year, month + 1, day)

/** What stands in the field, or today. */
private fun written(text: String): Triple<Int, Int, Int> {
    val parts = text.trim().split('-').mapNotNull(String::toIntOrNull)
    if (parts.size == 3) return Triple(parts[0], parts[1] - 1, parts[2])
    val now = Calendar.getInstance()
    return Triple(now[Calendar.YEAR], now[Calendar.MONTH], now[Calendar.DAY_OF_MONTH])
}
