/** What the phone itself does to the app: closed before its first unlock, a kind of notice turned off, a newer app gone. */
package otayori.app.journey

import android.app.Activity
import android.app.NotificationChannel
import android.app.NotificationManager
import android.content.Intent
import android.os.UserManager
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.otayori.core.HintKind
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.annotation.Implementation
import org.robolectric.annotation.Implements
import org.robolectric.shadow.api.Shadow
import org.robolectric.shadows.ShadowActivity
import otayori.app.R
import otayori.app.door.State
import otayori.app.shell.Failure
import java.io.File
import java.security.MessageDigest

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [24, 35], qualifiers = "w411dp-h731dp")
class PhoneJourneyTest {
    private val phone = Handset()
    private val folder get() = File(phone.app.noBackupFilesDir, "family")

    @Test
    fun before_the_first_unlock_nothing_is_touched_and_after_it_everything_waits_again() {
        phone.firstRun()
        phone.restart()
        phone.forgetAlarms()
        val users = shadowOf(phone.app.getSystemService(UserManager::class.java))
        users.setUserUnlocked(false)
        // Nobody could open it now, and nobody tries.
        phone.store.isSilent = true
        phone.system(Intent.ACTION_BOOT_COMPLETED)
        assertEquals(emptyList<String>(), phone.alarms)
        phone.store.isSilent = false
        users.setUserUnlocked(true)
        phone.system(Intent.ACTION_BOOT_COMPLETED)
        assertEquals(8, phone.alarms.size)
    }

    @Test
    @Config(sdk = [35])
    fun a_kind_of_notice_that_was_turned_off_is_said_once() {
        phone.firstRun()
        phone.close()
        val notices = phone.app.getSystemService(NotificationManager::class.java)!!
        notices.createNotificationChannel(NotificationChannel("letters", "Letters", NotificationManager.IMPORTANCE_NONE))
        phone.at("2026-07-07T09:00")
        phone.open()
        assertTrue(HintKind.PERMISSION_OFF in (phone.state as State.Today).hints)
        assertTrue(phone.has("phone-open-settings"))
    }

    @Test
    fun what_a_newer_app_wrote_is_left_as_it_is_and_nothing_comes() {
        phone.firstRun()
        phone.restart()
        val files = folder.listFiles { file -> file.name.startsWith("otayori.keys") }!!
        assertEquals(2, files.size)
        for (file in files) {
            val bytes = file.readBytes()
            // The version, and the sum over it: docs/formats/vault.md.
            bytes[4] = 2
            MessageDigest.getInstance("SHA-256").digest(bytes.copyOf(bytes.size - 32)).copyInto(bytes, bytes.size - 32)
            file.writeBytes(bytes)
        }
        val before = files.associate { it.name to it.readBytes().toList() }
        phone.open()
        assertEquals(Failure.TOO_NEW, (phone.state as State.Failed).which)
        assertTrue(phone.has("phone-too-new"))
        assertFalse("nothing is begun over it", phone.has("phone-erase"))
        assertEquals(emptyList<String>(), phone.alarms)
        phone.press("phone-again")
        assertEquals(Failure.TOO_NEW, (phone.state as State.Failed).which)
        assertEquals(before, files.associate { it.name to it.readBytes().toList() })
        phone.press(R.id.help)
        assertTrue(phone.state is State.Cards)
    }

    @Test
    @Config(shadows = [Tasked::class])
    fun hiding_takes_the_app_out_of_what_was_used_last() {
        phone.firstRun()
        phone.press(R.id.hide)
        assertTrue(Shadow.extract<Tasked>(phone.activity).isTaskRemoved)
        val home = shadowOf(phone.activity).nextStartedActivity
        assertTrue(home.categories.contains(Intent.CATEGORY_HOME))
    }

    /** Tells the end of a window with its task from the end of a window alone. */
    @Implements(Activity::class)
    class Tasked : ShadowActivity() {
        var isTaskRemoved = false

        @Implementation
        override fun finishAndRemoveTask() {
            isTaskRemoved = true
            super.finishAndRemoveTask()
        }
    }
}
