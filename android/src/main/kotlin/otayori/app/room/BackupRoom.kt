/**
 * Backups: one file, closed with a passphrase, out through the system's picker and in again.
 *
 * A backup is whole in this app's own folder before anything is written outside. What is to be restored is looked at first, and
 * where nothing can be opened here it is looked at in a folder of its own: until a backup is known to open, nothing moves.
 */
package otayori.app.room

import org.otayori.core.CompanionException
import org.otayori.core.OtayoriCompanion
import org.otayori.core.Restoring
import org.otayori.core.UptimeNow
import org.otayori.core.Wording
import otayori.app.door.Act
import otayori.app.door.Ask
import otayori.app.door.Button
import otayori.app.door.Chosen
import otayori.app.door.Field
import otayori.app.door.FieldKind
import otayori.app.door.State
import otayori.app.door.Tab
import otayori.app.shell.Wake
import otayori.app.shell.carryIn
import otayori.app.shell.carryOut

class BackupRoom(private val here: Here, private val uptime: () -> UptimeNow, private val onwards: (Wording) -> Step) : Room {
    private var passphrase = ""
    private var outside: Chosen? = null

    /** A family begins from a backup, beside what cannot be opened: its key is gone, or the PIN of its journal is forgotten. */
    private var isBeside = false

    /** Nothing of it is needed once the app is left; the copy goes at the next start. */
    override fun left() {
        passphrase = ""
        outside = null
    }

    override fun take(act: Act): Step? = when (act) {
        is Act.Press -> pressed(act.key)

        is Act.Give -> when (act.key) {
            "backup" -> closedWith(act.values)
            "restore" -> openedWith(act.values.first())
            else -> null
        }

        is Act.Picked -> when (act.key) {
            "backup-file" -> picked(act.file, "phone-backup", "backup-write")
            "restore-file", "restore-beside" -> picked(act.file, "phone-restore", "restore-take")
            else -> null
        }

        else -> null
    }

    private fun pressed(key: String): Step? = when (key) {
        "phone-backup" -> anew { Step.To(backup) }

        "backup-write" -> written()

        "phone-restore" -> anew {
            isBeside = !here.isOpen
            Step.To(restore)
        }

        // Asks for no PIN: what is closed stays closed, in its own folder.
        "phone-with-backup" -> {
            forget()
            isBeside = true
            Step.To(restore)
        }

        "restore-other" -> Step.Asking(file())

        "restore-take" -> taken()

        "restore-look" -> looked()

        "phone-restore-do" -> Step.Working(here.say("phone-restore"), Act.Press("restore-write"))

        "restore-write" -> restored()

        else -> null
    }

    /** The PIN comes first, where there is one: before a passphrase is typed in vain. */
    private fun anew(then: () -> Step): Step {
        if (here.isOpen && !here.core.lockState(uptime()).isUnlocked) throw CompanionException.Locked()
        forget()
        return then()
    }

    private fun forget() {
        passphrase = ""
        outside = null
        copy.delete()
    }

    private fun picked(file: Chosen?, title: String, then: String): Step {
        outside = file ?: return Step.Again
        return Step.Working(here.say(title), Act.Press(then))
    }

    private fun secret(label: String) = Field(here.say(label), FieldKind.PASSPHRASE)

    // Out.

    private val backup = Place {
        State.Form(
            "backup",
            here.say("phone-backup"),
            listOf(secret("phone-passphrase"), secret("phone-backup-again")),
            here.say("phone-backup-do"),
            listOf(here.say("phone-backup-what")),
            tab = Tab.FAMILY,
            isSecret = true,
        )
    }

    private fun closedWith(typed: List<String>): Step {
        if (typed[0].isEmpty()) throw Untold(here.say("phone-passphrase-none"))
        if (typed[0] != typed[1]) throw Untold(here.say("phone-backup-two"))
        passphrase = typed[0]
        return Step.Asking(Ask.NewFile("backup-file", "otayori-${here.today}.age", BINARY))
    }

    private fun written(): Step {
        val place = outside?.takeIf { passphrase.isNotEmpty() } ?: return Step.Again
        val whole = here.passing("backup.age").apply { delete() }
        val arrived = try {
            here.core.backupTo(whole.path, passphrase)
            whole.carryOut(place)
        } finally {
            whole.delete()
        }
        if (!arrived) {
            place.withdraw()
            return Step.Problem(here.say("phone-file-unwritten"))
        }
        forget()
        return Step.Instead { State.Said(here.say("phone-backup"), listOf(here.say("phone-backup-done")), emptyList()) }
    }

    // In.

    private val copy get() = here.passing("restore.age")

    private val tab get() = if (here.isOpen) Tab.FAMILY else null

    private val restore = Place {
        val isHere = copy.exists()
        State.Form(
            "restore",
            here.say("phone-restore"),
            listOf(secret("phone-passphrase")),
            here.say(if (isHere) "phone-next" else "phone-restore-file"),
            listOf(here.say(if (isBeside) "phone-restore-beside" else "phone-restore-what")),
            others = if (isHere) listOf(Button("restore-other", words = "phone-restore-file")) else emptyList(),
            tab = tab,
            isSecret = true,
        )
    }

    private fun openedWith(typed: String): Step {
        if (typed.isEmpty()) throw Untold(here.say("phone-passphrase-none"))
        passphrase = typed
        return if (copy.exists()) Step.Working(here.say("phone-restore"), Act.Press("restore-look")) else Step.Asking(file())
    }

    /** Whoever keeps files rarely knows this kind by its name. */
    private fun file() = Ask.File(if (isBeside) "restore-beside" else "restore-file", listOf("*/*"))

    private fun taken(): Step {
        val place = outside ?: return Step.Again
        if (!copy.carryIn(place)) {
            copy.delete()
            return Step.Problem(here.say("phone-file-bad"))
        }
        return looked()
    }

    /** What would come, before anything does. */
    private fun looked(): Step = told {
        val would = { core: OtayoriCompanion -> core.restoreFrom(copy.path, passphrase, dryRun = true) }
        val coming = if (isBeside) here.home.trial(would) else would(here.core)
        Step.To {
            State.Said(
                here.say("phone-restore-would"),
                words(coming).ifEmpty { listOf(here.say("phone-restore-nothing")) },
                if (words(coming).isEmpty()) emptyList() else listOf(Button("phone-restore-do")),
                tab,
                isSecret = true,
            )
        }
    }

    private fun restored(): Step = told {
        val write = { core: OtayoriCompanion -> core.restoreFrom(copy.path, passphrase, dryRun = false) }
        if (isBeside) here.home.beginBeside(write) else write(here.core).also { here.home.language = here.core.wishes().language }
        forget()
        // What waited for the family that is beside now is nothing of this one.
        if (isBeside) here.machine.cancelEverything()
        here.machine.wake(Wake.CHANGED)
        onwards(here.say("phone-restore-done"))
    }

    /** What is wrong with a file from outside is said at the place; only what is wrong here is a failure of its own. */
    private fun told(work: () -> Step): Step = try {
        work()
    } catch (_: CompanionException.WrongKey) {
        Step.Problem(here.say("phone-wrong-passphrase"))
    } catch (_: CompanionException.TooNew) {
        Step.Problem(here.say("phone-too-new"))
    } catch (_: CompanionException.Damaged) {
        bad()
    } catch (_: CompanionException.Invalid) {
        bad()
    } catch (_: CompanionException.NotFound) {
        bad()
    }

    private fun bad(): Step {
        copy.delete()
        return Step.Problem(here.say("phone-file-bad"))
    }

    private fun words(coming: Restoring): List<Wording> = listOf(
        "phone-restore-children" to coming.waiting.size,
        "phone-restore-reports" to coming.reports.toInt(),
        "phone-restore-entries" to coming.entries.toInt(),
        "phone-restore-changed" to coming.changed.toInt(),
        "phone-restore-deleted" to coming.deleted.toInt(),
        "phone-restore-photos" to coming.photos.toInt(),
        "phone-restore-growths" to coming.growths.toInt(),
        "phone-restore-numbers" to coming.numbers.toInt(),
        "phone-restore-regions" to coming.regions.toInt(),
    ).filter { it.second > 0 }.map { (key, count) -> here.say(key, "count" to count) } +
        listOfNotNull(if (coming.wishes) here.say("phone-restore-wishes") else null)

    private companion object {
        const val BINARY = "application/octet-stream"
    }
}
