/** The first minute, the family, the wishes, and what is said when something cannot be. */
package otayori.app.screen

import android.text.InputType
import android.view.View
import otayori.app.R
import otayori.app.door.Act
import otayori.app.door.MayTell
import otayori.app.door.MemberRow
import otayori.app.door.StageKind
import otayori.app.door.State
import otayori.app.shell.Failure
import otayori.app.ui.Ui
import otayori.app.words.Wording

internal fun Ui.languages(state: State.Languages): View = column(
    gap(4),
    picture(R.drawable.letter),
    gap(2),
    *state.rows.flatMap { row -> listOf(secondary(row.name) { act(Act.Give("phone-language", listOf(row.tag))) }, gap(1)) }.toTypedArray(),
)

internal fun Ui.welcome(state: State.Welcome): View = column(
    gap(2),
    picture(R.drawable.lamp),
    gap(2),
    body(state.purpose),
    gap(1),
    body(say("phone-is-not")),
    gap(1),
    body(state.privacy),
    gap(2),
    flow(primary(say("phone-next")) { act(Act.Press("phone-next")) }),
)

private val WAYS = listOf("phone-by-due", "phone-by-period", "phone-by-weeks", "phone-by-birth", "phone-not-sure")

internal fun Ui.whoFor(): View = column(
    gap(2),
    title(say("phone-when")),
    gap(1),
    *WAYS.flatMap { way -> listOf(secondary(say(way)) { act(Act.Press(way)) }, gap(1)) }.toTypedArray(),
    flow(link(say("phone-afterwards")) { act(Act.Press("phone-afterwards")) }),
)

internal fun Ui.askDate(state: State.AskDate): View {
    val field = field(say(state.question), R.id.field_date, type = InputType.TYPE_CLASS_DATETIME or InputType.TYPE_DATETIME_VARIATION_DATE)
    return column(
        back(),
        field,
        quiet(say("phone-date-form")),
        state.problem?.let(::body),
        state.preview?.let { column(gap(1), sheet(body(it))) },
        gap(1),
        flow(primary(say("phone-next")) { act(Act.Give(state.question, listOf(typed(field, R.id.field_date)))) }),
    )
}

internal fun Ui.askHour(state: State.AskHour): View = column(
    gap(2),
    title(say("phone-hour")),
    gap(1),
    flow(
        *(7..21).map { hour ->
            chip(say("phone-at", "hour" to hour), hour == state.hour) { act(Act.Give("phone-hour", listOf("$hour"))) }
        }.toTypedArray()
    ),
    gap(2),
    flow(primary(say("phone-next")) { act(Act.Press("phone-next")) }),
)

internal fun Ui.askNotices(): View = column(
    gap(2),
    picture(R.drawable.cup),
    gap(1),
    body(say("phone-why-notices")),
    gap(2),
    flow(
        primary(say("phone-allow")) { act(Act.Press("phone-allow")) },
        aside(say("phone-not-now")) { act(Act.Press("phone-not-now")) },
    ),
)

private fun Ui.chip(wording: Wording, isChosen: Boolean, press: () -> Unit): View =
    (if (isChosen) primary(wording, press = press) else secondary(wording, press = press)).apply { isSelected = isChosen }

internal fun Ui.family(state: State.Family): View = column(
    gap(1),
    *state.members.flatMap { member -> listOf(member(member), hairline()) }.toTypedArray(),
    if (state.members.isEmpty()) column(picture(R.drawable.hands), body(say("phone-family-empty"))) else null,
    gap(2),
    flow(
        primary(say("phone-add-child")) { act(Act.Press("phone-add-child")) },
        secondary(say("phone-upcoming")) { act(Act.Press("phone-upcoming")) },
        secondary(say("phone-settings"), R.id.settings) { act(Act.Press("phone-settings")) },
    ),
)

private fun Ui.member(member: MemberRow): View = row(member.stage, member.date) { act(Act.Press("phone-child", member.child)) }

/** How each thing that may be told is called. That it has ended stands by itself. */
private val TOLD = listOf(
    MayTell.BIRTH to "phone-record-birth",
    MayTell.DUE_DATE to "phone-correct-date",
    MayTell.BIRTH_CORRECTED to "phone-correct-birth",
    MayTell.PAUSED to "phone-pause",
    MayTell.RESUMED to "phone-resume",
    MayTell.MISTAKE to "phone-mistake",
)

/** "This has ended" is one tap from here: what will happen stands over it, nothing is asked, and it does it. */
internal fun Ui.child(state: State.Child): View = column(
    back(),
    title(state.member.stage),
    state.member.date?.let(::quiet),
    gap(1),
    *TOLD
        .filter { it.first in state.member.may }
        .flatMap { (_, key) -> listOf(row(say(key)) { act(Act.Press(key, state.member.child)) }, hairline()) }
        .toTypedArray(),
    if (MayTell.ENDED in state.member.may) ending(state.member.child) else null,
)

private fun Ui.ending(child: String): View = column(
    gap(4),
    quiet(say("phone-ended-what")),
    gap(1),
    flow(secondary(say("phone-ended"), R.id.ended) { act(Act.Press("phone-ended", child)) }),
)

internal fun Ui.ended(): View = column(
    gap(4),
    body(say("phone-ended-done")),
    gap(2),
    flow(secondary(say("cards-open")) { act(Act.Press("cards-open")) }),
    gap(4),
    flow(link(say("phone-mistake"), R.id.mistake) { act(Act.Press("phone-mistake")) }),
)

internal fun Ui.unconfirmed(state: State.Unconfirmed): View = column(
    gap(2),
    title(state.member.stage),
    state.member.date?.let(::quiet),
    gap(1),
    body(say("phone-came-along")),
    gap(1),
    secondary(say("phone-still-so"), R.id.still_so) { act(Act.Press("phone-still-so", state.member.child)) },
    gap(1),
    secondary(say("phone-has-ended"), R.id.ended) { act(Act.Press("phone-ended", state.member.child)) },
    *state.others.filter { it.kind != StageKind.UNCONFIRMED }.flatMap { other ->
        val both = listOf(state.member.child, other.child)
        listOf(gap(1), secondary(say("phone-same", "other" to other.stage.plain), R.id.same) { act(Act.Give("phone-same", both)) })
    }.toTypedArray(),
)

internal fun Ui.settings(state: State.Settings): View {
    fun choice(key: String, value: Wording?): View = column(row(say(key), value) { act(Act.Press(key)) }, hairline())
    return column(
        back(),
        title(say("phone-settings")),
        choice("phone-language", state.language),
        choice("phone-second-language", state.second ?: say("phone-none")),
        choice("phone-hour", say("phone-at", "hour" to state.hour)),
        choice("phone-wording", say(if (state.fullTitles) "prefer-notice-full" else "prefer-notice-neutral")),
        choice("phone-readings", say(if (state.ruby) "prefer-ruby" else "prefer-no-ruby")),
        gap(1),
        label(say("phone-text-size")),
        flow(
            secondary(say("phone-smaller")) { act(Act.Give("phone-text-size", listOf("${state.textStep - 1}"))) },
            secondary(say("phone-larger")) { act(Act.Give("phone-text-size", listOf("${state.textStep + 1}"))) },
        ),
        gap(1),
        hairline(),
        choice("phone-region", state.region),
        choice("phone-set-pin", null),
        choice("phone-backup", null),
        choice("phone-restore", null),
        choice("phone-about", null),
        gap(2),
        row(say("phone-erase"), id = R.id.erase) { act(Act.Press("phone-erase")) },
    )
}

internal fun Ui.backup(state: State.Backup): View {
    val type = InputType.TYPE_CLASS_TEXT or InputType.TYPE_TEXT_VARIATION_PASSWORD
    val field = field(say("phone-passphrase"), R.id.field_words, type = type)
    return column(
        back(),
        title(say("phone-backup")),
        gap(1),
        body(say("phone-backup-what")),
        gap(1),
        field,
        state.problem?.let(::body),
        gap(1),
        state.percent?.let { quiet(say("phone-percent", "percent" to it)) },
        flow(primary(say("phone-backup-do")) { act(Act.Give("phone-backup", listOf(typed(field, R.id.field_words)))) }),
    )
}

internal fun Ui.erase(): View = column(
    back(),
    title(say("phone-erase")),
    gap(1),
    body(say("phone-erase-what")),
    gap(2),
    flow(
        danger(say("phone-erase-do")) { act(Act.Press("phone-erase-do")) },
        secondary(say("phone-backup")) { act(Act.Press("phone-backup")) },
    ),
)

internal fun Ui.about(state: State.About): View = column(
    back(),
    title(say("phone-about")),
    *state.lines.flatMap { listOf(gap(1), body(it)) }.toTypedArray(),
    gap(2),
    quiet(say("phone-permissions")),
    *state.permissions.map { text(plain(it), R.dimen.small) }.toTypedArray(),
)

/** What happened, what is safe, what to do: one text each, and the ways on. */
internal fun Ui.failed(state: State.Failed): View {
    val (key, ways) = FAILURES.getValue(state.which)
    return column(
        gap(4),
        body(say(key)),
        state.detail?.let { column(gap(1), quiet(it)) },
        gap(2),
        *ways.flatMap { way -> listOf(secondary(say(way)) { act(Act.Press(way)) }, gap(1)) }.toTypedArray(),
        flow(danger(say("help"), R.id.help) { act(Act.Press("help")) }),
    )
}

private val FAILURES = mapOf(
    Failure.KEY_LOST to ("phone-key-lost" to listOf("phone-with-words", "phone-with-backup")),
    Failure.WRONG_KEY to ("phone-wrong-key" to listOf("phone-again", "phone-with-words", "phone-with-backup")),
    Failure.DAMAGED to ("phone-damaged" to listOf("phone-repair", "phone-with-backup")),
    Failure.TOO_NEW to ("phone-too-new" to listOf("phone-again")),
    Failure.FULL to ("phone-full" to listOf("phone-again")),
    Failure.READ_ONLY to ("phone-read-only" to listOf("phone-repair")),
    Failure.KEY_STORE to ("phone-key-silent" to listOf("phone-again")),
    Failure.NO_CORE to ("phone-no-core" to emptyList<String>()),
)
