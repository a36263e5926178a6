/** Whether notices come is asked where it was never asked, and stands in the settings where they do not. */
package otayori.app.journey

import android.Manifest
import android.app.NotificationManager
import android.content.pm.PackageManager
import android.os.Build
import android.provider.Settings
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import otayori.app.R
import otayori.app.door.State
import java.io.File

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [24, 35], qualifiers = "w411dp-h731dp")
class NoticesJourneyTest {
    @get:Rule
    val elsewhere = TemporaryFolder()

    private val phone = Handset(name = "two")

    /** A backup of another phone, restored in the first minute of this one. */
    private fun restored() {
        val file = File(elsewhere.root, "otayori.age")
        Handset(name = "one").apply {
            firstRun()
            backUp(file)
            close()
        }
        phone.open()
        phone.pressWords("English")
        phone.press("phone-next")
        phone.press("phone-restore")
        phone.type(R.id.field_0, PASSPHRASE)
        phone.press("phone-restore-file")
        phone.choose(file)
        phone.press("phone-restore-do")
    }

    @Test
    fun after_a_restore_in_the_first_minute_notices_are_asked_about_once_somebody_is_still_awaited() {
        restored()
        assertTrue(phone.state is State.Unconfirmed)
        phone.press(R.id.still_so)
        assertEquals(State.AskNotices, phone.state)
        phone.close()
        phone.open()
        assertEquals("not answered yet", State.AskNotices, phone.state)
        phone.press("phone-allow")
        val asked = shadowOf(phone.activity).lastRequestedPermission
        if (Build.VERSION.SDK_INT >= 33) assertEquals(listOf(NOTICES), asked.requestedPermissions.toList()) else assertNull(asked)
        assertTrue(phone.state is State.Today)
        phone.close()
        phone.open()
        assertTrue(phone.state is State.Today)
    }

    @Test
    fun after_a_restore_of_what_has_ended_nobody_is_asked_about_notices() {
        restored()
        phone.press(R.id.ended)
        phone.close()
        phone.open()
        assertTrue(phone.state is State.Today)
    }

    private fun settings() {
        phone.press(R.id.tab_family)
        phone.press(R.id.settings)
    }

    private fun answered(granted: Boolean) {
        val answer = if (granted) PackageManager.PERMISSION_GRANTED else PackageManager.PERMISSION_DENIED
        phone.activity.onRequestPermissionsResult(1, arrayOf(NOTICES), intArrayOf(answer))
        phone.settle()
    }

    /** What was opened besides the system's question. */
    private val page get() = generateSequence {
        shadowOf(phone.activity).nextStartedActivity?.action
    }.filter { "PERMISSIONS" !in it }.lastOrNull()

    @Test
    fun notices_that_are_off_stand_in_the_settings_and_lead_to_where_they_are_turned_on() {
        phone.firstRun()
        settings()
        assertFalse(phone.has("phone-notices"))
        phone.refuseNotices()
        settings()
        assertTrue(phone.has("phone-notices-off"))
        phone.press("phone-notices")
        if (Build.VERSION.SDK_INT < 33) {
            assertEquals(Settings.ACTION_APP_NOTIFICATION_SETTINGS, page)
            return
        }
        assertEquals(listOf(NOTICES), shadowOf(phone.activity).lastRequestedPermission.requestedPermissions.toList())
        assertNull(page)
        // The system says no by itself: only its own page helps.
        answered(granted = false)
        assertEquals(Settings.ACTION_APP_NOTIFICATION_SETTINGS, page)
        assertTrue(phone.has("phone-notices-off"))
        // Somebody has just said no: that is an answer.
        val packages = shadowOf(phone.app.packageManager)
        packages.setShouldShowRequestPermissionRationale(NOTICES, true)
        phone.press("phone-notices")
        answered(granted = false)
        assertNull(page)
        // And yes.
        phone.press("phone-notices")
        shadowOf(phone.app.getSystemService(NotificationManager::class.java)).setNotificationsEnabled(true)
        answered(granted = true)
        assertFalse(phone.has("phone-notices"))
        assertEquals(8, phone.alarms.size)
    }

    private companion object {
        const val NOTICES = Manifest.permission.POST_NOTIFICATIONS
    }
}
