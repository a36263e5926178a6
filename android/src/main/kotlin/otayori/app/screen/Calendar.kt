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
import otayori.app.text.typedDate
import otayori.app.ui.Ui
import java.util.Calendar
import java.util.Locale

/**
 * A field for a date; under it the date in words as soon as it is one, and the way to a calendar. `isFirst`: how a date is written
 * is said once.
 */
internal fun Ui.dated(field: LinearLayout, id: Int, label: Wording, isFirst: Boolean): View {
    val input = field.findViewById<EditText>(id)!!
    val inWords = quiet(plain(""))
    fun read() {
        val date = civil(input.text.toString())
        inWords.visibility = if (date == null) View.GONE else View.VISIBLE
        date?.let { (year, month, day) ->
            inWords.show(say("date", "year" to year, "month" to month, "day" to day), inWords.setting)
        }
    }
    read()
    changed(input, ::read)
    val words = say("phone-calendar")
    val door = link(words, R.id.calendar) { calendar(input) }.apply {
        // Of several such buttons, each says for which date it is.
        contentDescription = words.speech + "\n" + label.speech
    }
    return column(field, if (isFirst) quiet(say("phone-date-form")) else null, inWords, flow(door))
}

/** Year, month and day, where what was typed is a date that can be meant. */
private fun civil(text: String): Triple<Int, Int, Int>? {
    val (year, month, day) = typedDate(text)?.split('-')?.map(String::toInt) ?: return null
    return Triple(year, month, day).takeIf { year in 1900..2200 }
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
    civil(text)?.let { (year, month, day) -> return Triple(year, month - 1, day) }
    val now = Calendar.getInstance()
    return Triple(now[Calendar.YEAR], now[Calendar.MONTH], now[Calendar.DAY_OF_MONTH])
}
