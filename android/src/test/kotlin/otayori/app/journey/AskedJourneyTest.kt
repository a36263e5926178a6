/** While a picker or the camera is in front: what it was for is not lost without a word, and with a PIN nobody finds it open. */
package otayori.app.journey

import android.app.Activity
import android.content.ContentProvider
import android.content.ContentValues
import android.content.Intent
import android.database.Cursor
import android.net.Uri
import android.os.Bundle
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.otayori.core.UptimeNow
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowLooper
import otayori.app.R
import otayori.app.door.State
import otayori.app.shell.CameraTarget
import java.io.ByteArrayOutputStream
import java.io.File
import java.util.concurrent.TimeUnit

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [24, 35], qualifiers = "w411dp-h731dp")
class AskedJourneyTest {
    @get:Rule
    val elsewhere = TemporaryFolder()

    private val phone = Handset()
    private val documents = Robolectric.setupContentProvider(Documents::class.java, "elsewhere")
    private val isUnlocked get() = phone.app.home.open().lockState(UptimeNow(0u, "")).isUnlocked

    /** A document that stands where the person chose, with what is in it. */
    private fun document(text: String = ""): Intent {
        val file = File(elsewhere.root, "otayori.age").apply { writeText(text) }
        val place = Uri.parse("content://elsewhere/document/1")
        shadowOf(phone.app.contentResolver).apply {
            registerInputStreamSupplier(place) { file.inputStream() }
            registerOutputStreamSupplier(place) { file.outputStream() }
        }
        return Intent().setData(place)
    }

    private fun settings(key: String) {
        phone.press(R.id.tab_family)
        phone.press(R.id.settings)
        phone.press(key)
    }

    private fun backUp() {
        settings("phone-backup")
        phone.type(R.id.field_0, PASSPHRASE)
        phone.type(R.id.field_1, PASSPHRASE)
        phone.press("phone-backup-do")
    }

    private fun restore() {
        phone.type(R.id.field_0, PASSPHRASE)
        phone.press("phone-restore-file")
    }

    private fun pin() = phone.app.home.open().run {
        refuseRecoveryWords()
        setPin("246810")
    }

    private fun unlock() {
        assertTrue(phone.state.toString(), phone.state is State.Lock)
        phone.type(R.id.field_pin, "246810")
        phone.press("phone-open")
    }

    private fun camera() {
        phone.press(R.id.tab_journal)
        phone.press(R.id.write)
        phone.type(R.id.field_text, "half a sentence")
        phone.press("phone-camera")
    }

    private fun photographed() {
        val image = java.awt.image.BufferedImage(40, 30, java.awt.image.BufferedImage.TYPE_INT_RGB)
        val png = ByteArrayOutputStream().also { javax.imageio.ImageIO.write(image, "png", it) }.toByteArray()
        phone.photograph(CameraTarget.PLACE, png)
    }

    /** The home button over what was asked, and the icon: the system ends it and says that nobody chose. */
    private fun homeAndIcon(result: Int = Activity.RESULT_CANCELED, data: Intent? = null) {
        phone.leave()
        phone.window!!.restart().start()
        shadowOf(phone.activity).callOnActivityResult(1, result, data)
        phone.window!!.resume()
        phone.settle()
    }

    private fun killed(data: Intent?) {
        val saved = phone.die()
        val parcel = android.os.Parcel.obtain().also { saved.writeToParcel(it, 0) }
        assertFalse(PASSPHRASE in String(parcel.marshall(), Charsets.UTF_16LE))
        parcel.recycle()
        phone.revive(saved)
        phone.answer(data)
    }

    @Test
    fun a_backup_whose_process_died_in_the_picker_says_so_takes_the_empty_file_back_and_begins_again() {
        phone.firstRun()
        backUp()
        killed(document())
        assertTrue(phone.words.toString(), phone.has("phone-late-unwritten"))
        assertFalse(phone.has("phone-late-empty"))
        assertEquals(listOf("content://elsewhere/document/1"), documents.deleted)
        phone.press("phone-again")
        assertEquals("backup", (phone.state as State.Form).name)
    }

    @Test
    fun an_empty_file_that_cannot_be_taken_back_is_told_of_and_one_with_something_in_it_stays() {
        phone.firstRun()
        documents.refuses = true
        backUp()
        killed(document())
        assertTrue(phone.has("phone-late-empty"))
        documents.refuses = false
        phone.press("phone-again")
        backUp()
        killed(document("an earlier backup"))
        assertTrue(phone.has("phone-late-unwritten"))
        assertEquals(emptyList<String>(), documents.deleted)
    }

    @Test
    fun a_backup_that_was_away_for_longer_than_anybody_waits_says_so() {
        phone.firstRun()
        backUp()
        phone.leave()
        ShadowLooper.idleMainLooper(6, TimeUnit.MINUTES)
        phone.comeBack()
        assertTrue(phone.state is State.Today)
        phone.answer(document())
        assertTrue(phone.has("phone-late-unwritten"))
        phone.back()
        assertTrue(phone.state is State.Today)
    }

    @Test
    fun what_was_to_be_read_or_written_begins_again_where_it_was_asked_for() {
        phone.firstRun()
        settings("phone-restore")
        restore()
        killed(document("x"))
        assertTrue(phone.has("phone-late-unread"))
        phone.press("phone-again")
        assertEquals("restore", (phone.state as State.Form).name)

        settings("phone-region")
        phone.press("phone-region-file")
        phone.press("phone-restore-file")
        killed(document("x"))
        assertTrue(phone.has("phone-late-unread"))
        phone.press("phone-again")
        assertEquals("region-file", (phone.state as State.Form).name)

        phone.press(R.id.tab_journal)
        phone.press(R.id.write)
        phone.type(R.id.field_text, "For the book.")
        phone.press(R.id.keep)
        phone.press("phone-booklet")
        phone.pressWords("Markdown")
        killed(document())
        assertTrue(phone.has("phone-late-unwritten"))
        phone.press("phone-again")
        assertEquals("journal-export", (phone.state as State.Choice).name)
    }

    @Test
    fun a_restore_that_was_lost_in_the_first_run_begins_again_there() {
        phone.open()
        phone.pressWords("English")
        phone.press("phone-next")
        phone.press("phone-restore")
        restore()
        killed(document("x"))
        assertTrue(phone.words.toString(), phone.has("phone-late-unread"))
        phone.press("phone-again")
        assertEquals("restore", (phone.state as State.Form).name)
    }

    @Test
    fun with_a_pin_whoever_opens_the_app_over_the_camera_finds_the_lock_and_behind_it_every_word() {
        phone.firstRun()
        pin()
        camera()
        phone.hold()
        homeAndIcon()
        assertEquals("nothing secret stands there meanwhile", State.Loading, phone.state)
        phone.goOn()
        assertFalse("half a sentence" in phone.words)
        assertFalse(isUnlocked)
        unlock()
        assertEquals("half a sentence", (phone.state as State.Entry).page.text)
        phone.press(R.id.keep)
        assertEquals(
            listOf("half a sentence"),
            phone.app.home.open().journal("2026-01-01", "2026-12-31", null, NOW).rows.map {
                it.opening
            }
        )
    }

    @Test
    fun with_a_pin_nobody_who_answered_is_as_good_as_turning_back() {
        phone.firstRun()
        pin()
        camera()
        phone.leave()
        phone.comeBack()
        phone.window!!.windowFocusChanged(true)
        phone.settle()
        unlock()
        assertEquals("half a sentence", (phone.state as State.Entry).page.text)
    }

    @Test
    fun with_a_pin_whoever_brings_the_photo_goes_on_writing() {
        phone.firstRun()
        pin()
        camera()
        photographed()
        homeAndIcon(Activity.RESULT_OK, Intent())
        assertEquals(1, (phone.state as State.Entry).page.photos.size)
    }

    @Test
    fun with_a_pin_a_phone_that_went_dark_is_locked_and_loses_neither_words_nor_photo() {
        phone.firstRun()
        pin()
        camera()
        photographed()
        phone.leave()
        assertTrue("the camera is not leaving", isUnlocked)
        phone.app.sendBroadcast(Intent(Intent.ACTION_SCREEN_OFF))
        phone.settle()
        assertFalse(isUnlocked)
        phone.comeBack()
        phone.answer(Intent())
        unlock()
        val page = (phone.state as State.Entry).page
        assertEquals("half a sentence" to 1, page.text to page.photos.size)
        assertNull(CameraTarget.taken(phone.app))
    }

    @Test
    fun with_a_pin_a_backup_nobody_chose_a_place_for_says_so_and_asks_for_the_pin_again() {
        phone.firstRun()
        pin()
        backUp()
        homeAndIcon()
        assertTrue(phone.words.toString(), phone.has("phone-late-unwritten"))
        phone.press("phone-again")
        assertTrue(phone.state is State.Lock)
    }

    @Test
    fun without_a_pin_turning_back_and_a_dark_screen_change_nothing() {
        phone.firstRun()
        backUp()
        phone.leave()
        phone.app.sendBroadcast(Intent(Intent.ACTION_SCREEN_OFF))
        phone.comeBack()
        phone.answer(null)
        assertEquals("backup", (phone.state as State.Form).name)
        assertEquals(PASSPHRASE, phone.typed(R.id.field_0))
        phone.press("phone-backup-do")
        phone.answer(document())
        assertTrue(phone.words.toString(), phone.has("phone-backup-done"))
    }

    @Test
    fun help_is_there_after_a_pin_and_after_a_photo_however_long_they_took() {
        phone.firstRun()
        pin()
        phone.app.home.open().lock()
        phone.press(R.id.tab_journal)
        phone.type(R.id.field_pin, "246810")
        phone.hold()
        phone.press("phone-open")
        phone.press(R.id.help)
        phone.press(R.id.help)
        phone.goOn()
        assertTrue(phone.state.toString(), phone.state is State.Cards)
        phone.back()
        assertTrue("once is enough", phone.state is State.Journal)
        camera()
        photographed()
        phone.hold()
        phone.answer(Intent())
        phone.press(R.id.help)
        phone.goOn()
        assertTrue(phone.state is State.Cards)
        phone.back()
        assertEquals(1, (phone.state as State.Entry).page.photos.size)
    }

    private companion object {
        const val PASSPHRASE = "four words and a lamp"
        val NOW = org.otayori.core.LocalMoment("2026-07-06", "07:00:00", 540)
    }
}

/** Whoever keeps the documents: takes them away when asked, or refuses. */
class Documents : ContentProvider() {
    val deleted = ArrayList<String>()
    var refuses = false

    override fun onCreate() = true

    override fun call(method: String, arg: String?, extras: Bundle?): Bundle {
        if (refuses) throw UnsupportedOperationException("not here")
        @Suppress("DEPRECATION") // The other way needs API 33.
        if (method == "android:deleteDocument") deleted += extras!!.getParcelable<Uri>("uri").toString()
        return Bundle()
    }

    override fun getType(uri: Uri): String? = null

    override fun query(uri: Uri, columns: Array<String>?, where: String?, values: Array<String>?, order: String?): Cursor? = null

    override fun insert(uri: Uri, values: ContentValues?): Uri? = null

    override fun delete(uri: Uri, where: String?, values: Array<String>?) = 0

    override fun update(uri: Uri, values: ContentValues?, where: String?, of: Array<String>?) = 0
}
