/** Which classes and members a phone of a version has: from published signatures, from Android itself, from a dex. */
package otayori.app.packaged

import org.codehaus.mojo.animal_sniffer.Clazz
import org.jf.dexlib2.iface.ClassDef
import org.objectweb.asm.ClassReader
import org.objectweb.asm.ClassVisitor
import org.objectweb.asm.FieldVisitor
import org.objectweb.asm.MethodVisitor
import org.objectweb.asm.Opcodes
import java.io.File
import java.io.ObjectInputStream
import java.util.zip.GZIPInputStream
import java.util.zip.ZipFile

/** A class: its parents, and its members as `name(types)type` or `name#type`. Names have slashes. */
class Shape(val parents: List<String>, val members: Set<String>)

fun interface Classes {
    fun find(name: String): Shape?
}

/** Looks in one place and then in the next. */
operator fun Classes.plus(other: Classes) = Classes { find(it) ?: other.find(it) }

/** Whether a class has a member, itself or from a parent. `null` for the member: whether it is there at all. */
fun Classes.has(name: String, member: String?): Boolean {
    val plain = if (name.startsWith("[")) "java/lang/Object" else name
    val shape = find(plain) ?: return false
    return member == null || member in shape.members || shape.parents.any { has(it, member) }
}

/** The public classes of a version, as animal-sniffer keeps them. */
class Signatures(file: File) : Classes {
    private val shapes = HashMap<String, Shape>()

    init {
        ObjectInputStream(GZIPInputStream(file.inputStream().buffered())).use { stream ->
            generateSequence { stream.readObject() as Clazz? }.forEach { one ->
                shapes[one.name] = Shape(listOfNotNull(one.superClass) + one.superInterfaces, one.signatures)
            }
        }
    }

    override fun find(name: String) = shapes[name]
}

/** What Android has, hidden members too. */
class AndroidAll(jar: File) : Classes {
    private val zip = ZipFile(jar)
    private val shapes = HashMap<String, Shape?>()

    override fun find(name: String) = shapes.getOrPut(name) {
        zip.getEntry("$name.class")?.let { entry -> zip.getInputStream(entry).use { read(ClassReader(it)) } }
    }

    private fun read(reader: ClassReader): Shape {
        val members = HashSet<String>()
        val visitor = object : ClassVisitor(Opcodes.ASM9) {
            override fun visitMethod(access: Int, name: String, type: String, sig: String?, thrown: Array<String>?): MethodVisitor? {
                members += name + type
                return null
            }

            override fun visitField(access: Int, name: String, type: String, sig: String?, value: Any?): FieldVisitor? {
                members += "$name#$type"
                return null
            }
        }
        reader.accept(visitor, ClassReader.SKIP_CODE or ClassReader.SKIP_DEBUG or ClassReader.SKIP_FRAMES)
        return Shape(listOfNotNull(reader.superName) + reader.interfaces, members)
    }
}

/** What the app brings itself. */
class Dexed(classes: Iterable<ClassDef>) : Classes {
    private val shapes = classes.associate { one ->
        val methods = one.methods.map { it.name + it.parameterTypes.joinToString("", "(", ")") + it.returnType }
        val fields = one.fields.map { it.name + "#" + it.type }
        slashed(one.type) to
            Shape(listOfNotNull(one.superclass?.let(::slashed)) + one.interfaces.map(::slashed), (methods + fields).toSet())
    }

    override fun find(name: String) = shapes[name]
}

/** `Ljava/lang/String;` as `java/lang/String`; arrays keep their bracket. */
fun slashed(type: String): String = if (type.startsWith("L")) type.drop(1).dropLast(1) else type
