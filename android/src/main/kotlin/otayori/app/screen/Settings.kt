/** How letters are wanted, and everything that stands behind the settings. */
package otayori.app.screen

import android.view.View
import org.otayori.core.Wording
import otayori.app.R
import otayori.app.door.Act
import otayori.app.door.Button
import otayori.app.door.Line
import otayori.app.door.State
import otayori.app.ui.Look
import otayori.app.ui.Ui

internal fun Ui.settings(state: State.Settings): View {
    fun choice(key: String, value: Wording?): View = column(row(say(key), value) { act(Act.Press(key)) }, hairline())
    return column(
        back(),
        title(say("phone-settings")),
        choice("phone-language", state.language),
        choice("phone-second-language", state.second ?: say("phone-none")),
        if (state.isUnheard) choice("phone-notices", say("phone-notices-off")) else null,
        choice("phone-hour", say("phone-at", "hour" to state.hour)),
        choice("phone-wording", say(if (state.fullTitles) "phone-wording-full" else "phone-wording-neutral")),
        choice("phone-letters-for", state.lettersFor),
        if (state.hasReadings) choice("phone-readings", say(if (state.ruby) "prefer-ruby" else "prefer-no-ruby")) else null,
        gap(1),
        label(say("phone-text-size")),
        flow(
            *(0..Look.STEPS).map { step ->
                chip(say("phone-percent", "percent" to 100 + step * 10), step == state.textStep) {
                    act(Act.Give("phone-text-size", listOf("$step")))
                }
            }.toTypedArray(),
        ),
        gap(1),
        hairline(),
        choice("phone-region", state.region),
        choice("phone-own-numbers", null),
        choice("phone-set-pin", onOff(state.hasPin)),
        choice("phone-shake", onOff(state.hidesByShaking)),
        choice("phone-backup", null),
        choice("phone-restore", null),
        choice("phone-about", null),
        gap(2),
        row(say("phone-erase"), id = R.id.erase) { act(Act.Press("phone-erase")) },
    )
}

private fun Ui.onOff(on: Boolean) = say(if (on) "phone-on" else "phone-off")

internal fun Ui.working(state: State.Working): View = column(
    gap(4),
    title(state.title),
    gap(2),
    quiet(say("phone-percent", "percent" to 0)).apply { id = R.id.percent },
)

internal fun Ui.erase(state: State.Erase): View = column(
    back(),
    title(say("phone-erase")),
    gap(1),
    body(say("phone-erase-what")),
    gap(2),
    if (state.canBackUp) flow(primary(say("phone-backup"), R.id.next) { act(Act.Press("phone-backup")) }) else null,
    if (state.canBackUp) gap(3) else null,
    flow(secondary(say("phone-erase-do"), R.id.erase) { act(Act.Press("phone-erase-do")) }),
)

internal fun Ui.about(state: State.About): View = column(
    back(),
    title(say("phone-about")),
    *state.lines.flatMap { listOf(gap(1), body(it)) }.toTypedArray(),
    gap(2),
    *state.facts.map(::quiet).toTypedArray(),
    gap(2),
    body(say("phone-permissions")),
    *state.permissions.map(::permission).toTypedArray(),
    gap(2),
    flow(secondary(say("phone-licences")) { act(Act.Press("phone-licences")) }),
)

/** What it is for, and below it what the system calls it. */
private fun Ui.permission(name: String): View = column(gap(1), PERMISSIONS[name]?.let { text(say(it), R.dimen.body) }, quiet(plain(name)))

private val PERMISSIONS = mapOf(
    "POST_NOTIFICATIONS" to "phone-permission-notices",
    "RECEIVE_BOOT_COMPLETED" to "phone-permission-boot",
)

/** Things of one kind, under their headings. What leads nowhere is only read. */
internal fun Ui.rows(state: State.Rows): View = column(
    back(),
    title(state.title),
    *state.notes.flatMap { listOf(gap(1), body(it)) }.toTypedArray(),
    *state.groups.map { group -> column(gap(1), group.heading?.let(::label), *group.rows.flatMap(::line).toTypedArray()) }.toTypedArray(),
    gap(2),
    *ways(state.others),
)

private fun Ui.line(line: Line): List<View?> {
    val press = line.press ?: return listOf(text(line.wording, R.dimen.small), line.under?.let(::quiet), gap(1))
    return listOf(row(line.wording, line.under) { act(Act.Press(press.key, press.about)) }, hairline())
}

/** Ways on, one under the other. The one that ends what was begun here stands out. */
internal fun Ui.ways(ways: List<Button>): Array<View> = ways.flatMap { way ->
    val press = { act(Act.Press(way.key, way.about)) }
    listOf(if (way.key in FINISHING) primary(say(way.words), press = press) else secondary(say(way.words), press = press), gap(1))
}.toTypedArray()

private val FINISHING = setOf("phone-number-keep", "phone-restore-do", "phone-table-do", "mended")
