/** Writing: kept, found, changed, deleted; and what is begun and not finished, whatever happens to the phone meanwhile. */
package otayori.app.journey

import android.content.ClipDescription
import android.content.ClipboardManager
import android.content.Intent
import android.net.Uri
import android.os.Build
import android.os.Bundle
import android.provider.MediaStore
import android.view.WindowManager.LayoutParams.FLAG_SECURE
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNotSame
import org.junit.Assert.assertNull
import org.junit.Assert.assertSame
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.otayori.core.CompanionException
import org.otayori.core.EntryForm
import org.otayori.core.LocalMoment
import org.otayori.core.OtayoriCompanion
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowLooper
import otayori.app.R
import otayori.app.door.EntryDraft
import otayori.app.door.State
import otayori.app.shell.CameraTarget
import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream
import java.util.concurrent.TimeUnit

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [24, 35], qualifiers = "w411dp-h731dp")
class JournalJourneyTest {
    private val phone = Handset()

    private val journal get() = phone.state as State.Journal
    private val page: EntryDraft get() = (phone.state as State.Entry).page
    private val openings get() = journal.rows.map { it.row.opening }

    private fun begin(text: String) {
        phone.press(R.id.tab_journal)
        phone.press(R.id.write)
        phone.type(R.id.field_text, text)
    }

    private fun write(text: String) {
        begin(text)
        phone.press(R.id.keep)
    }

    @Test
    fun what_is_written_is_on_the_list_changed_and_one_step_back() {
        phone.firstRun()
        begin("It moved.")
        phone.press("mood-glad")
        phone.type(R.id.field_tags, "movement night")
        phone.press(R.id.keep)
        assertEquals(listOf("It moved."), openings)
        assertEquals(emptyList<Any>(), journal.drafts)
        phone.pressWords("It moved.")
        assertEquals(listOf("movement night", true, org.otayori.core.MoodChoice.Glad), listOf(page.tags, page.isKept, page.mood))
        phone.type(R.id.field_text, "It moved twice.")
        phone.press(R.id.keep)
        phone.pressWords("It moved twice.")
        phone.press("phone-earlier-version")
        assertTrue("It moved." in phone.words)
        phone.press("phone-step-back")
        assertEquals("It moved.", phone.typed(R.id.field_text))
    }

    @Test
    fun an_entry_that_is_damaged_is_said_hides_no_other_and_can_be_deleted() {
        phone.firstRun()
        write("It moved.")
        write("It moved again.")
        val id = journal.rows.single { it.row.opening == "It moved." }.row.id
        phone.app.home.open().rest()
        phone.restart()
        damage(java.io.File(phone.app.noBackupFilesDir, "family/otayori.db"), id)
        phone.open()
        phone.press(R.id.tab_journal)
        assertEquals(listOf(true), journal.rows.filter { it.row.id == id }.map { it.row.isDamaged })
        assertTrue("It moved again." in phone.words)
        phone.press("phone-entry-damaged")
        assertTrue(phone.has("phone-entry-damaged"))
        phone.press("phone-delete")
        assertEquals(listOf("It moved again."), openings)
    }

    /** One byte of what is sealed, in each row of this name: docs/formats/vault.md. */
    private fun damage(file: java.io.File, id: String) {
        val name = id.replace("-", "").chunked(2).map { it.toInt(16).toByte() }
        val bytes = file.readBytes()
        var count = 0
        for (at in 0..bytes.size - 60) {
            if (name.indices.any { bytes[at + it] != name[it] }) continue
            if (bytes[at + 16].toInt() != 1 || bytes[at + 17].toInt() !in 1..2) continue
            bytes[at + 50] = (bytes[at + 50] + 1).toByte()
            count++
        }
        assertTrue("$count", count >= 1)
        file.writeBytes(bytes)
    }

    @Test
    fun half_a_character_that_a_keyboard_left_loses_no_entry() {
        phone.firstRun()
        begin("It moved. \uD83D")
        phone.press(R.id.keep)
        assertEquals(listOf("It moved. \uFFFD"), openings)
    }

    @Test
    fun a_chip_that_is_pressed_takes_nothing_of_what_is_typed() {
        phone.firstRun()
        begin("half a")
        phone.press("mood-tired")
        assertEquals("half a", phone.typed(R.id.field_text))
        phone.type(R.id.field_mood, "fluttering")
        phone.pressWords(page.date.plain)
        phone.type(R.id.field_0, "2026-07-01")
        phone.press("phone-keep")
        assertEquals(listOf("half a", "2026-07-01"), listOf(phone.typed(R.id.field_text), page.on))
        assertEquals(org.otayori.core.MoodChoice.Own("fluttering"), page.mood)
    }

    @Test
    fun what_was_begun_is_there_after_leaving_and_after_the_end_of_the_process() {
        phone.firstRun()
        begin("half a sentence")
        phone.leave()
        phone.comeBack()
        assertTrue(phone.state is State.Today)
        phone.press(R.id.tab_journal)
        assertEquals(listOf("half a sentence"), journal.drafts.map { it.opening })
        phone.pressWords("half a sentence")
        phone.type(R.id.field_text, "half a sentence more")
        val saved = phone.die()
        assertNoWords(saved)
        phone.revive(saved)
        phone.press(R.id.tab_journal)
        phone.pressWords("half a sentence more")
        assertEquals("half a sentence more", phone.typed(R.id.field_text))
        phone.press(R.id.keep)
        assertEquals(listOf("half a sentence more") to 0, openings to journal.drafts.size)
    }

    @Test
    fun a_phone_that_is_turned_while_the_app_is_away_comes_back_to_today() {
        phone.firstRun()
        begin("half a sentence")
        phone.leave()
        phone.window!!.recreate()
        phone.comeBack()
        assertTrue(phone.state is State.Today)
    }

    @Test
    fun words_are_kept_every_few_seconds_while_they_are_typed() {
        phone.firstRun()
        begin("a long night")
        ShadowLooper.idleMainLooper(3, TimeUnit.SECONDS)
        phone.crash()
        phone.open()
        phone.press(R.id.tab_journal)
        assertEquals(listOf("a long night"), journal.drafts.map { it.opening })
    }

    @Test
    fun a_phone_that_is_turned_keeps_what_is_typed_and_hands_none_of_it_to_the_system() {
        phone.firstRun()
        begin("half a sentence")
        val held = Bundle().also { phone.window!!.saveInstanceState(it) }
        assertNoWords(held)
        phone.window!!.recreate()
        ShadowLooper.idleMainLooper()
        assertEquals("half a sentence", phone.typed(R.id.field_text))
        phone.press(R.id.keep)
        assertEquals(listOf("half a sentence"), openings)
    }

    @Test
    fun what_was_begun_of_a_kept_entry_waits_and_can_be_thrown_away() {
        phone.firstRun()
        write("as it was")
        phone.pressWords("as it was")
        phone.type(R.id.field_text, "as it became")
        phone.back()
        assertEquals(listOf("as it became"), journal.drafts.map { it.opening })
        phone.pressWords("as it became")
        phone.press("phone-drop-draft")
        assertTrue("as it became" in phone.words)
        phone.press("phone-drop-draft")
        assertEquals("as it was", phone.typed(R.id.field_text))
    }

    @Test
    fun an_entry_says_what_goes_before_it_is_deleted_and_then_nothing_of_it_is_found() {
        phone.firstRun()
        write("not this one")
        phone.pressWords("not this one")
        phone.press("phone-delete")
        assertTrue(phone.has("phone-delete-what"))
        phone.press("phone-delete")
        assertEquals(emptyList<String>(), openings)
        phone.press("phone-search")
        phone.type(R.id.field_words, "not this")
        phone.press("phone-look")
        assertEquals(phone.say("phone-journal-none", "words" to "not this"), (phone.state as State.JournalSearch).count!!.plain)
    }

    @Test
    fun words_are_found_again_and_marked_whatever_their_width_and_kana() {
        phone.firstRun("日本語")
        write("朝。\nはじめてポコッと動いた。ＯＫ。")
        phone.press("phone-search")
        for ((words, marked) in listOf("ぽこっと" to "ポコッと", "ok" to "ＯＫ", "と 動" to "と動")) {
            phone.type(R.id.field_words, words)
            phone.press("phone-look")
            val found = (phone.state as State.JournalSearch).rows.single()
            assertEquals(marked, found.found)
            val line = phone.texts.single { it.marks.isNotEmpty() }
            assertEquals(marked, line.wording.plain.substring(line.marks.single()))
        }
    }

    @Test
    fun a_letter_is_answered_from_today_and_stays_with_the_answer() {
        phone.firstRun()
        val letter = (phone.state as State.Today).screen.members.single().letters.single()
        phone.press(R.id.write)
        assertEquals(letter.text.title.plain, page.answers!!.title.plain)
        phone.type(R.id.field_text, "Thank you.")
        phone.press(R.id.keep)
        phone.press(R.id.tab_journal)
        phone.pressWords("Thank you.")
        assertTrue(letter.text.title.plain in phone.words)
    }

    @Test
    fun a_year_later_it_comes_back_on_its_day_and_a_month_shows_where_something_is_written() {
        phone.firstRun()
        write("The first.")
        phone.press("phone-month")
        assertEquals(setOf(6), (phone.state as State.JournalMonth).page.written)
        phone.press("phone-month-earlier")
        assertEquals("2026-06-01", (phone.state as State.JournalMonth).page.first)
        phone.press("phone-month-later")
        phone.pressWords("6")
        assertEquals(listOf("The first."), (phone.state as State.Entries).rows.map { it.row.opening })
        phone.close()
        phone.at("2027-07-06T09:00")
        phone.open()
        phone.press(R.id.tab_journal)
        assertEquals(listOf("The first."), journal.onThisDay.map { it.row.opening })
    }

    @Test
    fun a_photo_from_a_file_is_in_the_entry_upright_and_can_be_taken_out() {
        phone.firstRun()
        begin("Look.")
        phone.press("phone-picture")
        val asked = phone.asked()
        assertEquals(Intent.ACTION_OPEN_DOCUMENT, asked.action)
        phone.answer(Intent().setData(file(png())))
        assertEquals(listOf("Look.", 1), listOf(phone.typed(R.id.field_text), page.photos.size))
        assertNotNull(page.photos.single().image)
        phone.press(R.id.keep)
        phone.pressWords("Look.")
        phone.press("phone-photo-remove")
        assertEquals(0, page.photos.size)
        // Nothing was chosen, and what stands there stands there still.
        phone.press("phone-picture")
        phone.answer(null)
        assertEquals("Look.", phone.typed(R.id.field_text))
    }

    @Test
    fun the_first_photo_stands_small_beside_its_entry_as_long_as_the_journal_is_open() {
        phone.firstRun()
        write("No picture.")
        begin("Look.")
        phone.press("phone-picture")
        phone.answer(Intent().setData(file(png())))
        phone.press(R.id.keep)
        fun images() = (phone.state as State.Journal).rows.associate { it.row.opening to it.image }
        assertNull(images().getValue("No picture."))
        val image = images().getValue("Look.")!!
        assertTrue("${image.width}", maxOf(image.width, image.height) <= 320)
        phone.press(R.id.tab_today)
        phone.press(R.id.tab_journal)
        assertSame("unsealed once", image, images().getValue("Look."))
        phone.leave()
        phone.comeBack()
        phone.press(R.id.tab_journal)
        assertNotSame("nothing of it was kept", image, images().getValue("Look."))
        val core = phone.app.home.open()
        core.refuseRecoveryWords()
        core.setPin("123456")
        phone.press(R.id.tab_today)
        phone.press(R.id.tab_journal)
        phone.press("phone-close")
        assertEquals(State.Lock(), phone.state)
        phone.app.cacheDir.walk().filter { it.isFile }.forEach { assertEquals(it.path, 0, it.length()) }
    }

    @Test
    fun the_camera_writes_to_one_file_that_is_gone_when_the_photo_is_in() {
        phone.firstRun()
        begin("Look.")
        phone.press("phone-camera")
        val asked = phone.asked()
        assertEquals(MediaStore.ACTION_IMAGE_CAPTURE, asked.action)
        @Suppress("DEPRECATION") // The other way needs API 33.
        val target = asked.getParcelableExtra<Uri>(MediaStore.EXTRA_OUTPUT)!!
        photographed(target)
        phone.leave()
        phone.comeBack()
        phone.answer(Intent())
        assertEquals(listOf("Look.", 1), listOf(phone.typed(R.id.field_text), page.photos.size))
        assertNull(CameraTarget.taken(phone.app))
    }

    @Test
    fun a_process_that_ends_while_the_camera_is_in_front_loses_neither_words_nor_photo() {
        phone.firstRun()
        begin("Look.")
        phone.press("phone-camera")
        photographed(CameraTarget.PLACE)
        val saved = phone.die()
        assertNoWords(saved)
        phone.revive(saved)
        phone.answer(Intent())
        assertEquals(listOf("Look.", 1), listOf(phone.typed(R.id.field_text), page.photos.size))
        assertNull(CameraTarget.taken(phone.app))
    }

    @Test
    fun a_photo_that_nobody_took_in_is_gone_at_the_next_opening() {
        phone.firstRun()
        CameraTarget.prepare(phone.app)
        photographed(CameraTarget.PLACE)
        phone.leave()
        phone.comeBack()
        assertNull(CameraTarget.taken(phone.app))
    }

    @Test
    fun a_full_phone_says_so_and_the_words_stay_on_the_screen_until_there_is_room() {
        val disk = Disk()
        phone.app.companion = disk::companion
        phone.firstRun()
        disk.isFull = true
        begin("every word")
        ShadowLooper.idleMainLooper(3, TimeUnit.SECONDS)
        assertEquals(phone.say("phone-full"), phone.problem)
        assertEquals("every word", phone.typed(R.id.field_text))
        phone.type(R.id.field_text, "every word of it")
        phone.press(R.id.keep)
        assertEquals("every word of it", phone.typed(R.id.field_text))
        phone.leave()
        phone.comeBack()
        phone.press(R.id.tab_journal)
        assertEquals(listOf("every word of it"), journal.drafts.map { it.opening })
        disk.isFull = false
        phone.pressWords("every word of it")
        phone.press(R.id.keep)
        assertEquals(listOf("every word of it"), openings)
    }

    @Test
    fun the_journal_stays_out_of_recents_and_what_is_copied_from_it_out_of_previews() {
        phone.firstRun()
        begin("secret")
        assertTrue(phone.activity.window.attributes.flags and FLAG_SECURE != 0)
        val field = phone.activity.findViewById<android.widget.EditText>(R.id.field_text)!!
        field.setSelection(0, 6)
        field.onTextContextMenuItem(android.R.id.copy)
        val clip = phone.app.getSystemService(ClipboardManager::class.java)!!.primaryClip!!
        assertEquals("secret", clip.getItemAt(0).text.toString())
        if (Build.VERSION.SDK_INT >= 33) assertTrue(clip.description.extras!!.getBoolean(ClipDescription.EXTRA_IS_SENSITIVE))
        phone.leave()
        assertFalse(phone.activity.window.decorView.let { "secret" in phone.words })
        assertEquals(State.Loading, phone.state)
    }

    @Test
    fun a_booklet_goes_where_the_person_chooses_and_nowhere_else() {
        phone.firstRun()
        write("For the book.")
        phone.press("phone-booklet")
        phone.pressWords("Markdown")
        assertEquals("text/markdown", phone.asked().type)
        val out = ByteArrayOutputStream()
        val place = Uri.parse("content://elsewhere/book")
        shadowOf(phone.app.contentResolver).registerOutputStream(place, out)
        phone.answer(Intent().setData(place))
        assertTrue(out.toString(), "For the book." in out.toString())
        assertFalse(phone.app.cacheDir.walk().any { it.isFile && "For the book." in it.readText() })
    }

    private fun assertNoWords(saved: Bundle) {
        val parcel = android.os.Parcel.obtain()
        saved.writeToParcel(parcel, 0)
        val bytes = parcel.marshall()
        parcel.recycle()
        for (words in listOf("half", "Look")) {
            assertFalse(words in String(bytes, Charsets.UTF_16LE) || words in String(bytes, Charsets.UTF_8))
        }
    }

    private fun photographed(target: Uri) = phone.photograph(target, png())

    private fun file(bytes: ByteArray): Uri {
        val place = Uri.parse("content://elsewhere/${bytes.size}")
        shadowOf(phone.app.contentResolver).registerInputStreamSupplier(place) { ByteArrayInputStream(bytes) }
        return place
    }

    private fun png(): ByteArray {
        val image = java.awt.image.BufferedImage(40, 30, java.awt.image.BufferedImage.TYPE_INT_RGB)
        return ByteArrayOutputStream().also { javax.imageio.ImageIO.write(image, "png", it) }.toByteArray()
    }
}

/** A core whose disk can be full for what is written in the journal. */
private class Disk {
    var isFull = false

    fun companion(folder: String, language: String): OtayoriCompanion = object : OtayoriCompanion(folder, language) {
        override fun saveDraft(form: EntryForm, now: LocalMoment): String =
            if (isFull) throw CompanionException.Full() else super.saveDraft(form, now)

        override fun writeEntry(form: EntryForm, now: LocalMoment): String =
            if (isFull) throw CompanionException.Full() else super.writeEntry(form, now)
    }
}
