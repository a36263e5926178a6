/** What is measured: written down, corrected, deleted, drawn, and taken out as a table. */
package otayori.app.journey

import android.content.Intent
import android.net.Uri
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import otayori.app.R
import otayori.app.door.GrowthPoint
import otayori.app.door.State
import java.io.ByteArrayOutputStream

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [24, 35], qualifiers = "w411dp-h731dp")
class GrowthJourneyTest {
    private val phone = Handset()

    private val growth get() = phone.state as State.Growth

    private fun born(on: String) {
        phone.open()
        phone.pressWords("English")
        phone.press("phone-next")
        phone.press("phone-by-birth")
        phone.type(R.id.field_0, on)
        phone.press("phone-next")
        phone.press("phone-that-is-it")
        phone.press("phone-next")
        phone.press("phone-not-now")
        phone.press(R.id.tab_journal)
        phone.press("phone-growth")
    }

    private fun measure(on: String, weight: String, length: String = "") {
        phone.press("phone-measure")
        phone.type(R.id.field_0, on)
        phone.type(R.id.field_1, weight)
        phone.type(R.id.field_2, length)
        phone.press("phone-keep")
    }

    @Test
    fun measurements_are_drawn_by_the_day_corrected_and_deleted() {
        born("2026-06-01")
        assertTrue(phone.has("growth-none"))
        measure("2026-06-01", "3050", "490")
        measure("2026-07-01", "３９００")
        assertEquals(listOf(GrowthPoint(0, 3050f), GrowthPoint(30, 3900f)), growth.points)
        phone.press("growth-length")
        assertEquals(listOf(GrowthPoint(0, 490f)), growth.points)
        phone.press("growth-weight")
        phone.pressWords("3900 g")
        phone.type(R.id.field_1, "4000")
        phone.press("phone-keep")
        assertEquals(4000f, growth.points.last().value)
        phone.pressWords("4000 g")
        phone.press("phone-delete")
        assertTrue("4000 g" in phone.words)
        phone.press("phone-delete")
        assertEquals(listOf(GrowthPoint(0, 3050f)), growth.points)
    }

    @Test
    fun what_is_no_number_is_said_and_stays_in_its_field() {
        born("2026-06-01")
        measure("2026-06-01", "much")
        assertEquals(phone.say("phone-number-form"), phone.problem)
        assertEquals("much", phone.typed(R.id.field_1))
    }

    @Test
    fun a_place_that_answers_with_anything_at_all_is_said() {
        born("2026-06-01")
        measure("2026-06-01", "3050")
        phone.press("phone-table")
        phone.press("phone-table-do")
        phone.choose(java.io.File(phone.app.cacheDir, "table.csv"), isFull = true)
        assertEquals(phone.say("phone-file-unwritten"), phone.problem)
    }

    @Test
    fun all_of_it_goes_into_a_table_where_the_person_chooses() {
        born("2026-06-01")
        measure("2026-06-01", "3050", "490")
        phone.press("phone-table")
        phone.press("phone-table-do")
        assertEquals("text/csv", phone.asked().type)
        val out = ByteArrayOutputStream()
        val place = Uri.parse("content://elsewhere/table")
        shadowOf(phone.app.contentResolver).registerOutputStream(place, out)
        phone.answer(Intent().setData(place))
        assertTrue(out.toString(), "3050" in out.toString())
        assertTrue(phone.app.cacheDir.walk().none { it.isFile && "3050" in it.readText() })
    }
}
