/** How letters are wanted, and everything that stands behind the settings. */
package otayori.app.screen

import android.view.View
import org.otayori.core.Wording
import otayori.app.R
import otayori.app.door.Act
import otayori.app.door.State
import otayori.app.ui.Ui

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

internal fun Ui.working(state: State.Working): View = column(
    gap(4),
    title(state.title),
    gap(2),
    quiet(say("phone-percent", "percent" to 0)).apply { id = R.id.percent },
)

internal fun Ui.erase(): View = column(
    back(),
    title(say("phone-erase")),
    gap(1),
    body(say("phone-erase-what")),
    gap(2),
    flow(
        danger(say("phone-erase-do"), R.id.erase) { act(Act.Press("phone-erase-do")) },
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
