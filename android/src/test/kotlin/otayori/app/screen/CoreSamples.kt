/** Screens whose records only the library can make: help lines, deadlines and cards for a counter of a real region. */
package otayori.app.screen

import org.otayori.core.Dated
import org.otayori.core.DeadlineGroup
import org.otayori.core.LocalMoment
import org.otayori.core.OtayoriCompanion
import org.otayori.core.Telling
import org.otayori.core.Wording
import otayori.app.door.State
import java.nio.file.Files

class CoreSamples(private val language: String, private val which: Map<String, Wording>) {
    private val core = OtayoriCompanion(Files.createTempDirectory("samples").toString(), language)
    private val now = LocalMoment("2027-03-01", "09:00:00", 540)

    init {
        core.open(ByteArray(32) { 7 })
        core.wish(core.wishes().copy(language = language))
        core.tell(Telling.Moved("JP", "2027-01-01"), now)
        core.tell(Telling.Expecting(1u, Dated.DueDate("2027-06-21")), now)
        core.tell(Telling.Born(1u, "2027-02-24", null, null), now)
    }

    val region: Wording = core.regions().choices.first { it.id == "JP" }.name

    val all: Map<String, State> by lazy(::made)

    private fun made(): Map<String, State> {
        val groups = core.deadlines(false, now)
        val rows = groups.flatMap { it.deadlines }
        val cards = core.counterCards(now)
        return linkedMapOf(
            "26-help-lines" to State.Help(core.help("violence", now)),
            "26-help-crisis" to State.Help(core.help("crisis", now)),
            "27-deadlines" to State.Deadlines(groups),
            "27-deadlines-twins" to State.Deadlines(
                which.keys.map { DeadlineGroup(it, groups.last().stage, groups.last().deadlines.take(2)) },
                which,
                mayAskAfter = true,
            ),
            "28-deadline" to State.Deadline(rows.firstOrNull { it.open != null } ?: rows.first()),
            "29-counter" to State.CounterCards(cards),
            "29-counter-card" to State.CounterCard(cards.first { it.ticks.isNotEmpty() }),
        ).also { core.shut() }
    }
}
