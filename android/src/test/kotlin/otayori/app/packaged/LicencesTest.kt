/** The list of others' work and its texts are those of what is really linked: made again from Cargo.lock and compared. */
package otayori.app.packaged

import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import java.io.File

class LicencesTest {
    private val android = File(System.getProperty("otayori.android")!!)
    private val lines = File(android, "src/main/res/raw/licences.txt").readLines()

    @Test
    fun the_list_and_the_texts_are_those_of_the_lock_file() {
        val process = ProcessBuilder("sh", File(android, "tools/licences.sh").path).redirectErrorStream(true).start()
        val said = process.inputStream.bufferedReader().readText()
        assertEquals(said, 0, process.waitFor())
    }

    @Test
    fun every_part_names_its_licence() {
        assertTrue(lines.size > 50)
        for (line in lines) assertTrue(line, Regex("""[^|]+\|[A-Za-z(][^|]+""").matches(line))
    }

    private val texts = File(android, "src/main/res/raw/licence_texts.txt").readText().split('\u000c').drop(1)

    @Test
    fun every_part_has_the_text_of_its_licence_and_each_text_stands_there_once() {
        val owned = texts.flatMap { it.substringBefore("\n\n").lines() }.toSet()
        assertEquals(lines.map { it.substringBefore('|') }.toSet(), owned)
        val alone = texts.map { it.substringAfter("\n\n") }
        assertEquals(alone.size, alone.toSet().size)
        assertEquals("Apache's terms", 1, alone.count { "9. Accepting Warranty or Additional Liability" in it && it.length < 12_000 })
        for ((name, words) in mapOf(
            "MIT" to "Permission is hereby granted",
            "BSD-3-Clause" to "Redistribution",
            "Zlib" to "This software is provided"
        )) {
            for (part in lines.filter { it.endsWith("|$name") }.map { it.substringBefore('|') }) {
                assertTrue(part, texts.any { part in it.substringBefore("\n\n").lines() && words in it })
            }
        }
    }

    @Test
    fun whoever_asks_for_a_copyright_line_is_named() {
        for (part in lines.filter { it.endsWith("|MIT") }.map { it.substringBefore('|') }) {
            assertTrue(
                part,
                texts.any {
                    part in it.substringBefore("\n\n").lines() &&
                        Regex("(?i)copyright|©").containsMatchIn(it.substringAfter("\n\n").substringBefore("shall be"))
                }
            )
        }
    }

    @Test
    fun a_paragraph_is_one_text_again_and_names_keep_their_lines() {
        val head = "The MIT License\n=====\n\nCopyright (c) 2014 A\nCopyright (c) 2015 B"
        val text = "$head\n\nPermission is\nhereby granted:\n  * one\n    more\n  * two"
        val said =
            listOf(
                "The MIT License",
                "Copyright (c) 2014 A",
                "Copyright (c) 2015 B",
                "Permission is hereby granted:",
                "* one more",
                "* two"
            )
        assertEquals(said, otayori.app.shell.paragraphs(text))
    }
}
