/**
 * What the system was asked for came after the app was left: the passphrase, the place, the journal are gone from memory by then.
 * It says so, and the way to begin again is one tap away. A photo is no such thing: its entry waits for it.
 */
package otayori.app.room

import otayori.app.door.Act
import otayori.app.door.Button
import otayori.app.door.State
import otayori.app.door.Tab

class LateRoom(private val here: Here) : Room {
    override fun take(act: Act): Step? {
        if (act !is Act.Late) return null
        val way = WAYS[act.key] ?: return Step.Again
        val isLeft = act.isNew && act.file?.withdraw() == false
        val said = listOfNotNull(
            if (act.isNew) "phone-late-unwritten" else "phone-late-unread",
            if (isLeft) "phone-late-empty" else null,
        )
        return Step.To {
            State.Said(here.say(way), said.map { here.say(it) }, listOf(Button(way, words = "phone-again")), here.at(Tab.FAMILY))
        }
    }

    private companion object {
        val WAYS = mapOf(
            "backup-file" to "phone-backup",
            "restore-file" to "phone-restore",
            "restore-beside" to "phone-with-backup",
            "region-file" to "phone-region-file",
            "export:journal" to "phone-booklet",
            "export:growth" to "phone-table",
        )
    }
}
