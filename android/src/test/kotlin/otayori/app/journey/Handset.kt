/**
 * A phone with the whole app in it and the real core behind it, and a person's hands on it: a clock that can be set, a key
 * store that can fail, and buttons that are pressed by the words on them.
 */
package otayori.app.journey

import android.app.Activity
import android.app.AlarmManager
import android.app.Application
import android.app.NotificationManager
import android.content.Context
import android.content.ContextWrapper
import android.content.Intent
import android.net.Uri
import android.os.Bundle
import android.view.View
import android.view.ViewGroup
import android.widget.EditText
import org.robolectric.Robolectric
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController
import org.robolectric.shadows.ShadowLooper
import org.robolectric.util.ReflectionHelpers
import otayori.app.MainActivity
import otayori.app.OtayoriApp
import otayori.app.R
import otayori.app.door.State
import otayori.app.shell.AlarmReceiver
import otayori.app.shell.Clock
import otayori.app.shell.PhoneAlarms
import otayori.app.shell.SystemReceiver
import otayori.app.shell.WrappedKey
import otayori.app.shell.Wrapper
import otayori.app.text.RubyTextView
import java.io.File
import java.util.TimeZone
import java.util.concurrent.Executor

/** `name`: one of several phones, each with its own folder and key. */
class Handset(start: String = "2026-07-06T07:00", where: String = "Asia/Tokyo", private val name: String = "") : Clock {
    var zone: TimeZone = TimeZone.getTimeZone(where)
    private var now = 0L

    var app = if (name.isEmpty()) RuntimeEnvironment.getApplication() as OtayoriApp else process()
        private set
    val store = Store()
    var window: ActivityController<MainActivity>? = null

    init {
        at(start)
        prepare()
    }

    private fun prepare() {
        app.background = Executor { held?.add(it) ?: it.run() }
        app.aside = Executor { it.run() }
        app.clock = this
        app.keys = WrappedKey(File(app.noBackupFilesDir, "key"), store, pause = {})
    }

    private var held: ArrayDeque<Runnable>? = null

    /** The phone is slow: what has to be done waits, and the person goes on pressing. */
    fun hold() {
        held = ArrayDeque()
    }

    /** Everything that waited is done, and what follows from it. */
    fun goOn() {
        val waiting = held ?: return
        while (waiting.isNotEmpty()) {
            waiting.removeFirst().run()
            settle()
        }
        held = null
    }

    /** A process of this phone: the same folders, nothing in memory. */
    private fun process(): OtayoriApp = OtayoriApp().also { made ->
        val ground = Ground(RuntimeEnvironment.getApplication().baseContext, name) { made }
        ReflectionHelpers.callInstanceMethod<Unit>(
            ContextWrapper::class.java,
            made,
            "attachBaseContext",
            ReflectionHelpers.ClassParameter.from(Context::class.java, ground),
        )
    }

    /** The system ends the process, and a new one begins when it is needed. */
    fun restart() {
        close()
        app.home.shut()
        app = process()
        prepare()
    }

    override fun millis() = now

    override fun zone() = zone

    /** Sets the clock to a civil time. */
    fun at(time: String) {
        now = minutes().parse(time)!!.time
    }

    val activity: MainActivity get() = window!!.get()
    val state: State get() = activity.shown!!.state
    val problem: String? get() = activity.shown!!.problem?.plain

    /** Opens the app, as from its icon or a notice. */
    fun open() {
        val next = Robolectric.buildActivity(MainActivity::class.java)
        ReflectionHelpers.setField(Activity::class.java, next.get(), "mApplication", app)
        window = next.setup()
        settle()
    }

    /** The home button, and coming back to it. */
    fun leave() {
        window!!.pause().stop()
        settle()
    }

    fun comeBack() {
        window!!.restart().start().resume()
        settle()
    }

    /** The system ends the process and with it everything that was in memory. */
    fun close() {
        window?.pause()?.stop()?.destroy()
        window = null
        settle()
    }

    /** The process ends, in front or not, and nothing is called before it. What the system holds for the next one. */
    fun die(): Bundle {
        val saved = Bundle()
        window!!.pause().saveInstanceState(saved).stop()
        crash()
        return saved
    }

    fun crash() {
        window = null
        app.home.shut()
        OtayoriApp::class.java.getDeclaredField("rooms").apply { isAccessible = true }.set(app, null)
    }

    /** The next process, with what the system held. */
    fun revive(saved: Bundle) {
        window = Robolectric.buildActivity(MainActivity::class.java).setup(saved)
        settle()
    }

    /** What the system is asked for. */
    fun asked(): Intent = shadowOf(activity).nextStartedActivityForResult.intent

    /** And what it answers; nothing: the person turned back. */
    fun answer(data: Intent?) {
        shadowOf(activity).callOnActivityResult(1, if (data == null) Activity.RESULT_CANCELED else Activity.RESULT_OK, data)
        settle()
    }

    /** What the phone's camera does. Not closed: the Android of the tests cannot close files on a new Java. */
    fun photograph(target: Uri, photo: ByteArray) =
        java.io.FileOutputStream(app.contentResolver.openFileDescriptor(target, "w")!!.fileDescriptor).write(photo)

    fun typed(id: Int) = activity.findViewById<EditText>(id)!!.text.toString()

    val texts: List<RubyTextView> get() = views(activity.findViewById(android.R.id.content)!!).filterIsInstance<RubyTextView>()

    /** Everything that can be read now. */
    val words: List<String> get() = texts.map { it.wording.plain }

    /** The string of the interface under a key, as it stands on this screen. */
    fun say(key: String, vararg values: Pair<String, Any>) = activity.shown!!.words.say(key, *values).plain

    /** Presses what bears the words of a key. */
    fun press(key: String) = pressWords(say(key))

    fun pressWords(words: String) {
        // What is written for the middle of a sentence begins with a capital where it stands alone.
        val text = texts.firstOrNull { it.wording.plain.equals(words, ignoreCase = true) && pressable(it) != null }
            ?: error("nothing to press says “$words” on ${state.javaClass.simpleName}: ${this.words}")
        pressable(text)!!.performClick()
        settle()
    }

    fun press(id: Int) {
        activity.findViewById<View>(id)!!.performClick()
        settle()
    }

    fun has(key: String) = say(key) in words

    fun type(id: Int, text: String) = activity.findViewById<EditText>(id)!!.setText(text)

    fun tab(id: Int) = press(id)

    fun back() {
        @Suppress("DEPRECATION")
        activity.onBackPressed()
        settle()
    }

    /** Dates for which an alarm waits. */
    val alarms: List<String>
        get() = shadowOf(app.getSystemService(Context.ALARM_SERVICE) as AlarmManager).scheduledAlarms
            .mapNotNull { shadowOf(it.operation).savedIntent.dataString?.removePrefix(PhoneAlarms.DAY) }.sorted()

    /** The civil times at which alarms will come, where the phone is. */
    val alarmTimes: List<String>
        get() = shadowOf(app.getSystemService(Context.ALARM_SERVICE) as AlarmManager).scheduledAlarms
            .map { minutes().format(java.util.Date(it.triggerAtMs)) }.sorted()

    /** What the system forgets when it starts anew. */
    fun forgetAlarms() {
        val alarms = app.getSystemService(Context.ALARM_SERVICE) as AlarmManager
        shadowOf(alarms).scheduledAlarms.forEach { alarms.cancel(it.operation!!) }
    }

    private fun minutes() = java.text.SimpleDateFormat("yyyy-MM-dd'T'HH:mm", java.util.Locale.ROOT).apply { timeZone = zone }

    /** The person, or the system, turns notices off. */
    fun refuseNotices() = notices.setNotificationsEnabled(false)

    /** The phone is turned. */
    fun turn() {
        window!!.recreate()
        settle()
    }

    private val notices get() = shadowOf(app.getSystemService(NotificationManager::class.java))

    val shownNotices: Int get() = notices.size()

    /** The alarm of a day comes. */
    fun alarm(day: String) = receive(AlarmReceiver(), Intent().setData(android.net.Uri.parse(PhoneAlarms.DAY + day)))

    fun system(action: String) = receive(SystemReceiver(), Intent(action))

    private fun receive(receiver: android.content.BroadcastReceiver, intent: Intent) {
        receiver.onReceive(app, intent)
        settle()
    }

    fun settle() = ShadowLooper.idleMainLooper()

    private fun pressable(view: View): View? = generateSequence(view) { it.parent as? View }.take(3).firstOrNull {
        it.isClickable &&
            it.hasOnClickListeners()
    }

    private fun views(view: View): List<View> =
        listOf(view) + if (view is ViewGroup) (0 until view.childCount).flatMap { views(view.getChildAt(it)) } else emptyList()

    /** The first minute of somebody who knows the due date. */
    fun firstRun(language: String = "English", due: String = "2027-03-01", children: Int = 1) {
        open()
        pressWords(language)
        press("phone-next")
        press("phone-by-due")
        type(R.id.field_0, due)
        type(R.id.field_1, "$children")
        press("phone-next")
        press("phone-that-is-it")
        press("phone-next")
        press("phone-not-now")
    }
}

/** A key store that wraps by turning bytes over, and can be silent, lose its key, or break under the key it has. */
class Store : Wrapper {
    /** The newest; none: they are gone. */
    var key: Byte? = null
    var isSilent = false
    private var made = 6
    private var broken: Byte? = null

    /** What is wrapped under the present key is never unwrapped again. */
    fun breakDown() {
        broken = key
    }

    override fun wrap(bytes: ByteArray): ByteArray {
        answer()
        val new = (++made).toByte()
        key = new
        return byteArrayOf(new) + turned(bytes, new)
    }

    override fun unwrap(bytes: ByteArray): ByteArray {
        answer()
        if (key == null) throw javax.crypto.AEADBadTagException("they are gone")
        if (bytes[0] == broken) throw java.security.UnrecoverableKeyException("the key cannot be had")
        return turned(bytes.drop(1).toByteArray(), bytes[0])
    }

    override fun erase() {
        answer()
        key = null
    }

    private fun turned(bytes: ByteArray, by: Byte) = bytes.map { (it.toInt() xor by.toInt()).toByte() }.toByteArray()

    private fun answer() {
        if (isSilent) throw java.security.ProviderException("the key store does not answer")
    }
}

/** Where one phone of several keeps its files. */
private class Ground(base: Context, private val name: String, private val whose: () -> Application) : ContextWrapper(base) {
    override fun getNoBackupFilesDir() = File(super.getNoBackupFilesDir(), name).apply { mkdirs() }

    override fun getCacheDir() = File(super.getCacheDir(), name).apply { mkdirs() }

    override fun getSharedPreferences(of: String, mode: Int) = super.getSharedPreferences(name + of, mode)!!

    override fun getApplicationContext() = whose()
}
