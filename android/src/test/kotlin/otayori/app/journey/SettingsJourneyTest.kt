/** What is chosen in the settings is so at once, and stays so. */
package otayori.app.journey

import android.app.Notification
import android.app.NotificationManager
import android.content.Context
import android.content.Intent
import android.hardware.Sensor
import android.hardware.SensorManager
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.otayori.core.OwnNumberRow
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.shadows.SensorEventBuilder
import org.robolectric.shadows.ShadowSensor
import otayori.app.R
import otayori.app.door.State
import java.io.File

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [24, 35], qualifiers = "w411dp-h731dp")
class SettingsJourneyTest {
    private val phone = Handset()

    private fun settings() {
        phone.press(R.id.tab_family)
        phone.press(R.id.settings)
    }

    private fun notice(): String {
        val notices = phone.app.getSystemService(NotificationManager::class.java)
        return shadowOf(notices).allNotifications.single().extras.getCharSequence(Notification.EXTRA_TITLE).toString()
    }

    @Test
    fun another_language_stands_on_the_screen_and_in_the_next_notice() {
        phone.firstRun()
        settings()
        phone.press("phone-language")
        phone.pressWords("日本語")
        assertEquals("ja", phone.activity.shown!!.words.language)
        assertTrue(phone.words.toString(), "設定" in phone.words)
        assertEquals(8, phone.alarms.size)
        phone.close()
        phone.at("2026-07-07T08:00")
        phone.alarm("2026-07-07")
        assertTrue(notice(), notice().any { it in 'ぁ'..'ん' })
        phone.restart()
        phone.open()
        assertEquals("ja", phone.activity.shown!!.words.language)
    }

    @Test
    fun the_second_language_is_never_the_first() {
        phone.firstRun()
        settings()
        phone.press("phone-second-language")
        phone.pressWords("日本語")
        assertEquals("日本語", (phone.state as State.Settings).second!!.plain)
        phone.press("phone-language")
        phone.pressWords("日本語")
        assertEquals(null, (phone.state as State.Settings).second)
    }

    @Test
    fun the_text_grows_by_steps_and_the_one_that_counts_is_marked() {
        phone.firstRun()
        settings()
        phone.pressWords("150%")
        assertEquals(5, (phone.state as State.Settings).textStep)
        assertEquals(1.5f, phone.activity.shown!!.look.scale)
        val marked = phone.texts.filter { it.isSelected }.map { it.wording.plain }
        assertEquals(listOf("150%", phone.say("phone-family")), marked)
        phone.restart()
        phone.open()
        assertEquals(5, phone.activity.shown!!.look.textStep)
    }

    @Test
    fun how_a_notice_is_worded_for_whom_letters_are_and_who_raises_the_child() {
        phone.firstRun()
        settings()
        phone.press("phone-wording")
        val rows = (phone.state as State.Choice).rows
        assertEquals(listOf(true, false), rows.map { it.isChosen })
        assertTrue("both are explained", rows.all { it.under != null })
        phone.press("phone-wording-full")
        assertTrue((phone.state as State.Settings).fullTitles)
        phone.press("phone-letters-for")
        phone.press("phone-single-yes")
        assertTrue(phone.has("phone-single-no"))
        phone.press("phone-letters-both")
        val wishes = phone.app.home.open().wishes()
        assertTrue(wishes.mainLetters && wishes.partnerLetters && wishes.fullTitles)
        phone.press("phone-hour")
        phone.pressWords("9:00")
        assertEquals(9, (phone.state as State.Settings).hour)
        phone.press("phone-second-language")
        phone.pressWords((phone.state as State.Choice).rows.first { it.value == "ja-simple" }.name.plain)
        phone.press("phone-readings")
        assertFalse(phone.activity.shown!!.look.ruby)
    }

    @Test
    fun a_region_from_a_file_is_compared_then_used_and_can_be_taken_out() {
        phone.firstRun()
        settings()
        phone.press("phone-region")
        phone.press("phone-region-file")
        phone.press("phone-restore-file")
        phone.choose(PACK)
        val compare = phone.state as State.Form
        assertEquals("region-compare", compare.name)
        val print = compare.preview.single().plain
        phone.type(R.id.field_0, "0000 1111")
        phone.press("phone-next")
        assertTrue("the two differ", phone.problem != null)
        assertTrue(phone.app.home.open().regions().installed.isEmpty())
        phone.type(R.id.field_0, print.uppercase())
        phone.press("phone-next")
        assertTrue(phone.has("phone-region-came"))
        phone.press("phone-region")
        val name = phone.app.home.open().regions().choices.first { it.id == "GB" }.name.plain
        phone.pressWords(name)
        assertEquals("GB", phone.app.home.open().family(NOW).region)
        settings()
        assertEquals(name, (phone.state as State.Settings).region.plain)
        phone.press("phone-region")
        phone.press("phone-regions-outside")
        phone.pressWords(print)
        phone.press("phone-region-forget")
        assertEquals("kept aside once its key counts no longer", 1, phone.app.home.open().regions().aside.size)
        phone.pressWords("GB 3")
        phone.press("phone-region-remove")
        assertTrue(phone.has("phone-region-none"))
    }

    @Test
    fun a_file_that_is_no_region_changes_nothing() {
        phone.firstRun()
        settings()
        phone.press("phone-region")
        phone.press("phone-region-file")
        phone.press("phone-restore-file")
        phone.choose(File(System.getProperty("otayori.android")!!, "pom.xml"))
        assertTrue(phone.problem != null)
        assertTrue(phone.app.home.open().regions().installed.isEmpty())
    }

    @Test
    fun a_number_of_ones_own_stands_first_where_it_belongs() {
        phone.firstRun()
        settings()
        phone.press("phone-own-numbers")
        phone.press("phone-number-add")
        phone.type(R.id.field_0, "Midwife Sato")
        phone.type(R.id.field_1, "０３-1234")
        phone.press("phone-next")
        val midwife = (phone.state as State.Choice).rows.first { it.value == "midwife" }
        phone.pressWords(midwife.name.plain)
        phone.press("phone-number-keep")
        assertTrue(phone.words.toString(), "Midwife Sato  03-1234" in phone.words)
        assertEquals("Midwife Sato", phone.app.home.open().help("midwife", NOW).lines.first().name.plain)
        phone.pressWords("Midwife Sato  03-1234")
        phone.type(R.id.field_1, "03-5678")
        phone.press("phone-next")
        phone.press("phone-number-keep")
        val kept: OwnNumberRow = phone.app.home.open().ownNumbers().single()
        assertEquals("03-5678" to listOf("midwife"), kept.number to kept.helps)
        phone.pressWords("Midwife Sato  03-5678")
        phone.press("phone-number-remove")
        assertTrue(phone.app.home.open().ownNumbers().isEmpty())
    }

    @Test
    fun shaking_hides_only_by_choice_and_only_in_front() {
        val sensors = phone.app.getSystemService(Context.SENSOR_SERVICE) as SensorManager
        shadowOf(sensors).addSensor(ShadowSensor.newInstance(Sensor.TYPE_ACCELEROMETER))
        phone.firstRun()
        shake(sensors)
        assertFalse(phone.activity.isFinishing)
        settings()
        phone.press("phone-shake")
        phone.window!!.pause()
        assertFalse(shadowOf(sensors).hasListener(null))
        phone.window!!.resume()
        shake(sensors)
        assertTrue(phone.activity.isFinishing)
        assertEquals(Intent.ACTION_MAIN, shadowOf(phone.activity).nextStartedActivity.action)
    }

    private fun shake(sensors: SensorManager) {
        for (jolt in 0 until 4) {
            val event = SensorEventBuilder.newBuilder().setSensor(sensors.getDefaultSensor(Sensor.TYPE_ACCELEROMETER)!!)
                .setTimestamp(jolt * 100_000_000L).setValues(floatArrayOf(if (jolt % 2 == 0) 30f else -30f, 0f, 0f)).build()
            shadowOf(sensors).sendSensorEventToListeners(event)
        }
        phone.settle()
    }

    @Test
    fun about_lists_what_the_package_asks_for_and_whose_work_is_in_it() {
        phone.firstRun()
        settings()
        phone.press("phone-about")
        val about = phone.state as State.About
        assertEquals(listOf("POST_NOTIFICATIONS", "RECEIVE_BOOT_COMPLETED"), about.permissions)
        assertEquals("version, edition, three languages", 5, about.facts.size)
        phone.press("phone-licences")
        val parts = (phone.state as State.Rows).groups.flatMap { it.rows }.joinToString { it.wording.plain }
        for (part in listOf("age ", "Kotlin ", "JNA ", "SQLite")) assertTrue(part, part in parts)
        phone.pressWords("SQLite")
        assertTrue(phone.words.toString(), phone.words.any { "May you do good and not evil" in it })
        phone.back()
        phone.pressWords(phone.words.first { it.startsWith("subtle ") })
        val text = phone.words.joinToString("\n")
        assertTrue(text, "Copyright (c) 2016-2017 Isis Agora Lovecruft" in text && "Redistribution and use" in text)
    }

    @Test
    fun erasing_leaves_nothing_and_begins_again_at_the_languages() {
        phone.firstRun()
        settings()
        phone.pressWords("120%")
        val files = phone.app.noBackupFilesDir
        File(files, "family-1").mkdirs()
        File(files, "family-1/otayori.db").writeText("what could not be opened once")
        File(files, "key-1").writeText("its key")
        File(phone.app.cacheDir, "passing").mkdirs()
        File(phone.app.cacheDir, "passing/backup.age").writeText("half a backup")
        val pictures = listOf("shared/letter.png", "camera/photo").map { File(phone.app.cacheDir, it) }
        for (picture in pictures) {
            picture.parentFile!!.mkdirs()
            picture.writeText("a picture")
        }
        phone.press(R.id.erase)
        phone.press(R.id.erase)
        assertTrue(phone.state is State.Languages)
        assertEquals(emptyList<String>(), phone.alarms)
        val left = files.walk().filter { it.isFile }.map { it.name }.toList()
        assertEquals("a lock and three bytes, which say nothing", setOf("otayori.lock", "silence", "tries"), left.toSet())
        assertEquals("0-", File(files, "tries").readText())
        assertFalse(File(phone.app.cacheDir, "passing").exists())
        assertEquals(emptyList<File>(), pictures.filter { it.exists() })
        assertEquals(1f, phone.activity.shown!!.look.scale)
        assertEquals(null, phone.store.key)
        phone.restart()
        phone.firstRun()
        assertTrue((phone.state as State.Today).screen.members.single().letters.isNotEmpty())
    }

    private companion object {
        val PACK = File(System.getProperty("otayori.android")!!, "../tests/fixtures/regions/GB-3.otayori")
        val NOW = org.otayori.core.LocalMoment("2026-07-06", "07:00:00", 540)
    }
}
