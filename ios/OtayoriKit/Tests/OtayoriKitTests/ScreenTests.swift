/// Each screen, over the real library and a phone of paper.

import Foundation
import XCTest

@testable import OtayoriKit

@MainActor
final class ScreenTests: XCTestCase, @unchecked Sendable {
    /// What iOS is given before the first day: three weeks of letters and, for whoever never comes back, four quiet lines.
    private let unopened = 25

    /// A home for one test.
    @MainActor
    private struct Home {
        let folder: Folder
        let clock: MovedPhone
        let room: Room
        let centre: FakeCentre
        let reminders: Reminders<Room>

        init(_ now: LocalMoment = at("2026-07-06", "07:00"), begun: Bool = true) async throws {
            folder = try Folder()
            clock = MovedPhone(now)
            room = try Room(folder: folder.made("home"), language: "en", key: KeyInMemory(), clock: clock)
            centre = FakeCentre(Log())
            reminders = Reminders(
                book: room, centre: centre, silence: Silence(file: folder.at("silence")), clock: clock)
            if begun { _ = try await room.open() }
        }

        /// Somebody in the seventh week.
        @discardableResult
        func expecting() async -> Said {
            await reminders.say(.expecting(children: 1, due: .dueDate(date: "2027-03-01")))
        }

        func child() async throws -> String {
            let family = try await room.ask { companion, now in try companion.family(now: now) }
            return try XCTUnwrap(family.members.first?.child)
        }
    }

    // MARK: Welcome

    func testUnderAMinuteToTheFirstLetter() async throws {
        let home = try await Home(begun: false)
        let welcome = WelcomeModel(home.room, reminders: home.reminders)
        let needed = try await welcome.isNeeded()
        XCTAssertTrue(needed)
        await welcome.open()
        XCTAssertEqual(welcome.state.value?.map(\.tag), ["ja", "ja-simple", "en"])
        try await welcome.choose(language: "ja-simple")
        XCTAssertEqual(welcome.page, .about)
        welcome.goOn()
        XCTAssertEqual(welcome.page, .beginning)
        let telling = Telling.expecting(children: 1, due: .soFar(gestation: Weeks(weeks: 6, days: 0)))
        let preview = try await welcome.preview(telling)
        XCTAssertEqual(preview.due, "2027-03-01")
        try await welcome.begin(with: telling)
        try await welcome.choose(hour: 20)
        XCTAssertEqual(welcome.page, .notices)
        try await welcome.finish()
        XCTAssertEqual(welcome.page, .done)

        let today = TodayModel(home.room)
        await today.open()
        XCTAssertEqual(today.state.value?.members.first?.letters.first?.slot, "g042")
        XCTAssertEqual(today.state.value?.members.first?.letters.first?.text.language, "ja-simple")
        let held = await home.centre.held
        XCTAssertEqual(held.count, unopened)
        XCTAssertEqual(held.values.compactMap(\.when?.hour).filter { $0 != 20 }, [])
        let stillNeeded = try await welcome.isNeeded()
        XCTAssertFalse(stillNeeded)
    }

    func testTheQuestionMayBePassedOver() async throws {
        let home = try await Home()
        let welcome = WelcomeModel(home.room, reminders: home.reminders)
        try await welcome.choose(language: "en")
        welcome.goOn()
        try await welcome.begin(with: nil)
        try await welcome.choose(hour: 8)
        try await welcome.finish()
        let held = await home.centre.held
        XCTAssertTrue(held.isEmpty)
    }

    func testAnAnswerThatCannotBeIsSaidBeforeItIsTold() async throws {
        let home = try await Home()
        let welcome = WelcomeModel(home.room, reminders: home.reminders)
        try await welcome.choose(language: "en")
        welcome.goOn()
        do {
            try await welcome.begin(with: .expecting(children: 1, due: .dueDate(date: "2030-01-01")))
            XCTFail("it was taken")
        } catch {
            guard case .putRight(let reason) = WayOn(after: error) else { return XCTFail("\(error)") }
            XCTAssertFalse(reason.isEmpty)
        }
        XCTAssertEqual(welcome.page, .beginning)
        welcome.goBack()
        welcome.goBack()
        welcome.goBack()
        XCTAssertEqual(welcome.page, .language)
    }

    // MARK: Today

    func testFromTodayBackAndForthAndNeverAhead() async throws {
        let home = try await Home()
        await home.expecting()
        home.clock.move(to: at("2026-07-08", "07:00"))
        let today = TodayModel(home.room)
        await today.open()
        XCTAssertTrue(today.isToday)
        XCTAssertEqual(today.state.value?.on, "2026-07-08")
        XCTAssertNil(today.state.value?.later, "a letter to come is not shown before its day")
        await today.later()
        XCTAssertEqual(today.state.value?.on, "2026-07-08")
        await today.earlier()
        XCTAssertEqual(today.state.value?.on, "2026-07-07")
        XCTAssertFalse(today.isToday)
        await today.earlier()
        XCTAssertEqual(today.state.value?.on, "2026-07-06")
        await today.later()
        await today.later()
        XCTAssertEqual(today.state.value?.on, "2026-07-08")
        XCTAssertTrue(today.isToday)
    }

    func testAfterMidnightItIsAnotherPage() async throws {
        let home = try await Home(at("2026-07-06", "23:59"))
        await home.expecting()
        let today = TodayModel(home.room)
        await today.open()
        let first = today.state.value?.members.first?.letters.first?.slot
        home.clock.move(to: at("2026-07-07", "00:01"))
        await today.open()
        XCTAssertEqual(today.state.value?.on, "2026-07-07")
        XCTAssertNotEqual(today.state.value?.members.first?.letters.first?.slot, first)
    }

    func testAScreenThatCannotLoadSaysTheWayOn() async throws {
        let folder = try Folder()
        let key = KeyInMemory()
        key.fail(with: .locked)
        let room = try Room(folder: folder.url, language: "en", key: key, clock: StillPhone())
        let today = TodayModel(room)
        guard case .loading = today.state else { return XCTFail("\(today.state)") }
        await today.open()
        XCTAssertEqual(today.state.wayOn, .unlockPhone)
        XCTAssertNil(today.state.value)
        key.fail(with: nil)
        await today.open()
        XCTAssertEqual(today.state.wayOn, .begin)
        _ = try await room.open()
        await today.open()
        XCTAssertNotNil(today.state.value)
    }

    // MARK: Shelf

    func testTheShelfByMonthAndWordsFoundAgain() async throws {
        let home = try await Home()
        await home.expecting()
        home.clock.move(to: at("2026-08-02", "07:00"))
        let shelf = ShelfModel(home.room)
        await shelf.open()
        let months = try XCTUnwrap(shelf.state.value?.months)
        XCTAssertEqual(months.prefix(2).map(\.first), ["2026-08-01", "2026-07-01"])
        await shelf.open(months[0])
        XCTAssertEqual(shelf.letters["2026-08-01"]?.map(\.of), ["2026-08-02", "2026-08-01"])
        XCTAssertNil(shelf.letters["2026-07-01"], "a month is read when it is opened")

        await shelf.search("water")
        XCTAssertEqual(shelf.found?.isEmpty, false)
        await shelf.search("zzzzzz")
        XCTAssertEqual(shelf.found?.isEmpty, true)
        await shelf.search("  ")
        XCTAssertNil(shelf.found)
    }

    func testCardsAreThereAndQuietOnesAreForThoseWhoAsk() async throws {
        let home = try await Home()
        await home.expecting()
        let shelf = ShelfModel(home.room)
        await shelf.open()
        let cards = try XCTUnwrap(shelf.state.value?.cards.first)
        XCTAssertEqual(cards.shelf, "card")
        let slot = try XCTUnwrap(cards.cards.first?.slot)
        let page = try await shelf.letter(slot)
        XCTAssertFalse(page.text.title.plain.isEmpty)
        XCTAssertEqual(shelf.state.value?.forThoseWhoAsk.isEmpty, true)

        let child = try await home.child()
        _ = await home.reminders.say(.ended(child: child))
        await shelf.open()
        XCTAssertEqual(shelf.state.value?.forThoseWhoAsk.map(\.shelf), ["loss"])
        XCTAssertEqual(shelf.state.value?.cards.map(\.shelf), ["card"])
    }

    // MARK: Coming up

    func testThirtyDaysWithTheirHours() async throws {
        let home = try await Home()
        await home.expecting()
        await TodayModel(home.room).open()
        let comingUp = ComingUpModel(home.room)
        await comingUp.open()
        let days = try XCTUnwrap(comingUp.state.value?.days)
        XCTAssertEqual(days.first?.on, "2026-07-07", "today is before one's eyes")
        XCTAssertEqual(days.last?.on, "2026-08-04")
        XCTAssertEqual(Set(days.map(\.hour)), [8])
    }

    // MARK: Family

    func testAnEndingEmptiesThePhoneInTheSameCall() async throws {
        let home = try await Home()
        await home.expecting()
        let before = await home.centre.held
        XCTAssertEqual(before.count, unopened)
        let family = FamilyModel(home.room, reminders: home.reminders)
        await family.open()
        let member = try XCTUnwrap(family.state.value?.members.first)
        XCTAssertTrue(member.may.contains(.ended))
        guard case .kept(.done) = await family.tell(.ended(child: member.child)) else { return XCTFail("not kept") }
        let after = await home.centre.held
        XCTAssertTrue(after.isEmpty)
        XCTAssertEqual(family.state.value?.members.first?.may, [.mistake])

        let today = TodayModel(home.room)
        await today.open()
        XCTAssertEqual(today.state.value?.isQuiet, true)
        XCTAssertEqual(today.state.value?.members.isEmpty, true)

        guard case .kept = await family.tell(.mistake(child: member.child)) else { return XCTFail("not kept") }
        let again = await home.centre.held
        XCTAssertEqual(again.count, unopened - 1, "today is read")
    }

    func testWhatCannotBeIsRefusedWithItsReason() async throws {
        let home = try await Home()
        await home.expecting()
        let family = FamilyModel(home.room, reminders: home.reminders)
        let child = try await home.child()
        let said = await family.tell(.stillSo(child: child))
        guard case .refused(let error) = said, case .putRight = WayOn(after: error) else { return XCTFail("\(said)") }
        let held = await home.centre.held
        XCTAssertEqual(held.count, unopened, "what was armed is armed")
    }

    // MARK: Journal

    func testTheJournalByMonthAndBehindItsPin() async throws {
        let home = try await Home()
        let journal = JournalModel(home.room)
        await journal.open()
        XCTAssertEqual(journal.month?.first, "2026-07-01")
        XCTAssertEqual(journal.lock?.pin, .notSet)
        try await journal.write(entry("2026-07-06", "Strawberries"))
        try await journal.write(entry("2026-06-30", "Cherries"))
        XCTAssertEqual(journal.state.value?.rows.map(\.opening), ["Strawberries"])
        await journal.turn(by: -1)
        XCTAssertEqual(journal.month?.last, "2026-06-30")
        XCTAssertEqual(journal.state.value?.rows.map(\.opening), ["Cherries"])
        await journal.search("berr")
        XCTAssertEqual(journal.found?.rows.map(\.opening), ["Strawberries"])
        await journal.search(" ")
        XCTAssertNil(journal.found)

        try await home.room.ask { companion, _ in
            try companion.refuseRecoveryWords()
            try companion.setPin(pin: "123456")
        }
        await journal.close()
        XCTAssertEqual(journal.lock?.isUnlocked, false)
        XCTAssertEqual(journal.state.wayOn, .enterPin(waitMs: 0))
        XCTAssertNil(journal.state.value, "what was on the page is gone")
        do {
            try await journal.unlock("000000")
            XCTFail("it opened")
        } catch {
            XCTAssertEqual(error as? CompanionError, .WrongPin(freeTries: 4, waitMs: 0))
        }
        XCTAssertEqual(journal.lock?.pin, .set(freeTries: 4, waitMs: 0))
        try await journal.unlock("123456")
        XCTAssertEqual(journal.state.value?.rows.map(\.opening), ["Cherries"])

        let today = TodayModel(home.room)
        await journal.close()
        await today.open()
        XCTAssertNotNil(today.state.value, "letters never ask for a PIN")
    }

    func testAPictureIsKeptWithoutWhereItWasTaken() async throws {
        let home = try await Home()
        let journal = JournalModel(home.room)
        // What stands behind the picture's end is dropped, and makes it cross in several pieces.
        let taken = try Data(contentsOf: fixture("photos/grey.png"))
        let photo = try await journal.keep(picture: taken + Data(count: 600_000))
        let kept = try await journal.picture(photo.id)
        XCTAssertLessThan(kept.count, taken.count, "where and when it was taken is gone")
        let again = try await journal.picture(try await journal.keep(picture: kept).id)
        XCTAssertEqual(again, kept)
        do {
            _ = try await journal.keep(picture: Data("no picture".utf8))
            XCTFail("it was kept")
        } catch {
            guard case .putRight = WayOn(after: error) else { return XCTFail("\(error)") }
        }
    }

    func testMonthsTurnOverYearsAndKnowTheirLastDay() async throws {
        let cases: [(String, Int, String, String)] = [
            ("2026-12-31", 1, "2027-01-01", "2027-01-31"), ("2027-01-15", -1, "2026-12-01", "2026-12-31"),
            ("2028-01-31", 1, "2028-02-01", "2028-02-29"), ("2100-03-01", -1, "2100-02-01", "2100-02-28"),
            ("2026-07-06", -18, "2025-01-01", "2025-01-31"), ("2026-07-06", 0, "2026-07-01", "2026-07-31"),
        ]
        for (day, months, first, last) in cases {
            let month = try XCTUnwrap(Month(of: day)).moved(by: months)
            XCTAssertEqual([month.first, month.last], [first, last], day)
        }
        for none in ["", "2026-13-01", "2026-07", "July"] { XCTAssertNil(Month(of: none), none) }
    }

    private func entry(_ date: String, _ text: String) -> EntryForm {
        EntryForm(id: nil, date: date, text: text, mood: nil, children: [], tags: [], photos: [], answers: nil)
    }

    // MARK: Settings

    func testAnotherHourMovesWhatWaits() async throws {
        let home = try await Home()
        await home.expecting()
        let settings = SettingsModel(home.room, reminders: home.reminders)
        await settings.open()
        let wishes = try XCTUnwrap(settings.state.value?.wishes)
        XCTAssertEqual(wishes.hour, 8)
        try await settings.wish(wishes.changed(hour: 21))
        XCTAssertEqual(settings.state.value?.wishes.hour, 21)
        let held = await home.centre.held
        XCTAssertEqual(Set(held.values.compactMap(\.when?.hour)), [21])
        do {
            try await settings.wish(wishes.changed(hour: 3))
            XCTFail("it was taken")
        } catch {
            guard case .putRight = WayOn(after: error) else { return XCTFail("\(error)") }
        }
        XCTAssertEqual(wishes.changed(secondLanguage: "ja").secondLanguage, "ja")
        XCTAssertNil(wishes.changed(secondLanguage: "ja").changed(secondLanguage: "").secondLanguage)
        XCTAssertEqual(wishes.changed(), wishes)
    }

    func testItSaysWhatItIs() async throws {
        let home = try await Home()
        let settings = SettingsModel(home.room, reminders: home.reminders)
        await settings.open()
        let about = try XCTUnwrap(settings.state.value?.about)
        XCTAssertEqual(about.slots, 784)
        XCTAssertEqual(about.languages.map(\.tag), settings.state.value?.languages.map(\.tag))
    }

    func testABackupFromOnePhoneWaitsOnTheOther() async throws {
        let (one, other) = (try await Home(), try await Home())
        await one.expecting()
        let file = one.folder.at("moving.age")
        let settings = SettingsModel(one.room, reminders: one.reminders)
        let records = try await settings.backUp(to: file, passphrase: "correct horse")
        XCTAssertEqual(settings.progress, ProgressNow(done: records, total: records))

        let there = SettingsModel(other.room, reminders: other.reminders)
        let preview = try await there.preview(restoring: file, passphrase: "correct horse")
        XCTAssertEqual(preview.waiting.count, 1)
        let restored = try await there.restore(file, passphrase: "correct horse")
        XCTAssertEqual(restored, preview)
        let held = await other.centre.held
        XCTAssertTrue(held.isEmpty, "nothing comes before somebody says how it is")

        let family = FamilyModel(other.room, reminders: other.reminders)
        _ = await family.tell(.stillSo(child: restored.waiting[0]))
        let again = await other.centre.held
        XCTAssertEqual(again.count, unopened - 1, "today is read")
    }

    func testErasingTakesNoticesToo() async throws {
        let home = try await Home()
        await home.expecting()
        let settings = SettingsModel(home.room, reminders: home.reminders)
        await settings.open()
        let silence = Silence(file: home.folder.at("silence"))
        XCTAssertTrue(silence.turn(on: true))
        try await settings.eraseEverything()
        XCTAssertFalse(silence.isSet, "whoever begins anew is not told that there was something")
        let held = await home.centre.held
        XCTAssertTrue(held.isEmpty)
        guard case .loading = settings.state else { return XCTFail("\(settings.state)") }
        guard case .unreadable = await home.reminders.wake(opened: false) else { return XCTFail("it began anew") }
        XCTAssertFalse(try home.room.companion.state().isThere)
    }
}
