/**
 * What the code of a method knows of the phone's version at each instruction.
 *
 * Follows every way through a method. A comparison of `Build.VERSION.SDK_INT` with a constant teaches each of its two ways
 * something; where ways meet, only what both knew is kept.
 */
package otayori.app.packaged

import org.jf.dexlib2.Opcode
import org.jf.dexlib2.iface.Method
import org.jf.dexlib2.iface.instruction.Instruction
import org.jf.dexlib2.iface.instruction.NarrowLiteralInstruction
import org.jf.dexlib2.iface.instruction.OffsetInstruction
import org.jf.dexlib2.iface.instruction.OneRegisterInstruction
import org.jf.dexlib2.iface.instruction.ReferenceInstruction
import org.jf.dexlib2.iface.instruction.SwitchPayload
import org.jf.dexlib2.iface.instruction.TwoRegisterInstruction
import org.jf.dexlib2.iface.reference.FieldReference

/** What a register holds, if that matters here. */
private sealed interface Held {
    data object Version : Held

    data class Number(val value: Int) : Held
}

private data class Known(val least: Int, val held: Map<Int, Held>) {
    fun meet(other: Known) = Known(minOf(least, other.least), held.filter { other.held[it.key] == it.value })
}

/** Each instruction that can be reached, with the oldest version on which it is. */
fun versions(method: Method, oldest: Int): List<Pair<Instruction, Int>> {
    val body = method.implementation ?: return emptyList()
    val at = LinkedHashMap<Int, Instruction>()
    var address = 0
    for (instruction in body.instructions) {
        at[address] = instruction
        address += instruction.codeUnits
    }
    val known = HashMap<Int, Known>()
    val open = ArrayDeque<Int>()

    fun arrive(target: Int, with: Known) {
        val before = known[target]
        val next = before?.meet(with) ?: with
        if (next != before) {
            known[target] = next
            open += target
        }
    }
    arrive(0, Known(oldest, emptyMap()))
    while (open.isNotEmpty()) {
        val here = open.removeFirst()
        val instruction = at[here] ?: continue
        val before = known.getValue(here)
        for (part in body.tryBlocks) {
            if (here in part.startCodeAddress until part.startCodeAddress + part.codeUnitCount) {
                for (handler in part.exceptionHandlers) arrive(handler.handlerCodeAddress, before)
            }
        }
        val after = before.copy(held = held(instruction, before.held))
        val next = here + instruction.codeUnits
        val target = (instruction as? OffsetInstruction)?.let { here + it.codeOffset }
        val opcode = instruction.opcode
        when {
            opcode == Opcode.PACKED_SWITCH || opcode == Opcode.SPARSE_SWITCH -> {
                val payload = at[target] as? SwitchPayload
                payload?.switchElements?.forEach { arrive(here + it.offset, after) }
                arrive(next, after)
            }

            opcode == Opcode.FILL_ARRAY_DATA -> arrive(next, after)

            target != null && opcode.name.startsWith("if") -> {
                arrive(target, after.copy(least = learned(instruction, before, taken = true)))
                arrive(next, after.copy(least = learned(instruction, before, taken = false)))
            }

            target != null -> arrive(target, after)

            opcode.canContinue() -> arrive(next, after)
        }
    }
    return known.mapNotNull { (place, state) -> at[place]?.let { it to state.least } }
}

private fun held(instruction: Instruction, before: Map<Int, Held>): Map<Int, Held> {
    if (!instruction.opcode.setsRegister()) return before
    val register = (instruction as OneRegisterInstruction).registerA
    val without = before - register - (if (instruction.opcode.setsWideRegister()) register + 1 else -1)
    val field = (instruction as? ReferenceInstruction)?.reference as? FieldReference
    return when {
        field?.definingClass == "Landroid/os/Build\$VERSION;" && field.name == "SDK_INT" -> without + (register to Held.Version)

        instruction is NarrowLiteralInstruction && instruction.opcode.name.startsWith("const") ->
            without + (register to Held.Number(instruction.narrowLiteral))

        else -> without
    }
}

/** The oldest version on one way of a comparison. */
private fun learned(instruction: Instruction, before: Known, taken: Boolean): Int {
    val two = instruction as? TwoRegisterInstruction ?: return before.least
    val (left, right) = before.held[two.registerA] to before.held[two.registerB]
    val name = instruction.opcode.name.removePrefix("if-")
    val (sign, number) = when {
        left == Held.Version && right is Held.Number -> name to right.value
        right == Held.Version && left is Held.Number -> (MIRRORED[name] ?: name) to left.value
        else -> return before.least
    }
    val least = when (if (taken) sign else OPPOSITE.getValue(sign)) {
        "ge", "eq" -> number
        "gt" -> number + 1
        else -> before.least
    }
    return maxOf(before.least, least)
}

private val OPPOSITE = mapOf("ge" to "lt", "lt" to "ge", "gt" to "le", "le" to "gt", "eq" to "ne", "ne" to "eq")
private val MIRRORED = mapOf("ge" to "le", "le" to "ge", "gt" to "lt", "lt" to "gt")
