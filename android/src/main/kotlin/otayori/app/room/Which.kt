/** Which of several children on one stage line somebody is: nobody has a name here, so they have their order. */
package otayori.app.room

import org.otayori.core.MemberRow
import org.otayori.core.Segment
import org.otayori.core.Wording

class Which(private val here: Here) {
    /** Only of those who could be taken for one another: of one pregnancy, and in the same kind of stage. */
    fun names(members: List<MemberRow> = here.core.family(here.now).members): Map<String, Wording> =
        members.filter { it.pregnancy != null }.groupBy { it.pregnancy to it.kind }.values.filter { it.size > 1 }.flatMap { same ->
            same.mapIndexed { n, row -> row.child to here.say("phone-child-of", "number" to n + 1, "count" to same.size) }
        }.toMap()
}

/** Everybody by their stage; where two have the same, by their order as well. */
internal fun named(members: List<MemberRow>): List<Pair<MemberRow, Wording>> = members.map { member ->
    val same = members.filter { it.stage.plain == member.stage.plain }
    member to if (same.size < 2) member.stage else member.stage.with(" ${same.indexOf(member) + 1}")
}

private fun Wording.with(order: String) = copy(segments = segments + Segment(order, null), plain = plain + order, speech = speech + order)
