/**
 * Whether the phone is being shaken. Listens only while the app is in front and somebody chose it; needs no permission at
 * this pace, and keeps nothing of what it hears.
 */
package otayori.app.shell

import android.content.Context
import android.hardware.Sensor
import android.hardware.SensorEvent
import android.hardware.SensorEventListener
import android.hardware.SensorManager
import kotlin.math.abs
import kotlin.math.sqrt

/** Four hard jolts, there and back, within a second. A step, a drop on a bed or a bus is not that. */
class Shaking {
    private var jolts = 0
    private var first = 0L
    private var last: FloatArray? = null

    /** An acceleration in m/s² with gravity, and when, in nanoseconds. `true`: this makes it a shake. */
    fun felt(x: Float, y: Float, z: Float, at: Long): Boolean {
        val force = sqrt(x * x + y * y + z * z) - GRAVITY
        if (abs(force) < HARD) return false
        if (jolts > 0 && at - first > WHILE) rest()
        val before = last
        // The same jolt goes on: only one against it counts as another.
        if (before != null && before[0] * x + before[1] * y + before[2] * z > 0) return false
        if (jolts == 0) first = at
        last = floatArrayOf(x, y, z)
        jolts++
        if (jolts < ENOUGH) return false
        rest()
        return true
    }

    private fun rest() {
        jolts = 0
        last = null
    }

    private companion object {
        const val GRAVITY = SensorManager.GRAVITY_EARTH
        const val HARD = 12f
        const val ENOUGH = 4
        const val WHILE = 1_000_000_000L
    }
}

class Shaken(context: Context, private val then: () -> Unit) : SensorEventListener {
    private val sensors = context.getSystemService(SensorManager::class.java)
    private val shaking = Shaking()
    private var listens = false

    /** Listens or does not. A phone without the sensor cannot be shaken. */
    fun listen(wanted: Boolean) {
        if (wanted == listens) return
        listens = wanted
        if (!wanted) {
            sensors?.unregisterListener(this)
            return
        }
        val sensor = sensors?.getDefaultSensor(Sensor.TYPE_ACCELEROMETER) ?: return
        sensors.registerListener(this, sensor, SensorManager.SENSOR_DELAY_GAME)
    }

    override fun onSensorChanged(event: SensorEvent) {
        val (x, y, z) = event.values
        if (shaking.felt(x, y, z, event.timestamp)) then()
    }

    override fun onAccuracyChanged(sensor: Sensor, accuracy: Int) = Unit
}
