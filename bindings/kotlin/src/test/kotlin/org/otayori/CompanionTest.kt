package org.otayori

import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.otayori.core.*
import java.io.File
import java.util.concurrent.Callable
import java.util.concurrent.Executors

/** The library through its Kotlin: the same story as in Rust and Swift, every call, every error, threads and memory. */
class CompanionTest {
    @get:Rule
    val folders = TemporaryFolder()

    private val now = at("2026-07-06", "07:00")

    private fun companion(name: String = "home") =
        OtayoriCompanion(File(folders.root, name).apply { mkdir() }.path, "en-GB")

    private fun opened() = companion().apply { open(key(1)) }

    @Test
    fun `the story is told as it stands in the transcript`() {
        val told = Story(folders.root) { OtayoriCompanion(it, "ja-JP") }.tell()
        // To be laid beside the transcript where they differ.
        File("target/journey.txt").writeText(told.joinToString("\n", postfix = "\n"))
        val expected = fixture("journey/transcript.txt").readLines()
        told.zip(expected).forEachIndexed { n, (told, expected) -> assertEquals("line ${n + 1}", expected, told) }
        assertEquals(expected.size, told.size)
    }

    @Test
    fun `every call of the library is made`() {
        val called = mutableSetOf<String>()
        Story(folders.root) { recorded(OtayoriCompanion(it, "ja-JP"), called) }.tell()
        theRest(recorded(companion("rest"), called))
        val there = OtayoriCompanionInterface::class.java.declaredMethods.map { plain(it.name) }
            .filterNot { it.endsWith("ForTests") }.toSet()
        assertEquals(there, called)
        assertEquals(441, everyNoticeId(now).size)
    }

    @Test
    fun `half a character is replaced at the field, for no call would take it`() {
        val companion = opened()
        fun form(text: String) =
            EntryForm(null, now.date, text, null, emptyList(), emptyList(), emptyList(), null)
        assertThrows(java.nio.charset.CharacterCodingException::class.java) {
            companion.saveDraft(form("a\uD83D"), now)
        }
        companion.saveDraft(form(whole("a\uD83D")), now)
        assertEquals("a\uFFFD", companion.journal(now.date, now.date, null, now).drafts.single().text)
        assertEquals("\uFFFD\uD83D\uDC76\uFFFD", whole("\uDC76\uD83D\uDC76\uD83D"))
    }

    /** What the story does not need. */
    private fun theRest(companion: OtayoriCompanionInterface) {
        companion.open(key(3))
        val child = companion.tell(Telling.Born(1.toUByte(), "2026-05-01", null, null), now).children.first()
        assertTrue(companion.shelf("2026-06-01", "2026-07-06", now).isNotEmpty())
        assertTrue(companion.shelfMonths(now).first().letters > 0u)
        assertEquals(companion.today(now).essentials, companion.essentials(now))
        val situation = companion.situations(now).first { it.key == "crisis" }
        // Nobody has said yet where the family lives: the network's country decides whose help lines these are.
        companion.phoneCountry("jp")
        val help = companion.help(situation.key, now)
        assertTrue(help.lines.isNotEmpty() || help.none != null)
        companion.tell(Telling.Moved("JP", "2026-05-01"), now)
        assertTrue(companion.deadlines(false, now).flatMap { it.deadlines }.any { it.isOpen })
        assertTrue(companion.deadlinesAfterLoss(now).isEmpty())
        assertTrue(companion.counterCards(now).isNotEmpty())
        assertTrue(companion.counterCardsAfterLoss(now).isEmpty())
        regions(companion)
        numbers(companion)
        assertEquals("born", companion.reports(now).first().kind)
        val plan = companion.plan(now, true, PendingNotices.Unknown, Queue.ANDROID, 4u, NoticePermission.REFUSED)
        assertEquals(4, plan.arm.size)
        companion.hintsTold(plan.hints.map { it.health }, now)
        val form = EntryForm(null, now.date, "one", null, listOf(child), emptyList(), emptyList(), null)
        val id = companion.writeEntry(form, now)
        companion.writeEntry(form.copy(id = id, text = "two"), now)
        assertEquals("one", companion.earlierEntry(id, now).form.text)
        assertEquals(listOf(now.date), companion.journalDays("2026-07-01", "2026-07-31"))
        companion.dropDraft(companion.saveDraft(form.copy(text = "three"), now))
        assertEquals(1u, companion.exportJournal(file("journal.html"), BookletForm.HTML, null, null).count)
        assertTrue(companion.deleteEntry(id))
        val growth = companion.writeGrowth(GrowthRow(null, child, now.date, null, 560u, null, ""))
        assertEquals(1u, companion.exportGrowth(file("growth.csv")).count)
        companion.deleteGrowth(growth)
        companion.refuseRecoveryWords()
        companion.setPin("123456")
        companion.changePin("123456", "654321", uptime)
        companion.removePin("654321", uptime)
        companion.rest()
        assertEquals(0u, companion.repair().lost)
        assertEquals(setOf("ja", "ja-simple", "en"), companion.languages().map { it.tag }.toSet())
        val strings = companion.strings("ja-simple")
        assertTrue(strings.values.any { text -> text.segments.any { it.ruby != null } })
        assertEquals("2 days old", companion.format("en", "stage-days", mapOf("days" to Filling.Number(2))).plain)
        assertTrue(companion.about().languages.all { it.reviewed <= it.texts })
    }

    private fun file(name: String) = File(folders.root, name).path

    private fun regions(companion: OtayoriCompanionInterface) {
        assertTrue(companion.regions().choices.any { it.id == "JP" && it.isBuiltIn })
        val pack = fixture("regions/GB-3.otayori").readBytes()
        val unknown = thrown { companion.installRegion(pack, null) } as CompanionException.UnknownSigner
        val installed = companion.installRegion(pack, unknown.fingerprint)
        assertEquals("GB", installed.id)
        assertEquals(listOf(installed), companion.regions().installed)
        companion.forgetKey(unknown.fingerprint)
        assertEquals("GB", companion.regions().aside.single().id)
        assertTrue(companion.removeRegion("GB"))
        assertTrue(companion.regions().aside.isEmpty())
    }

    private fun numbers(companion: OtayoriCompanionInterface) {
        val id = companion.writeNumber(OwnNumberRow(null, "Midwife", "０３-1234", listOf("midwife")))
        assertEquals("03-1234", companion.ownNumbers().single().number)
        assertEquals("Midwife", companion.help("midwife", now).lines.first().name.plain)
        assertTrue(companion.removeNumber(id))
    }

    @Test
    fun `every error arrives as its exception with its fields`() {
        val companion = companion()
        val errors = (0u..15u).map { number ->
            assertThrows(CompanionException::class.java) { companion.failForTests(number) }
        }
        assertEquals(CompanionException::class.sealedSubclassNames(), errors.map { it.javaClass.simpleName }.toSet())
        assertEquals("why", (errors[1] as CompanionException.Invalid).reason)
        assertEquals("entry", (errors[2] as CompanionException.NotFound).what)
        assertEquals(4u to 30_000UL, (errors[5] as CompanionException.WrongPin).let { it.freeTries to it.waitMs })
        assertEquals(60_000UL, (errors[6] as CompanionException.PinWait).waitMs)
        assertEquals("a row" to "it does not open", (errors[9] as CompanionException.Damaged).let { it.what to it.reason })
        assertEquals(99UL, (errors[10] as CompanionException.TooNew).found)
        assertEquals("0000 1111", (errors[11] as CompanionException.UnknownSigner).fingerprint)
        assertEquals("it broke", (errors[15] as CompanionException.Storage).reason)
        companion.failForTests(16u)
    }

    /** Without the reflection library: the classes that stand inside the sealed one. */
    private fun kotlin.reflect.KClass<CompanionException>.sealedSubclassNames() =
        java.declaredClasses.filter { CompanionException::class.java.isAssignableFrom(it) }.map { it.simpleName }.toSet()

    @Test
    fun `errors of the folder are told apart`() {
        val home = File(folders.root, "home")
        opened().use { assertEquals("error keylost", error { it.open(null) }) }
        companion().use { assertEquals("error wrongkey", error { it.open(key(2)) }) }
        companion().use { assertEquals("error invalid a device key has 32 bytes", error { it.open(ByteArray(3)) }) }
        home.listFiles { file -> file.name.startsWith("otayori.keys") }!!.forEach { it.writeText("noise") }
        companion().use { assertEquals("error damaged", error { it.open(key(1)) }) }
        assertTrue("nothing is deleted because it cannot be read", File(home, "otayori.db").length() > 0)
    }

    @Test
    fun `what is no date or no name is refused before anything is asked`() = opened().use { companion ->
        assertEquals("error invalid `yesterday` is not a date", error { companion.day("yesterday", now) })
        assertEquals("error invalid `g9` is not a slot", error { companion.letter("g9", null, now) })
        assertEquals("error invalid `me` is not a name", error { companion.tell(Telling.Ended("me"), now) })
        assertEquals("error invalid `late` is not a time", error { companion.today(at(now.date, "late")) })
        assertEquals("error invalid `soon` is not a date", error { everyNoticeId(at("soon", "07:00")) })
    }

    @Test
    fun `a panic is an exception and the next call works`() = opened().use { companion ->
        assertThrows(InternalException::class.java) { companion.panicForTests() }
        assertEquals(now.date, companion.today(now).on)
    }

    @Test
    fun `eight threads share one companion and nothing is lost`() = opened().use { companion ->
        val entries = 12
        val threads = Executors.newFixedThreadPool(8)
        val ids = threads.invokeAll(
            (0 until 8).map { thread ->
                Callable {
                    (0 until entries).map { n ->
                        companion.today(now)
                        companion.progress()
                        val text = "thread $thread entry $n"
                        companion.writeEntry(
                            EntryForm(null, now.date, text, null, emptyList(), emptyList(), emptyList(), null), now,
                        )
                    }
                }
            },
        ).flatMap { it.get() }
        threads.shutdown()
        assertEquals(8 * entries, ids.toSet().size)
        val kept = companion.journal(now.date, now.date, null, now).rows.map { it.id }
        assertEquals(ids.toSet(), kept.toSet())
    }

    @Test
    fun `what is closed cannot be used and can be closed again`() {
        val companion = opened()
        companion.close()
        companion.close()
        assertThrows(IllegalStateException::class.java) { companion.state() }
        companion().use { assertFalse(it.open(key(1)).isFirstRun.not()) }
    }

    @Test
    fun `ten thousand companions are made and closed in the memory of one`() {
        // Words are shared by all; a picture that was begun is a companion's own.
        val picture = ByteArray(16 * 1024)
        fun cycle(times: Int) = repeat(times) {
            OtayoriCompanion(folders.root.path, "en").use { companion ->
                companion.beginPhoto()
                companion.addToPhoto(picture)
            }
        }
        cycle(500)
        val before = residentBytes() ?: return
        cycle(10_000)
        val grown = residentBytes()!! - before
        // Java's own heap is resident from the beginning (pom.xml). Ten thousand begun pictures would be 164 MB.
        assertTrue("grown by $grown bytes", grown < 64L * 1024 * 1024)
    }

    /** Pages of this process, where the system says so. */
    private fun residentBytes(): Long? {
        val pages = File("/proc/self/statm").takeIf { it.exists() }?.readText()?.split(' ')?.get(1)?.toLong()
        return pages?.times(4096)
    }

    @Test
    fun `a key that was given is left as it was`() {
        val given = key(1)
        companion().use { it.open(given) }
        assertArrayEquals(key(1), given)
    }

    @Test
    fun `the words of the README are compiled and are the README's`() {
        val source = File("src/test/kotlin/org/otayori/Readme.kt").readText()
        val block = source.substringAfter("// README\n").substringBefore("// end\n")
        assertTrue(File("../../README.md").readText().contains("```kotlin\n$block```\n"))
        assertEquals(listOf("g042"), lettersOfToday(File(folders.root, "readme").apply { mkdir() }.path, key(1)))
    }
}
