/**
 * Every class and member that the packaged code names is there on API 24, or stands behind a question for the version that
 * brought it. Read from the dex, so what the compiler and the dexer made is what is judged.
 */
package otayori.app.packaged

import org.jf.dexlib2.DexFileFactory
import org.jf.dexlib2.Opcodes
import org.jf.dexlib2.iface.ClassDef
import org.jf.dexlib2.iface.instruction.ReferenceInstruction
import org.jf.dexlib2.iface.reference.FieldReference
import org.jf.dexlib2.iface.reference.MethodReference
import org.jf.dexlib2.iface.reference.Reference
import org.jf.dexlib2.iface.reference.TypeReference
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import java.io.File

class DexTest {
    private val target = File(System.getProperty("otayori.android")!!, "target")
    private val app = dex("app")
    private val libraries = dex("libraries")
    private val own = Dexed(app + libraries)
    private val levels = sortedMapOf(
        24 to own + Signatures(File(target, "signatures/gummy-bears-api-24.signature")),
        26 to own + Signatures(File(target, "signatures/gummy-bears-api-26.signature")),
        // Of later versions there is only Android itself; Java's own classes are judged as on 26.
        28 to own + AndroidAll(target.resolve("android-all").listFiles()!!.single { "android-all-15" in it.name }) +
            Signatures(File(target, "signatures/gummy-bears-api-26.signature")),
    )

    private fun dex(part: String): List<ClassDef> =
        DexFileFactory.loadDexFile(File(target, "dex/$part/classes.dex"), Opcodes.getDefault()).classes.toList()

    @Test
    fun the_app_names_nothing_that_an_old_phone_lacks() {
        assertEquals(emptyList<String>(), missing(app).filterNot { it.startsWith(CLEANER) })
        assertTrue(app.size > 100)
    }

    /** Kotlin and JNA name newer things behind questions of their own. None of these is reached from the app. */
    @Test
    fun what_the_libraries_name_is_known() {
        val classes = missing(libraries).map { it.substringBefore(": ") }.toSet()
        val unknown = classes.filter { name -> KNOWN.none { name.startsWith(it) } }
        assertEquals(emptyList<String>(), unknown)
    }

    @Test
    fun a_guard_is_seen_and_its_absence_too() {
        val shell = app.filter { it.type.startsWith("Lotayori/app/shell/") }.flatMap { it.methods }
        val guarded = shell.flatMap { method -> versions(method, 24) }.filter { it.second > 24 }
        assertTrue("${guarded.size} instructions behind a guard", guarded.size > 5)
        val old = levels.getValue(24)
        assertTrue(old.has("android/app/AlarmManager", "setAndAllowWhileIdle(IJLandroid/app/PendingIntent;)V"))
        assertTrue(!old.has("android/app/NotificationChannel", null))
        assertTrue(!old.has("java/time/LocalDate", null))
        assertTrue(!old.has("java/util/List", "of()Ljava/util/List;"))
    }

    private fun missing(classes: List<ClassDef>): List<String> = classes.flatMap { one ->
        val parents = listOfNotNull(one.superclass) + one.interfaces
        val fromParents = parents.map(::slashed).filterNot { levels.getValue(24).has(it, null) }.map { "${slashed(one.type)}: $it" }
        fromParents + one.methods.flatMap { method ->
            versions(method, 24).mapNotNull { (instruction, least) ->
                val reference = (instruction as? ReferenceInstruction)?.reference ?: return@mapNotNull null
                val there = levels.headMap(least + 1).values.last()
                if (there.resolves(reference)) null else "${slashed(one.type)}: ${method.name} names $reference, known to be on $least"
            }
        }
    }

    private fun Classes.resolves(reference: Reference): Boolean = when (reference) {
        is MethodReference -> has(
            slashed(reference.definingClass),
            reference.name + reference.parameterTypes.joinToString("", "(", ")") + reference.returnType,
        )

        is FieldReference -> has(slashed(reference.definingClass), reference.name + "#" + reference.type)

        is TypeReference -> slashed(reference.type.trimStart('[')).let { it.length == 1 || has(it, null) }

        else -> true
    }

    private companion object {
        /** Java's own cleaner, which UniFFI takes where it asked for it by name and found it; JNA's elsewhere. */
        const val CLEANER = "org/otayori/core/JavaLangRefClean"
        val KNOWN = listOf(
            // Windows of desktops.
            "com/sun/jna/Native\$AWT",
            // Paths and times of the JDK, for those who have them.
            "kotlin/io/path/",
            "kotlin/time/jdk8/",
            // Asked for by name, and left where they are not there.
            "kotlin/internal/jdk8/",
        )
    }
}
