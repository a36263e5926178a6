/** The list of others' work is that of what is really linked: made again from Cargo.lock and compared. */
package otayori.app.packaged

import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import java.io.File

class LicencesTest {
    private val android = File(System.getProperty("otayori.android")!!)
    private val lines = File(android, "src/main/res/raw/licences.txt").readLines()

    @Test
    fun the_list_is_that_of_the_lock_file() {
        val process = ProcessBuilder("sh", File(android, "tools/licences.sh").path).redirectErrorStream(true).start()
        val said = process.inputStream.bufferedReader().readText()
        assertEquals(said, 0, process.waitFor())
    }

    @Test
    fun every_part_names_its_licence() {
        assertTrue(lines.size > 50)
        for (line in lines) assertTrue(line, Regex("""[^|]+\|[A-Za-z(][^|]+""").matches(line))
    }
}
