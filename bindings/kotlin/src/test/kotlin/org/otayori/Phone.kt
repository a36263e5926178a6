package org.otayori

import org.otayori.core.*
import java.io.File
import java.lang.reflect.InvocationTargetException
import java.lang.reflect.Proxy
import java.util.TreeMap

/** What tests share: moments, keys, and a phone whose queue is a map. Knows no clock and no store of keys. */
fun at(date: String, time: String) = LocalMoment(date, time, 540)

val uptime = UptimeNow(1_000_000UL, "boot")

fun key(n: Int) = ByteArray(32) { n.toByte() }

fun fixture(name: String) = File(System.getProperty("otayori.fixtures"), name)

/** Text as it may go through the doors: half of a character, as `take` or a keyboard leaves it, becomes U+FFFD. */
fun whole(text: String) = buildString(text.length) {
    text.forEachIndexed { place, unit ->
        val alone = unit.isHighSurrogate() && text.getOrNull(place + 1)?.isLowSurrogate() != true ||
            unit.isLowSurrogate() && text.getOrNull(place - 1)?.isHighSurrogate() != true
        append(if (alone) '\uFFFD' else unit)
    }
}

/** A phone that shows notices by itself. */
class Phone(val companion: OtayoriCompanionInterface) {
    val waiting = TreeMap<String, CivilTime>()

    fun pending() = PendingNotices.Known(waiting.map { (id, fire) -> WaitingNotice(id, fire) })

    /** Carries a plan out in the order of docs/shell-contract.md. */
    fun plan(now: LocalMoment, opened: Boolean): ReminderPlan {
        val plan = companion.plan(now, opened, pending(), Queue.IOS, null, NoticePermission.GRANTED)
        plan.cancel.forEach { waiting.remove(it) }
        plan.arm.forEach { waiting[it.id] = it.fire }
        companion.planDone(plan.number, emptyList(), now)
        return plan
    }
}

/** Writes down which calls are made, and makes them. */
fun recorded(companion: OtayoriCompanion, called: MutableSet<String>): OtayoriCompanionInterface {
    val asked = OtayoriCompanionInterface::class.java
    return Proxy.newProxyInstance(asked.classLoader, arrayOf(asked)) { _, method, arguments ->
        called += plain(method.name)
        try {
            method.invoke(companion, *(arguments ?: emptyArray()))
        } catch (thrown: InvocationTargetException) {
            throw thrown.targetException
        }
    } as OtayoriCompanionInterface
}

/** Kotlin writes a hash behind the names of calls that take unsigned numbers. */
fun plain(name: String) = name.substringBefore('-')
