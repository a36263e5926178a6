/** Where the family lives, and regions from a file: whose key brought them, what was compared, what was laid aside. */
package otayori.app.room

import org.otayori.core.CompanionException
import org.otayori.core.InstalledRegion
import org.otayori.core.Telling
import org.otayori.core.Wording
import otayori.app.door.Act
import otayori.app.door.Ask
import otayori.app.door.Button
import otayori.app.door.Choosable
import otayori.app.door.Chosen
import otayori.app.door.Field
import otayori.app.door.FieldKind
import otayori.app.door.Group
import otayori.app.door.Line
import otayori.app.door.State
import otayori.app.door.Tab
import otayori.app.door.joined
import otayori.app.door.unmarked
import otayori.app.shell.Wake
import otayori.app.shell.small

class RegionRoom(private val here: Here) : Room {
    /** A file whose key nobody here knows, until it was compared, and that key's fingerprint. */
    private var waiting: Pair<ByteArray, String>? = null

    override fun take(act: Act): Step? = when (act) {
        is Act.Press -> pressed(act.key, act.about)

        is Act.Give -> when (act.key) {
            "wish-region" -> moved(act.values.first())
            "region-file" -> Step.Asking(Ask.File("region-file", listOf("*/*")))
            "region-compare" -> waiting?.let { (file, _) -> installed(file, act.values.first()) }
            else -> null
        }

        is Act.Picked -> if (act.key == "region-file") picked(act.file) else null

        else -> null
    }

    private fun pressed(key: String, about: String): Step? = when (key) {
        "phone-region" -> Step.To(choice)

        "phone-region-file" -> Step.To(file)

        "phone-region-trust" -> waiting?.let { (file, print) -> installed(file, print) }

        "phone-regions-outside" -> Step.To(outside)

        "region-one" -> Step.To(one(about))

        "region-key" -> Step.To(key(about))

        "phone-region-remove" -> {
            val everywhere = here.core.removeRegion(about)
            changed()
            Step.Back(note = if (everywhere) null else here.say("phone-still-in-copy"))
        }

        "phone-region-forget" -> {
            here.core.forgetKey(about)
            changed()
            Step.Back()
        }

        else -> null
    }

    private val choice = Place {
        val chosen = here.core.family(here.now).region
        val rows = here.core.regions().choices.map { region ->
            Choosable(region.id, region.name, region.id == chosen, from(region.version, region.maintainer))
        }
        State.Choice(
            "wish-region",
            here.say("phone-region"),
            rows,
            others = listOf(Button("phone-region-file"), Button("phone-regions-outside")),
        )
    }

    private fun moved(region: String): Step {
        if (region != here.core.family(here.now).region) here.tell(Telling.Moved(region, here.today))
        return Step.Back()
    }

    private fun from(version: UInt, maintainer: String) = here.say("region-row", "version" to version.toInt(), "maintainer" to maintainer)

    // A file.

    private val file = Place {
        State.Form(
            "region-file",
            here.say("phone-region-file"),
            emptyList(),
            here.say("phone-restore-file"),
            listOf(here.say("phone-region-what")),
            tab = Tab.FAMILY,
        )
    }

    private fun picked(chosen: Chosen?): Step {
        chosen ?: return Step.Again
        val bytes = chosen.small(MOST) ?: return Step.Problem(here.say("phone-file-bad"))
        return installed(bytes, compared = null)
    }

    /** The first time without anything compared: a key that counts already brings its region in at once. */
    private fun installed(file: ByteArray, compared: String?): Step = try {
        val region = here.core.installRegion(file, compared)
        waiting = null
        changed()
        Step.Instead {
            State.Said(
                here.say("phone-region-came"),
                about(region),
                listOf(Button("phone-region"), Button("phone-regions-outside")),
            )
        }
    } catch (unknown: CompanionException.UnknownSigner) {
        waiting = file to unknown.fingerprint
        Step.Instead(compare)
    }

    private val compare = Place {
        val (_, print) = waiting!!
        State.Form(
            "region-compare",
            here.say("phone-region-print"),
            listOf(Field(here.say("phone-region-typed"), FieldKind.WORDS)),
            here.say("phone-next"),
            listOf(here.say("phone-region-what")),
            listOf(unmarked(print, here.words.language)),
            listOf(Button("phone-region-trust")),
            Tab.FAMILY,
        )
    }

    /** What is near changes with it: deadlines, and with them notices. */
    private fun changed() {
        here.machine.wake(Wake.CHANGED)
    }

    // What came from outside.

    private val outside = Place {
        val regions = here.core.regions()
        val names = regions.choices.associate { it.id to it.name }
        val came = regions.installed.map { region ->
            Line(names[region.id] ?: plain(region.id), from(region.version, region.maintainer), Button("region-one", region.id))
        }
        val keys = regions.trusted.map { Line(plain(it), press = Button("region-key", it)) }
        val aside = regions.aside.map { each ->
            Line(
                plain(listOfNotNull(each.id, each.version).joinToString(" ")),
                plain(each.reason),
                each.id?.let {
                    Button("region-one", it)
                }
            )
        }
        State.Rows(
            here.say("phone-regions-outside"),
            listOf(
                Group(here.say("phone-region-files"), came),
                Group(here.say("phone-region-keys"), keys),
                Group(here.say("phone-region-aside"), aside),
            ).filter { it.rows.isNotEmpty() },
            if (came.isEmpty() && keys.isEmpty() && aside.isEmpty()) listOf(here.say("phone-region-none")) else emptyList(),
            listOf(Button("phone-region-file")),
        )
    }

    private fun plain(text: String) = unmarked(text, here.words.language)

    private fun one(id: String) = Place {
        val regions = here.core.regions()
        val lines = regions.installed.firstOrNull { it.id == id }?.let(::about)
            ?: regions.aside.filter { it.id == id }.map { plain(it.reason) }
        val name = regions.choices.firstOrNull { it.id == id }?.name ?: plain(id)
        State.Said(name, lines, listOf(Button("phone-region-remove", id)))
    }

    private fun about(region: InstalledRegion): List<Wording> = listOfNotNull(
        plain(region.id),
        from(region.version, "${region.maintainer} (${region.contact})"),
        if (region.isOfTheProject) here.say("region-of-the-app") else null,
        listOf(here.say("phone-region-print"), plain(region.fingerprint)).joined("  "),
        region.expiresOn?.let { here.say("region-term", "checked" to date(region.checkedOn), "expires" to date(it)) },
    )

    private fun date(iso: String) = here.date(iso).plain

    private fun key(print: String) = Place {
        State.Said(here.say("phone-region-print"), listOf(plain(print)), listOf(Button("phone-region-forget", print)))
    }

    private companion object {
        /** Far more than any region has: what is larger is another file. */
        const val MOST = 8 * 1024 * 1024
    }
}
