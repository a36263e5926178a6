package org.otayori

import org.otayori.core.*
import java.io.File
import java.lang.reflect.UndeclaredThrowableException

/** The story of `tests/fixtures/journey/README.md`, line by line. */
class Story(private val folders: File, private val open: (folder: String) -> OtayoriCompanionInterface) {
    private val lines = mutableListOf<String>()

    private fun say(line: String) {
        lines += line
    }

    private fun folder(name: String) = File(folders, name).path

    fun tell(): List<String> {
        File(folder("a")).mkdir()
        File(folder("b")).mkdir()
        val phone = Phone(open(folder("a")))
        val companion = phone.companion
        val morning = at("2026-07-06", "07:00")
        val first = beginning(phone, morning)
        val now = at("2027-03-05", "10:00")
        val child = birth(phone, now)
        val words = lock(companion, now)
        journal(companion, now, first, child)
        backup(companion, now)
        loss(phone, now)
        end(companion, words, now)
        return lines
    }

    private fun beginning(phone: Phone, now: LocalMoment): String {
        val companion = phone.companion
        say(state(companion))
        say(error { companion.today(now) })
        val cards = companion.cards(now).first()
        say("cards ${cards.shelf} ${yes(cards.cards.isNotEmpty())}")
        say(error { companion.open(null) })
        val opened = companion.open(key(1))
        say("open ${yes(opened.isFirstRun)} ${yes(opened.isUnlocked)} ${opened.language}")
        val period = Telling.Expecting(1.toUByte(), Dated.LastPeriod("2026-05-25"))
        val preview = companion.preview(period, now)
        say("preview ${spoken(preview.stages.first())} due ${orDash(preview.due)}")
        val far = Telling.Expecting(1.toUByte(), Dated.DueDate("2028-01-01"))
        say(error { companion.preview(far, now) })
        say("told ${companion.tell(period, now).children.size}")
        val today = companion.today(now)
        say(day(today))
        val first = today.members.first().letters.first().slot
        val letter = companion.letter(first, now.date, now)
        val title = spoken(letter.text.title)
        say("letter ${letter.slot} $title reviewed ${yes(letter.reviewed)} help ${yes(letter.help.isNotEmpty())}")
        say(plan(phone.plan(now, true)))
        say(plan(phone.plan(now, false)))
        val upcoming = companion.upcoming(3u, now).map { "${it.on} ${it.hour} ${list(it.letters.map { row -> row.slot })}" }
        say("upcoming ${upcoming.joinToString(" | ")}")
        val wishes = companion.wishes()
        say(error { companion.wish(wishes.copy(hour = 6.toUByte())) })
        companion.wish(wishes.copy(hour = 9.toUByte()))
        say(plan(phone.plan(now, false)))
        val hits = companion.search("水", now)
        say("search ${yes(hits.isNotEmpty())} ${orDash(hits.firstOrNull()?.found)}")
        return first
    }

    private fun birth(phone: Phone, now: LocalMoment): String {
        val companion = phone.companion
        val pregnancy = companion.family(now).members.first().pregnancy!!
        val birth = Telling.Birth(pregnancy, null, listOf("2027-02-20"), 0.toUByte())
        say("cancel ${companion.wouldCancel(birth, phone.pending(), now).size}")
        val told = companion.tell(birth, now)
        say("told ${told.children.size} cards ${orDash(told.cards)}")
        val today = companion.today(now)
        say(day(today))
        say(day(companion.day("2026-07-06", now)))
        return today.members.first().child
    }

    private fun lock(companion: OtayoriCompanionInterface, now: LocalMoment): List<String> {
        say(error { companion.setPin("123456") })
        val words = companion.newRecoveryWords()
        say("words ${words.size}")
        companion.setPin("123456")
        companion.lock()
        say(lock(companion.lockState(uptime)))
        say(error { companion.saveDraft(form(now), now) })
        say(error { companion.unlock("000000", uptime) })
        companion.unlock("123456", uptime)
        say(lock(companion.lockState(uptime)))
        return words
    }

    private fun form(now: LocalMoment) =
        EntryForm(null, now.date, "くだもの", null, emptyList(), emptyList(), emptyList(), null)

    private fun journal(companion: OtayoriCompanionInterface, now: LocalMoment, letter: String, child: String) {
        val draft = companion.saveDraft(form(now), now)
        val journal = companion.journal(now.date, now.date, null, now)
        say("journal ${journal.rows.size} ${journal.drafts.size}")
        companion.beginPhoto()
        fixture("photos/grey.png").readBytes().toList().chunked(100).forEach { companion.addToPhoto(it.toByteArray()) }
        val photo = companion.keepPhoto()
        val written = form(now).copy(
            id = draft,
            text = "くだものを食べた",
            mood = MoodChoice.Glad,
            tags = listOf("食"),
            photos = listOf(photo),
            answers = letter,
        )
        val id = companion.writeEntry(written, now)
        say(entry(companion.entry(id, now)))
        companion.writeEntry(written.copy(text = "くだもの"), now)
        say(entry(companion.entry(id, now)))
        companion.stepBack(id, now)
        say(entry(companion.entry(id, now)))
        val part = companion.photo(photo.id, 0UL, 10u)
        val end = companion.photo(photo.id, part.total, 10u)
        say("photo ${part.bytes.size} ${part.total} ${end.bytes.size}")
        say("found ${companion.journalSearch("食べ", now).rows.size}")
        val memories = companion.onThisDay(at("2028-03-05", "10:00"))
        say("memory ${memories.size} ${orDash(memories.firstOrNull()?.since?.plain)}")
        companion.writeGrowth(GrowthRow(null, child, "2027-02-20", 3200u, null, null, ""))
        val growth = companion.growth(child)
        say("growth ${growth.size} ${orDash(growth.first().weightG)}")
    }

    private fun backup(companion: OtayoriCompanionInterface, now: LocalMoment) {
        val file = folder("backup.age")
        val records = companion.backupTo(file, "correct horse")
        val progress = companion.progress()
        say("backup $records done ${yes(progress.done == progress.total && progress.total == records)}")
        val other = open(folder("b"))
        other.open(key(2))
        say(error { other.restoreFrom(file, "wrong", true) })
        for (dryRun in listOf(true, false, false)) {
            val came = other.restoreFrom(file, "correct horse", dryRun)
            say(
                "restore reports ${came.reports} waiting ${came.waiting.size} entries ${came.entries} " +
                    "growths ${came.growths} photos ${came.photos}",
            )
        }
        val waiting = other.today(now)
        say(day(waiting))
        other.tell(Telling.StillSo(waiting.members.first().child), now)
        say(day(other.today(now)))
    }

    private fun loss(phone: Phone, now: LocalMoment) {
        val companion = phone.companion
        val lost = companion.tell(Telling.Expecting(1.toUByte(), Dated.DueDate("2027-11-01")), now).children.first()
        say(plan(phone.plan(now, true)))
        val ending = Telling.Ended(lost)
        val cancel = companion.wouldCancel(ending, phone.pending(), now)
        cancel.forEach { phone.waiting.remove(it) }
        val told = companion.tell(ending, now)
        say("cancel ${cancel.size} told ${told.children.size} cards ${orDash(told.cards)}")
        say(day(companion.today(now)))
        say(plan(phone.plan(now, true)))
        val family = companion.family(now)
        say("family" + family.members.joinToString("") { " | ${kind(it.kind)} ${list(it.may.map { may -> kind(may) })}" })
        companion.tell(Telling.Mistake(lost), now)
        say(day(companion.today(now)))
        family.members.forEach { companion.tell(Telling.Ended(it.child), now) }
        val today = companion.today(now)
        say("${day(today)} quiet ${yes(today.isQuiet)}")
        say("cards ${list(companion.cards(now).filter { it.isForThoseWhoAsk }.map { it.shelf })}")
    }

    private fun end(companion: OtayoriCompanionInterface, words: List<String>, now: LocalMoment) {
        companion.shut()
        say(error { companion.open(key(9)) })
        companion.openWithRecovery(words.joinToString(" "), key(9))
        say(lock(companion.lockState(uptime)))
        companion.eraseEverything()
        say(state(companion))
        say(error { companion.today(now) })
    }
}

private fun yes(holds: Boolean) = if (holds) "yes" else "no"

private fun list(items: List<Any>) = if (items.isEmpty()) "-" else items.joinToString(" ")

private fun orDash(item: Any?) = item?.toString() ?: "-"

private fun kind(value: Enum<*>) = value.name.lowercase().replace("_", "")

private fun spoken(wording: Wording) = "${wording.plain} / ${wording.speech}"

private fun state(companion: OtayoriCompanionInterface) =
    companion.state().let { "state ${yes(it.isThere)} ${yes(it.hasRecovery)} ${yes(it.isOpen)}" }

private fun day(screen: TodayScreen) =
    "today ${screen.on}" + screen.members.joinToString("") {
        val stage = it.stage?.let(::spoken)
        " | ${kind(it.kind)} ${orDash(stage)} letters ${list(it.letters.map { letter -> letter.slot })}"
    }

private fun lock(state: LockState): String {
    val pin = when (val pin = state.pin) {
        is PinTries.NotSet -> "notset"
        is PinTries.Set -> "set ${pin.freeTries} ${pin.waitMs}"
    }
    return "lock ${yes(state.isUnlocked)} $pin ${yes(state.hasRecovery)}"
}

private fun entry(page: EntryPage) =
    "entry ${page.form.text} ${orDash(page.mood?.plain)} ${orDash(page.answers?.title?.plain)} " +
        "photos ${page.form.photos.size} earlier ${yes(page.hasEarlier)}"

private fun plan(plan: ReminderPlan): String {
    val fire = { notice: NoticeRow? ->
        notice?.fire?.let { "%s %02d:%02d".format(it.date, it.hour.toInt(), it.minute.toInt()) }
    }
    return "plan cancel ${list(plan.cancel)} arm ${plan.arm.size} ${orDash(fire(plan.arm.firstOrNull()))} " +
        "${orDash(fire(plan.arm.lastOrNull()))} post ${orDash(plan.post?.id)} kept ${yes(plan.isKept)}"
}

/** What a call that must fail throws. A recorder wraps what Java calls checked. */
fun thrown(call: () -> Unit): CompanionException? =
    try {
        call()
        null
    } catch (wrapped: UndeclaredThrowableException) {
        wrapped.undeclaredThrowable as CompanionException
    } catch (thrown: CompanionException) {
        thrown
    }

/** What a call that must fail says. */
fun error(call: () -> Unit): String {
    val thrown = thrown(call) ?: return "no error"
    val kind = "error ${thrown.javaClass.simpleName.lowercase()}"
    return when (thrown) {
        is CompanionException.Invalid -> "$kind ${thrown.reason}"
        is CompanionException.NotFound -> "$kind ${thrown.what}"
        is CompanionException.WrongPin -> "$kind ${thrown.freeTries} ${thrown.waitMs}"
        is CompanionException.PinWait -> "$kind ${thrown.waitMs}"
        is CompanionException.TooNew -> "$kind ${thrown.found}"
        is CompanionException.UnknownSigner -> "$kind ${thrown.fingerprint}"
        else -> kind
    }
}
