/** Dates as people type them: 2027-03-01, 2027/3/1, 20270301, with digits of either width. */
package otayori.app.text

private val FORMS = listOf(Regex("""(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*"""), Regex("""(\d{4})(\d{2})(\d{2})"""))

/** The ISO form; null for what is no date. Whether it can be so, the core says. */
fun typedDate(text: String): String? {
    val plain = narrow(text.trim())
    val parts = FORMS.firstNotNullOfOrNull { it.matchEntire(plain) }?.destructured?.toList()?.map(String::toInt) ?: return null
    val (year, month, day) = parts
    val calendar = java.util.GregorianCalendar(year, month - 1, 1)
    if (month !in 1..12 || day !in 1..calendar.getActualMaximum(java.util.Calendar.DAY_OF_MONTH)) return null
    return "%04d-%02d-%02d".format(java.util.Locale.ROOT, year, month, day)
}

/** A whole number; null for what is none. */
fun typedNumber(text: String): Int? = narrow(text.trim()).toIntOrNull()

/** Full-width digits as the others. */
fun narrow(text: String) = text.map { if (it in '０'..'９') '0' + (it - '０') else it }.joinToString("")
