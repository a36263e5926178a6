/** The process: one background thread and one for help, one companion, one machine. Opens nothing by itself. */
package otayori.app

import android.app.Application
import android.os.SystemClock
import android.os.UserManager
import android.provider.Settings
import org.otayori.core.OtayoriCompanion
import org.otayori.core.UptimeNow
import otayori.app.core.CoreDesk
import otayori.app.core.Home
import otayori.app.core.asking
import otayori.app.room.Here
import otayori.app.room.Rooms
import otayori.app.shell.AndroidWrapper
import otayori.app.shell.Clock
import otayori.app.shell.Desk
import otayori.app.shell.DeviceKeyStore
import otayori.app.shell.Machine
import otayori.app.shell.Phone
import otayori.app.shell.PhoneAlarms
import otayori.app.shell.PhoneClock
import otayori.app.shell.PhoneNotices
import otayori.app.shell.PhonePackage
import otayori.app.shell.SilenceByte
import otayori.app.shell.TriesBytes
import otayori.app.shell.WrappedKey
import otayori.app.shell.networkCountry
import java.io.File
import java.util.concurrent.Executor
import java.util.concurrent.Executors

class OtayoriApp : Application() {
    /** Everything that reads or writes runs here, one thing after the other. */
    var background: Executor = Executors.newSingleThreadExecutor { work -> Thread(work, "otayori") }

    /** Help, while something long runs there. */
    var aside: Executor = Executors.newSingleThreadExecutor { work -> Thread(work, "otayori-help") }

    /** What goes between the window and the source. */
    val courier = Courier(this)

    /** The clock and the key store: tests bring their own. */
    var clock: Clock = PhoneClock
    var keys: DeviceKeyStore? = null

    /** The core itself: tests bring one whose disk is full. */
    var companion: (String, String) -> OtayoriCompanion = ::OtayoriCompanion

    val home: Home by lazy {
        val key = keys ?: WrappedKey(File(noBackupFilesDir, "key"), AndroidWrapper())
        Home(File(noBackupFilesDir, "family"), key, ::language, ::country) { folder, language -> companion(folder, language) }
    }

    /** The window that is there, if one is. */
    var window: MainActivity? = null

    /** The core for reminders. */
    var desk: () -> Desk = { CoreDesk(home) }

    val machine: Machine by lazy {
        val silence = SilenceByte(File(noBackupFilesDir, "silence")).apply { make() }
        val tries = TriesBytes(File(noBackupFilesDir, "tries")).apply { make() }
        val users = getSystemService(UserManager::class.java)!!
        Machine(
            Phone(clock, PhoneAlarms(this, clock), PhoneNotices(this), silence, tries, isUnlocked = users::isUserUnlocked),
        ) { desk() }
    }

    /** Where screens come from. Made on the background thread, because it opens the words. */
    private var rooms: Source? = null

    var source: () -> Source = { rooms ?: made().also { rooms = it } }

    private fun made(): Source {
        val words = asking { OtayoriCompanion(File(noBackupFilesDir, "words").path, language()) }
        val look = getSharedPreferences("look", MODE_PRIVATE)
        val here = Here(home, machine, clock, words, ::language, look, PhonePackage(this), File(cacheDir, "passing"))
        return Rooms(here, ::uptime)
    }

    /** For help where nobody has said where the family lives. */
    private fun country() = networkCountry(this)

    private fun language() = resources.configuration.locales[0].toLanguageTag()

    /** A wait after wrong PINs goes by the time since the start of the phone, which nobody can set. */
    private fun uptime() = UptimeNow(
        SystemClock.elapsedRealtime().toULong(),
        Settings.Global.getInt(contentResolver, Settings.Global.BOOT_COUNT, 0).toString(),
    )
}
