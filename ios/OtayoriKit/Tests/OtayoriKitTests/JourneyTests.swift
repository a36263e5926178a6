/// The story of `tests/fixtures/journey/README.md`, line by line, as Rust and Kotlin tell it too.

import Foundation
import XCTest

@testable import OtayoriKit

final class JourneyTests: XCTestCase {
    func testSwiftTellsTheSameStory() throws {
        let told = try Story(Folder()).tell()
        let expected = try String(contentsOf: fixture("journey/transcript.txt"), encoding: .utf8).split(separator: "\n")
        XCTAssertEqual(told.count, expected.count)
        for (line, (told, expected)) in zip(told, expected).enumerated() {
            XCTAssertEqual(inOrder(told), inOrder(String(expected)), "line \(line + 1)")
        }
    }
}

/// A line with its members in an order of ours: which of two children stands first hangs on their random names.
private func inOrder(_ line: String) -> String {
    let parts = line.components(separatedBy: " | ")
    return ([parts[0]] + parts.dropFirst().sorted()).joined(separator: " | ")
}

/// One telling of it.
private final class Story {
    private let folders: Folder
    private var lines: [String] = []

    init(_ folders: Folder) { self.folders = folders }

    func tell() throws -> [String] {
        let phone = Queued(try OtayoriCompanion(folder: folders.made("a").path, language: "ja-JP"))
        let first = try beginning(phone, at("2026-07-06", "07:00"))
        let now = at("2027-03-05", "10:00")
        let child = try birth(phone, now)
        let words = try lock(phone.companion, now)
        try journal(phone.companion, now, letter: first, child: child)
        try backup(phone.companion, now)
        try loss(phone, now)
        try end(phone.companion, words, now)
        return lines
    }

    private func say(_ line: String) { lines.append(line) }

    private func beginning(_ phone: Queued, _ now: LocalMoment) throws -> String {
        let companion = phone.companion
        say(try state(companion))
        say(failure { _ = try companion.today(now: now) })
        let cards = try XCTUnwrap(companion.cards(now: now).first)
        say("cards \(cards.shelf) \(yes(!cards.cards.isEmpty))")
        say(failure { _ = try companion.open(deviceKey: nil) })
        let opened = try companion.open(deviceKey: key(1))
        say("open \(yes(opened.isFirstRun)) \(yes(opened.isUnlocked)) \(opened.language)")
        let period = Telling.expecting(children: 1, due: .lastPeriod(firstDay: "2026-05-25"))
        let preview = try companion.preview(telling: period, now: now)
        say("preview \(spoken(try XCTUnwrap(preview.stages.first))) due \(orDash(preview.due))")
        let far = Telling.expecting(children: 1, due: .dueDate(date: "2028-01-01"))
        say(failure { _ = try companion.preview(telling: far, now: now) })
        say("told \(try companion.tell(telling: period, now: now).children.count)")
        let today = try companion.today(now: now)
        say(day(today))
        let first = try XCTUnwrap(today.members.first?.letters.first?.slot)
        let letter = try companion.letter(slot: first, of: now.date, now: now)
        say(
            "letter \(letter.slot) \(spoken(letter.text.title)) reviewed \(yes(letter.reviewed)) "
                + "help \(yes(!letter.help.isEmpty))")
        say(plan(try phone.plan(now, opened: true)))
        say(plan(try phone.plan(now, opened: false)))
        let upcoming = try companion.upcoming(days: 3, now: now)
        let days = upcoming.map { "\($0.on) \($0.hour) \(list($0.letters.map(\.slot)))" }
        say("upcoming \(days.joined(separator: " | "))")
        let wishes = try companion.wishes()
        say(failure { try companion.wish(wishes: wishes.changed(hour: 6)) })
        try companion.wish(wishes: wishes.changed(hour: 9))
        say(plan(try phone.plan(now, opened: false)))
        let hits = try companion.search(words: "水", now: now)
        say("search \(yes(!hits.isEmpty)) \(orDash(hits.first?.found))")
        return first
    }

    private func birth(_ phone: Queued, _ now: LocalMoment) throws -> String {
        let companion = phone.companion
        let pregnancy = try XCTUnwrap(companion.family(now: now).members.first?.pregnancy)
        let birth = Telling.birth(pregnancy: pregnancy, first: nil, born: ["2027-02-20"], ended: 0)
        say("cancel \(try companion.wouldCancel(telling: birth, pending: phone.pending, now: now).count)")
        let told = try companion.tell(telling: birth, now: now)
        say("told \(told.children.count) cards \(orDash(told.cards))")
        let today = try companion.today(now: now)
        say(day(today))
        say(day(try companion.day(on: "2026-07-06", now: now)))
        return try XCTUnwrap(today.members.first?.child)
    }

    private func lock(_ companion: OtayoriCompanion, _ now: LocalMoment) throws -> [String] {
        say(failure { try companion.setPin(pin: "123456") })
        let words = try companion.newRecoveryWords()
        say("words \(words.count)")
        try companion.setPin(pin: "123456")
        try companion.lock()
        say(locked(try companion.lockState(uptime: uptime)))
        say(failure { _ = try companion.saveDraft(form: fruit(now), now: now) })
        say(failure { try companion.unlock(pin: "000000", uptime: uptime) })
        try companion.unlock(pin: "123456", uptime: uptime)
        say(locked(try companion.lockState(uptime: uptime)))
        return words
    }

    private func journal(_ companion: OtayoriCompanion, _ now: LocalMoment, letter: String, child: String) throws {
        let draft = try companion.saveDraft(form: fruit(now), now: now)
        let journal = try companion.journal(from: now.date, until: now.date, child: nil, now: now)
        say("journal \(journal.rows.count) \(journal.drafts.count)")
        try companion.beginPhoto()
        var rest = try Data(contentsOf: fixture("photos/grey.png"))[...]
        while !rest.isEmpty {
            try companion.addToPhoto(part: Data(rest.prefix(100)))
            rest = rest.dropFirst(100)
        }
        let photo = try companion.keepPhoto()
        let written = { (text: String) in
            EntryForm(
                id: draft, date: now.date, text: text, mood: .glad, children: [], tags: ["食"], photos: [photo],
                answers: letter)
        }
        let id = try companion.writeEntry(form: written("くだものを食べた"), now: now)
        say(entry(try companion.entry(id: id, now: now)))
        _ = try companion.writeEntry(form: written("くだもの"), now: now)
        say(entry(try companion.entry(id: id, now: now)))
        try companion.stepBack(id: id, now: now)
        say(entry(try companion.entry(id: id, now: now)))
        let part = try companion.photo(id: photo.id, from: 0, atMost: 10)
        let end = try companion.photo(id: photo.id, from: part.total, atMost: 10)
        say("photo \(part.bytes.count) \(part.total) \(end.bytes.count)")
        say("found \(try companion.journalSearch(words: "食べ", now: now).rows.count)")
        let memories = try companion.onThisDay(now: at("2028-03-05", "10:00"))
        say("memory \(memories.count) \(orDash(memories.first?.since?.plain))")
        _ = try companion.writeGrowth(
            row: GrowthRow(
                id: nil, child: child, date: "2027-02-20", weightG: 3200, lengthMm: nil, headMm: nil, note: ""))
        let growth = try companion.growth(child: child)
        say("growth \(growth.count) \(orDash(growth.first?.weightG))")
    }

    private func backup(_ companion: OtayoriCompanion, _ now: LocalMoment) throws {
        let file = folders.at("backup.age").path
        let records = try companion.backupTo(file: file, passphrase: "correct horse")
        let progress = companion.progress()
        say("backup \(records) done \(yes(progress.done == progress.total && progress.total == records))")
        let other = try OtayoriCompanion(folder: folders.made("b").path, language: "ja-JP")
        _ = try other.open(deviceKey: key(2))
        say(failure { _ = try other.restoreFrom(file: file, passphrase: "wrong", dryRun: true) })
        for dryRun in [true, false, false] {
            let came = try other.restoreFrom(file: file, passphrase: "correct horse", dryRun: dryRun)
            say(
                "restore reports \(came.reports) waiting \(came.waiting.count) entries \(came.entries) "
                    + "growths \(came.growths) photos \(came.photos)")
        }
        let waiting = try other.today(now: now)
        say(day(waiting))
        _ = try other.tell(telling: .stillSo(child: XCTUnwrap(waiting.members.first?.child)), now: now)
        say(day(try other.today(now: now)))
    }

    private func loss(_ phone: Queued, _ now: LocalMoment) throws {
        let companion = phone.companion
        let pregnancy = Telling.expecting(children: 1, due: .dueDate(date: "2027-11-01"))
        let lost = try XCTUnwrap(companion.tell(telling: pregnancy, now: now).children.first)
        say(plan(try phone.plan(now, opened: true)))
        let ending = Telling.ended(child: lost)
        let cancel = try companion.wouldCancel(telling: ending, pending: phone.pending, now: now)
        cancel.forEach { phone.waiting[$0] = nil }
        let told = try companion.tell(telling: ending, now: now)
        say("cancel \(cancel.count) told \(told.children.count) cards \(orDash(told.cards))")
        say(day(try companion.today(now: now)))
        say(plan(try phone.plan(now, opened: true)))
        let family = try companion.family(now: now)
        say("family" + family.members.map { " | \(kind($0.kind)) \(list($0.may.map(kind)))" }.joined())
        _ = try companion.tell(telling: .mistake(child: lost), now: now)
        say(day(try companion.today(now: now)))
        for member in family.members { _ = try companion.tell(telling: .ended(child: member.child), now: now) }
        let today = try companion.today(now: now)
        say("\(day(today)) quiet \(yes(today.isQuiet))")
        say("cards \(list(try companion.cards(now: now).filter(\.isForThoseWhoAsk).map(\.shelf)))")
    }

    private func end(_ companion: OtayoriCompanion, _ words: [String], _ now: LocalMoment) throws {
        try companion.shut()
        say(failure { _ = try companion.open(deviceKey: key(9)) })
        _ = try companion.openWithRecovery(words: words.joined(separator: " "), newKey: key(9))
        say(locked(try companion.lockState(uptime: uptime)))
        try companion.eraseEverything()
        say(try state(companion))
        say(failure { _ = try companion.today(now: now) })
    }
}

/// A phone that shows notices by itself.
private final class Queued {
    let companion: OtayoriCompanion
    var waiting: [String: CivilTime] = [:]

    init(_ companion: OtayoriCompanion) { self.companion = companion }

    var pending: PendingNotices {
        let notices = waiting.sorted { $0.key < $1.key }.map { WaitingNotice(id: $0.key, fire: $0.value) }
        return .known(waiting: notices)
    }

    /// Carries a plan out in the order of docs/shell-contract.md.
    func plan(_ now: LocalMoment, opened: Bool) throws -> ReminderPlan {
        let plan = try companion.plan(
            now: now, opened: opened, pending: pending, queue: .ios, atMost: nil, permission: .granted)
        plan.cancel.forEach { waiting[$0] = nil }
        plan.arm.forEach { waiting[$0.id] = $0.fire }
        try companion.planDone(number: plan.number, failed: [], now: now)
        return plan
    }
}

private func fruit(_ now: LocalMoment) -> EntryForm {
    EntryForm(
        id: nil, date: now.date, text: "くだもの", mood: nil, children: [], tags: [], photos: [], answers: nil)
}

// MARK: How it is printed

private func yes(_ holds: Bool) -> String { holds ? "yes" : "no" }

private func list(_ items: [String]) -> String { items.isEmpty ? "-" : items.joined(separator: " ") }

private func orDash(_ item: (some CustomStringConvertible)?) -> String { item?.description ?? "-" }

/// The name of a variant, without what it holds.
private func kind(_ value: some Any) -> String {
    String(describing: value).prefix { $0 != "(" }.lowercased()
}

private func spoken(_ wording: Wording) -> String { "\(wording.plain) / \(wording.speech)" }

private func state(_ companion: OtayoriCompanion) throws -> String {
    let state = try companion.state()
    return "state \(yes(state.isThere)) \(yes(state.hasRecovery)) \(yes(state.isOpen))"
}

private func day(_ screen: TodayScreen) -> String {
    let members = screen.members.map { member in
        " | \(kind(member.kind)) \(orDash(member.stage.map(spoken))) letters \(list(member.letters.map(\.slot)))"
    }
    return "today \(screen.on)" + members.joined()
}

private func locked(_ state: LockState) -> String {
    let pin =
        switch state.pin {
        case .notSet: "notset"
        case .set(let freeTries, let waitMs): "set \(freeTries) \(waitMs)"
        }
    return "lock \(yes(state.isUnlocked)) \(pin) \(yes(state.hasRecovery))"
}

private func entry(_ page: EntryPage) -> String {
    "entry \(page.form.text) \(orDash(page.mood?.plain)) \(orDash(page.answers?.title.plain)) "
        + "photos \(page.form.photos.count) earlier \(yes(page.hasEarlier))"
}

private func plan(_ plan: ReminderPlan) -> String {
    let fire = { (notice: NoticeRow?) -> String in
        guard let fire = notice?.fire else { return "-" }
        return String(format: "\(fire.date) %02d:%02d", Int(fire.hour), Int(fire.minute))
    }
    return "plan cancel \(list(plan.cancel)) arm \(plan.arm.count) \(fire(plan.arm.first)) \(fire(plan.arm.last)) "
        + "post \(orDash(plan.post?.id)) kept \(yes(plan.isKept))"
}

/// What a call that must fail says.
private func failure(_ call: () throws -> Void) -> String {
    do {
        try call()
        return "no error"
    } catch {
        let name = "error \(kind(error))"
        switch error as? CompanionError {
        case .Invalid(let reason): return "\(name) \(reason)"
        case .NotFound(let what): return "\(name) \(what)"
        case .WrongPin(let freeTries, let waitMs): return "\(name) \(freeTries) \(waitMs)"
        case .PinWait(let waitMs): return "\(name) \(waitMs)"
        case .TooNew(let found): return "\(name) \(found)"
        case .UnknownSigner(let fingerprint): return "\(name) \(fingerprint)"
        default: return name
        }
    }
}
