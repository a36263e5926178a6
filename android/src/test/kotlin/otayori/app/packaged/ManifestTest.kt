/** What the packaged manifest lets the app do, read from its binary form. */
package otayori.app.packaged

import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import java.io.File

class ManifestTest {
    private val target = File(System.getProperty("otayori.android")!!, "target")

    /** An element: its name, its attributes, what stands in it. */
    private class Element(val name: String, val depth: Int, val attributes: MutableMap<String, String> = HashMap()) {
        val inside = ArrayList<Element>()

        fun all(): List<Element> = listOf(this) + inside.flatMap { it.all() }
    }

    private val manifest = read("AndroidManifest.xml")

    private fun named(name: String) = manifest.all().filter { it.name == name }

    @Test
    fun two_permissions_and_no_other() {
        val asked = manifest.all().filter { it.name.startsWith("uses-permission") }.map { it.attributes["name"] }
        assertEquals(listOf("android.permission.POST_NOTIFICATIONS", "android.permission.RECEIVE_BOOT_COMPLETED"), asked)
    }

    @Test
    fun nothing_is_backed_up_or_moved_by_the_system() {
        val app = named("application").single().attributes
        assertEquals("false", app["allowBackup"])
        assertFalse(app["debuggable"] == "true")
        for ((rules, parts) in listOf("res/xml/extraction.xml" to 2, "res/xml/backup.xml" to 1)) {
            val all = read(rules).all()
            val excluded = all.filter { it.name == "exclude" }.groupBy { it.attributes["domain"] }
            assertTrue(all.none { it.name == "include" })
            for (domain in listOf(
                "root",
                "file",
                "database",
                "sharedpref",
                "external"
            )) assertEquals("$rules $domain", parts, excluded[domain]?.size)
        }
    }

    @Test
    fun only_the_launcher_is_exported() {
        val parts = manifest.all().filter { it.name in setOf("activity", "activity-alias", "receiver", "service", "provider") }
        val exported = parts.filter { it.attributes["exported"] == "true" }
        assertEquals(listOf("otayori.app.MainActivity"), exported.map { it.attributes["name"] })
        val actions = exported.single().all().filter { it.name == "action" }.map { it.attributes["name"] }
        assertEquals(listOf("android.intent.action.MAIN"), actions)
        assertTrue(parts.all { it.attributes["exported"] in setOf("true", "false") })
    }

    @Test
    fun the_picture_that_is_handed_on_is_read_by_whoever_was_let_in() {
        val picture = named("provider").single { it.attributes["name"] == "otayori.app.shell.SharedPicture" }
        assertEquals("false", picture.attributes["exported"])
        assertEquals("true", picture.attributes["grantUriPermissions"])
        assertEquals(emptyList<String>(), picture.all().filter { it.name == "path-permission" }.map { it.name })
    }

    @Test
    fun the_receivers_are_those_of_the_contract_and_none_runs_before_the_first_unlock() {
        val receivers = named("receiver")
        assertEquals(listOf("otayori.app.shell.AlarmReceiver", "otayori.app.shell.SystemReceiver"), receivers.map { it.attributes["name"] })
        val actions = receivers.flatMap { it.all() }.filter { it.name == "action" }.map { it.attributes["name"]!!.substringAfterLast('.') }
        assertEquals(listOf("BOOT_COMPLETED", "MY_PACKAGE_REPLACED", "TIME_SET", "TIMEZONE_CHANGED", "LOCALE_CHANGED"), actions)
        assertTrue(manifest.all().none { it.attributes["directBootAware"] == "true" })
    }

    @Test
    fun what_is_handed_out_is_one_file_to_one_camera() {
        val camera = named("provider").single { it.attributes["name"] == "otayori.app.shell.CameraTarget" }.attributes
        assertEquals("false" to "true", camera["exported"] to camera["grantUriPermissions"])
    }

    @Test
    fun from_the_oldest_phone_to_the_newest() {
        val sdk = named("uses-sdk").single().attributes
        assertEquals("24" to "35", sdk["minSdkVersion"] to sdk["targetSdkVersion"])
    }

    private fun read(file: String): Element {
        val aapt2 = File(target, "tools/prebuilt/linux/aapt2").path
        val apk = File(target, "res/resources.apk").path
        val process = ProcessBuilder(aapt2, "dump", "xmltree", apk, "--file", file).redirectErrorStream(true).start()
        val root = Element("", -1)
        val open = ArrayDeque(listOf(root))
        for (line in process.inputStream.bufferedReader().lines()) {
            val depth = line.indexOfFirst { it != ' ' }
            ELEMENT.find(line)?.let { found ->
                while (open.last().depth >= depth) open.removeLast()
                val element = Element(found.groupValues[1], depth)
                open.last().inside += element
                open.addLast(element)
            }
            ATTRIBUTE.find(line)?.let { found -> open.last().attributes[found.groupValues[1]] = found.groupValues[2] }
        }
        assertEquals(0, process.waitFor())
        return root
    }

    private companion object {
        val ELEMENT = Regex("""E: (\S+)""")
        val ATTRIBUTE = Regex("""A: (?:\S+:)?([A-Za-z]+)(?:\(0x[0-9a-f]+\))?="?([^"]*?)"?(?: \(Raw.*)?$""")
    }
}
