/** The shell on the oldest and the newest phone: alarms, notices, the byte of silence, receivers. */
package otayori.app.shell

import android.app.AlarmManager
import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.content.Context
import android.content.Intent
import android.os.Build
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowLooper
import otayori.app.OtayoriApp
import java.io.File

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [24, 35])
class ShellTest {
    private val app get() = RuntimeEnvironment.getApplication() as OtayoriApp
    private val alarms get() = shadowOf(app.getSystemService(AlarmManager::class.java))
    private val shown get() = shadowOf(app.getSystemService(NotificationManager::class.java))
    private val clock = FakeClock(FakePhone.MORNING)

    @Test
    fun an_alarm_is_its_date_and_nothing_else() {
        val scheduler = PhoneAlarms(app, clock)
        assertTrue(scheduler.arm("2027-03-02", CivilTime("2027-03-02", 8, 0)))
        assertTrue(scheduler.arm("2027-03-03", CivilTime("2027-03-03", 8, 0)))
        assertTrue(scheduler.arm("2027-03-02", CivilTime("2027-03-02", 9, 0)))
        assertEquals(2, alarms.scheduledAlarms.size)
        val first = alarms.scheduledAlarms.minBy { it.triggerAtMs }
        assertEquals(FakePhone.MORNING + 25 * 3_600_000, first.triggerAtMs)
        val intent = shadowOf(first.operation!!)
        assertEquals("otayori:day/2027-03-02", intent.savedIntent.dataString)
        assertEquals(0, intent.requestCode)
        assertTrue(intent.isImmutable)
        assertNull(intent.savedIntent.extras)
        assertTrue(first.isAllowWhileIdle)
    }

    @Test
    fun the_oldest_phones_are_exact_and_the_newest_ask_for_nothing() {
        PhoneAlarms(app, clock).arm("2027-03-02", CivilTime("2027-03-02", 8, 0))
        val window = alarms.scheduledAlarms.single().windowLengthMs
        if (Build.VERSION.SDK_INT < 31) assertEquals(AlarmManager.WINDOW_EXACT, window) else assertTrue("$window", window != 0L)
    }

    @Test
    fun an_alarm_is_taken_back_by_its_date_alone() {
        PhoneAlarms(app, clock).arm("2027-03-02", CivilTime("2027-03-02", 8, 0))
        PhoneAlarms(app, clock).cancel("2027-03-02")
        PhoneAlarms(app, clock).cancel("2027-03-09")
        assertEquals(0, alarms.scheduledAlarms.size)
    }

    @Test
    fun a_locked_screen_shows_the_public_words() {
        val notices = PhoneNotices(app)
        assertTrue(notices.post(Notice("2027-03-02", CivilTime("2027-03-02", 8, 0), "the title", "an otayori has come")))
        val notice = shown.getNotification("2027-03-02", 1)
        assertEquals(Notification.VISIBILITY_PRIVATE, notice.visibility)
        assertEquals("the title", notice.extras.getString(Notification.EXTRA_TITLE))
        assertEquals("an otayori has come", notice.publicVersion.extras.getString(Notification.EXTRA_TITLE))
        assertNull(notice.publicVersion.extras.getString(Notification.EXTRA_TEXT))
        assertTrue(notice.flags and Notification.FLAG_ONLY_ALERT_ONCE != 0)
        assertTrue(shadowOf(notice.contentIntent).isImmutable)
        notices.withdraw("2027-03-02")
        assertEquals(0, shown.size())
    }

    @Test
    fun refused_notices_are_refused() {
        shown.setNotificationsEnabled(false)
        assertEquals(Permission.REFUSED, PhoneNotices(app).permission())
    }

    @Test
    @Config(sdk = [35])
    fun a_kind_of_notice_that_was_turned_off_is_refused() {
        val notices = PhoneNotices(app)
        assertEquals("nothing has been shown yet", Permission.GRANTED, notices.permission())
        val system = app.getSystemService(NotificationManager::class.java)!!
        system.createNotificationChannel(NotificationChannel("letters", "Letters", NotificationManager.IMPORTANCE_NONE))
        assertEquals(Permission.REFUSED, notices.permission())
    }

    @Test
    fun the_alarm_that_only_asks_again_has_a_name_of_its_own() {
        val scheduler = PhoneAlarms(app, clock)
        scheduler.arm("2027-03-02", CivilTime("2027-03-02", 8, 0))
        assertTrue(scheduler.askAgain(FakePhone.MORNING + 1_800_000))
        assertTrue(scheduler.askAgain(FakePhone.MORNING + 3_600_000))
        val names = alarms.scheduledAlarms.map { shadowOf(it.operation!!).savedIntent.dataString }
        assertEquals(setOf("otayori:day/2027-03-02", "otayori:day/again"), names.toSet())
        assertEquals(FakePhone.MORNING + 3_600_000, alarms.scheduledAlarms.minOf { it.triggerAtMs })
        scheduler.cancel(AGAIN)
        assertEquals(1, alarms.scheduledAlarms.size)
    }

    @Test
    fun silence_is_one_byte_that_only_changes_in_place() {
        val file = File(app.noBackupFilesDir, "silence-here")
        val silence = SilenceByte(file)
        assertFalse(silence.isSet)
        silence.make()
        assertFalse(silence.isSet)
        assertTrue(silence.set())
        assertTrue(SilenceByte(file).isSet)
        assertEquals(1, file.length())
        silence.make()
        assertTrue(silence.isSet)
        assertTrue(silence.clear())
        assertFalse(SilenceByte(file).isSet)
    }

    @Test
    fun tries_are_two_bytes_that_outlast_the_process_and_only_change_in_place() {
        val file = File(app.noBackupFilesDir, "tries-here")
        TriesBytes(file).make()
        assertEquals(0 to null, TriesBytes(file).let { it.count to it.hour })
        TriesBytes(file).count = 12
        TriesBytes(file).hour = 23
        assertEquals(9 to 23, TriesBytes(file).let { it.count to it.hour })
        assertEquals(2, file.length())
        TriesBytes(file).hour = null
        assertEquals(9 to null, TriesBytes(file).let { it.count to it.hour })
    }

    @Test
    fun tries_that_cannot_be_written_count_as_long_as_the_process_lasts() {
        val tries = TriesBytes(File(app.noBackupFilesDir, "no/such/folder"))
        tries.make()
        tries.count = 3
        assertEquals(3 to null, tries.count to tries.hour)
    }

    @Test
    fun what_cannot_be_read_counts_as_silence() {
        val file = File(app.noBackupFilesDir, "empty").apply { createNewFile() }
        assertTrue(SilenceByte(file).isSet)
    }

    @Test
    fun the_system_wakes_the_machine_and_says_why() {
        val desk = FakeDesk(ArrayList())
        app.desk = { desk }
        app.background = Runnable::run.let { run -> java.util.concurrent.Executor { run(it) } }
        for ((action, asked) in listOf(
            Intent.ACTION_BOOT_COMPLETED to Pending.Nothing,
            Intent.ACTION_MY_PACKAGE_REPLACED to Pending.Unknown,
            Intent.ACTION_TIME_CHANGED to Pending.Unknown,
            Intent.ACTION_TIMEZONE_CHANGED to Pending.Unknown,
            Intent.ACTION_LOCALE_CHANGED to Pending.Unknown,
        )) {
            desk.asked = null
            broadcast(Intent(action).setPackage(app.packageName))
            assertEquals(action, asked, desk.asked)
        }
    }

    @Test
    fun an_alarm_that_goes_off_shows_what_is_due() {
        val desk = FakeDesk(ArrayList())
        desk.plan = desk.plan.copy(post = notice("2027-03-01"))
        app.desk = { desk }
        app.background = java.util.concurrent.Executor { it.run() }
        broadcast(Intent(app, AlarmReceiver::class.java).setData(android.net.Uri.parse("otayori:day/2027-03-01")))
        assertEquals("text", shown.getNotification("2027-03-01", 1).extras.getString(Notification.EXTRA_TITLE))
    }

    private fun broadcast(intent: Intent) {
        app.sendBroadcast(intent)
        ShadowLooper.idleMainLooper()
    }
}
