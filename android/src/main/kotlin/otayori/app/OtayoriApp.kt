/** The process: one background thread, one machine, one way to the core. Opens nothing by itself. */
package otayori.app

import android.app.Application
import android.os.UserManager
import otayori.app.shell.Desk
import otayori.app.shell.Failure
import otayori.app.shell.Machine
import otayori.app.shell.Phone
import otayori.app.shell.PhoneAlarms
import otayori.app.shell.PhoneClock
import otayori.app.shell.PhoneNotices
import otayori.app.shell.Refusal
import otayori.app.shell.SilenceByte
import java.io.File
import java.util.concurrent.Executor
import java.util.concurrent.Executors

class OtayoriApp : Application() {
    /** Everything that reads or writes runs here, one thing after the other. */
    var background: Executor = Executors.newSingleThreadExecutor { work -> Thread(work, "otayori") }

    /** Where screens come from; null until the doors stand behind it. */
    var source: Source? = null

    /** The core for reminders. Until the doors stand behind it, it refuses as a phone without the library does. */
    var desk: () -> Desk = { throw Refusal.Unreadable(Failure.NO_CORE) }

    val machine: Machine by lazy {
        val silence = SilenceByte(File(noBackupFilesDir, "silence")).apply { make() }
        val users = getSystemService(UserManager::class.java)!!
        Machine(
            Phone(PhoneClock, PhoneAlarms(this, PhoneClock), PhoneNotices(this), silence, isUnlocked = users::isUserUnlocked),
        ) { desk() }
    }
}
