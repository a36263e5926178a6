/** A file that the person chose is written from its beginning to its end, and nothing of an older, longer one stays behind it. */
package otayori.app.shell

import android.app.Activity
import android.content.ContentProvider
import android.content.ContentValues
import android.content.Intent
import android.net.Uri
import android.os.ParcelFileDescriptor
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import otayori.app.door.Act
import otayori.app.door.Ask
import otayori.app.door.Chosen
import java.io.File
import java.io.FileNotFoundException

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [24, 35])
class AskedTest {
    @get:Rule
    val elsewhere = TemporaryFolder()

    private val window = Robolectric.buildActivity(Activity::class.java).setup().get()

    private fun chosen(): Chosen {
        val asked = Asked()
        assertTrue(asked.send(window, Ask.NewFile("backup", "otayori.age", "application/octet-stream"), closes = false))
        val heard = asked.heard(window, Activity.RESULT_OK, Intent().setData(Uri.parse("content://$PLACE/otayori.age")))
        return (heard as Act.Picked).file!!
    }

    private fun provider() = Robolectric.setupContentProvider(Place::class.java, PLACE)

    @Test
    fun an_older_longer_file_is_cut() {
        val old = File(elsewhere.root, "otayori.age").apply { writeText("what stood here before was longer") }
        val provider = provider().apply { file = old }
        chosen().write().let {
            it.write("new".toByteArray())
            it.flush()
        }
        assertEquals("new", old.readText())
        assertEquals(listOf("wt"), provider.modes)
    }

    @Test
    fun a_place_that_knows_no_such_way_is_written_as_it_can() {
        for (error in listOf(FileNotFoundException("wt"), IllegalArgumentException("wt"))) {
            val file = File(elsewhere.root, "otayori.age")
            val provider = provider().apply {
                this.file = file
                refusal = error
            }
            chosen().write().let {
                it.write("new".toByteArray())
                it.flush()
            }
            assertEquals("new", file.readText())
            assertEquals(listOf("wt", "w"), provider.modes)
        }
    }

    /** Somebody else's files, opened as they are asked for. */
    class Place : ContentProvider() {
        lateinit var file: File
        var refusal: Exception? = null
        val modes = ArrayList<String>()

        override fun onCreate() = true

        override fun openFile(uri: Uri, mode: String): ParcelFileDescriptor {
            modes += mode
            refusal?.takeIf { mode == "wt" }?.let { throw it }
            return ParcelFileDescriptor.open(file, ParcelFileDescriptor.parseMode(mode))
        }

        override fun getType(uri: Uri): String? = null

        override fun query(uri: Uri, columns: Array<String>?, where: String?, values: Array<String>?, order: String?) = null

        override fun insert(uri: Uri, values: ContentValues?): Uri? = null

        override fun delete(uri: Uri, where: String?, values: Array<String>?) = 0

        override fun update(uri: Uri, values: ContentValues?, where: String?, of: Array<String>?) = 0
    }

    private companion object {
        const val PLACE = "elsewhere.test"
    }
}
