/// The machine of notices, over a phone of paper: the order of its steps, and each state in which it cannot ask.

import Foundation
import XCTest

@testable import OtayoriKit

final class RemindersTests: XCTestCase {
    private let log = Log()
    private lazy var centre = FakeCentre(log)
    private lazy var book = FakeBook(log)
    private let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    private lazy var silence = Silence(file: file)
    private lazy var machine = Reminders(book: book, centre: centre, silence: silence, clock: StillPhone())

    override func setUp() {
        silence.prepare()
    }

    override func tearDown() {
        try? FileManager.default.removeItem(at: file)
    }

    // MARK: The order

    func testItCancelsThenArmsThenPostsThenReports() async {
        await book.willPlan(
            .of(arm: ["2027-03-02", "2027-03-03"], cancel: ["2027-02-27", "2027-03-01"], post: "2027-03-01"))
        let woken = await machine.wake(opened: false)
        XCTAssertEqual(
            log.take(),
            [
                "plan", "take back 2027-02-27 2027-03-01", "arm 2027-03-02", "arm 2027-03-03", "show 2027-03-01",
                "report",
            ])
        guard case .done(let done) = woken else { return XCTFail("\(woken)") }
        XCTAssertEqual(done.failed, [])
        XCTAssertTrue(done.isNoted)
        XCTAssertEqual(done.nextWake, CivilTime(date: "2027-03-02", hour: 8, minute: 0))
    }

    func testAPlanThatChangesNothingTouchesNothing() async {
        _ = await machine.wake(opened: false)
        XCTAssertEqual(log.take(), ["plan", "report"])
    }

    func testThePlanIsToldWhatWaits() async {
        await book.willPlan(.of(arm: ["2027-03-02"]))
        _ = await machine.wake(opened: false)
        _ = log.take()
        _ = await machine.wake(opened: false)
        XCTAssertEqual(log.take(), ["plan, waiting 2027-03-02", "report"])
    }

    func testWhoOpensTheAppSeesNoNoticeAnyMore() async {
        await centre.show("2027-03-01")
        _ = await machine.wake(opened: true)
        XCTAssertEqual(log.take(), ["plan, opened", "withdraw what is shown", "report"])
        let shown = await centre.shown
        XCTAssertEqual(shown, [])
    }

    func testWhatTheSystemDoesNotTakeIsReported() async {
        await centre.refuse(["2027-03-02", "2027-03-01"])
        await book.willPlan(.of(arm: ["2027-03-02", "2027-03-03"], post: "2027-03-01"))
        let woken = await machine.wake(opened: false)
        XCTAssertEqual(log.take().last, "report, failed 2027-03-02 2027-03-01")
        guard case .done(let done) = woken else { return XCTFail("\(woken)") }
        XCTAssertEqual(done.failed, ["2027-03-02", "2027-03-01"])
    }

    func testATimeThatIsNoneIsReportedAsFailed() async {
        let odd = ReminderPlan(
            number: 1, cancel: [], arm: [.neutral("2027-03-02", hour: 24)], post: nil, missed: [], hints: [],
            nextWake: nil, isKept: true)
        await book.willPlan(odd)
        _ = await machine.wake(opened: false)
        XCTAssertEqual(log.take(), ["plan", "report, failed 2027-03-02"])
    }

    func testAReportThatIsNotKeptIsSaidAgainAtTheNextWake() async {
        await book.willPlan(.of(arm: ["2027-03-02"]))
        await book.failWriting(with: CompanionError.Full)
        let woken = await machine.wake(opened: false)
        guard case .done(let done) = woken else { return XCTFail("\(woken)") }
        XCTAssertFalse(done.isNoted)
        let held = await centre.held
        XCTAssertEqual(held.keys.sorted(), ["2027-03-02"], "it was noted before it was armed")
    }

    func testWhatWaitsUnderAnotherNameIsTakenBack() async {
        await centre.holdStranger("from an older version")
        _ = await machine.wake(opened: false)
        XCTAssertEqual(log.take(), ["plan", "take back from an older version", "report"])
    }

    // MARK: When it cannot ask

    func testFullNothingIsArmedOrShown() async {
        await book.noteNothing(true)
        await book.willPlan(.of(arm: ["2027-03-02"], cancel: ["2027-02-27"], post: "2027-03-01"))
        let woken = await machine.wake(opened: false)
        XCTAssertEqual(log.take(), ["plan", "take back 2027-02-27"])
        guard case .notNoted = woken else { return XCTFail("\(woken)") }
    }

    func testLockedNothingIsTouched() async {
        for error in [KeyTrouble.locked, .refused(code: -25_300)] {
            await centre.show("2027-02-28")
            await book.failPlanning(with: error)
            let woken = await machine.wake(opened: false)
            XCTAssertEqual(log.take(), ["plan"])
            guard case .locked = woken else { return XCTFail("\(woken)") }
            let shown = await centre.shown
            XCTAssertEqual(shown, ["2027-02-28"])
        }
    }

    func testUnreadableEverythingIsTakenBack() async {
        let errors: [CompanionError] = [
            .WrongKey, .KeyLost, .Damaged(what: "the family", reason: "a sum"), .TooNew(found: 9), .NotOpen,
        ]
        for error in errors {
            await book.willPlan(.of(arm: ["2027-03-02"]))
            await book.failPlanning(with: nil)
            _ = await machine.wake(opened: false)
            await centre.show("2027-03-01")
            _ = log.take()
            await book.failPlanning(with: error)
            let woken = await machine.wake(opened: true)
            XCTAssertEqual(log.take().last, "take back everything", "\(error)")
            guard case .unreadable(let found) = woken else { return XCTFail("\(woken)") }
            XCTAssertEqual(found as? CompanionError, error)
            let (held, shown) = await (centre.held, centre.shown)
            XCTAssertTrue(held.isEmpty && shown.isEmpty, "\(error)")
        }
    }

    func testBusyOrReadOnlyNothingIsArmed() async {
        for error in [CompanionError.Busy, .ReadOnly, .Full, .Storage(reason: "EIO")] {
            await book.failPlanning(with: error)
            let woken = await machine.wake(opened: false)
            XCTAssertEqual(log.take(), ["plan"], "\(error)")
            guard case .notNoted = woken else { return XCTFail("\(woken)") }
        }
    }

    // MARK: A report that stops something

    func testAnEndingIsCancelledThenWrittenThenTheMachineWakes() async {
        await book.reportTakesBack(["2027-03-02", "2027-03-03"])
        let said = await machine.say(.ending)
        XCTAssertEqual(
            log.take(),
            ["ask what ending takes back", "take back 2027-03-02 2027-03-03", "write ending", "plan", "report"])
        guard case .kept(.done) = said else { return XCTFail("\(said)") }
    }

    func testAnEndingThatCannotBeWrittenSilencesThePhone() async {
        await book.willPlan(.of(arm: ["2027-03-02", "2027-04-02"]))
        _ = await machine.wake(opened: false)
        _ = log.take()
        await book.reportTakesBack(["2027-03-02"])
        await book.failWriting(with: CompanionError.Full)
        let said = await machine.say(.ending)
        XCTAssertEqual(
            log.take(),
            ["ask what ending takes back", "take back 2027-03-02", "write ending", "take back everything"])
        guard case .notKept(_, isSilent: true) = said else { return XCTFail("\(said)") }

        // From now on, whatever the plan would say.
        await book.willPlan(.of(arm: ["2027-03-04"], post: "2027-03-01"))
        let woken = await machine.wake(opened: true)
        XCTAssertEqual(log.take(), ["take back everything"])
        guard case .silent = woken else { return XCTFail("\(woken)") }

        // Said again, and kept: the phone speaks again.
        await book.failWriting(with: nil)
        _ = await machine.say(.ending)
        XCTAssertEqual(
            log.take(),
            [
                "ask what ending takes back", "take back 2027-03-02", "write ending", "plan", "arm 2027-03-04",
                "show 2027-03-01", "report",
            ])
    }

    func testAnEndingInAnUnreadableCompanionIsTriedAndSilencesThePhone() async {
        await book.failPlanning(with: CompanionError.KeyLost)
        await book.failWriting(with: CompanionError.KeyLost)
        let said = await machine.say(.ending)
        XCTAssertEqual(
            log.take(), ["ask what ending takes back", "take back everything", "write ending", "take back everything"])
        guard case .notKept(_, isSilent: true) = said else { return XCTFail("\(said)") }
        XCTAssertTrue(silence.isSet)
    }

    func testAnEndingCanBeToldWhileAReportIsDamaged() async {
        await book.failPlanning(with: CompanionError.Damaged(what: "a report of the family", reason: "a sum"))
        let said = await machine.say(.ending)
        XCTAssertEqual(
            log.take(),
            ["ask what ending takes back", "take back everything", "write ending", "plan", "take back everything"])
        guard case .kept(.unreadable) = said else { return XCTFail("\(said)") }
        XCTAssertFalse(silence.isSet)
    }

    func testACorrectionInAnUnreadableCompanionIsNotTried() async {
        await book.failPlanning(with: CompanionError.KeyLost)
        let said = await machine.say(.correction)
        XCTAssertEqual(log.take(), ["ask what correction takes back"])
        guard case .notKept(_, isSilent: false) = said else { return XCTFail("\(said)") }
    }

    func testAnotherReportDoesNotEndTheSilence() async {
        _ = silence.turn(on: true)
        _ = await machine.say(.correction)
        XCTAssertTrue(silence.isSet)
        XCTAssertFalse(log.take().contains { $0.hasPrefix("arm") || $0.hasPrefix("show") })
    }

    func testAnotherEndingDoesNotEndTheSilenceOfOneThatCouldNotBeKept() async {
        await book.failWriting(with: CompanionError.Full)
        _ = await machine.say(.ending)
        await book.failWriting(with: nil)
        _ = await machine.say(.otherEnding)
        XCTAssertTrue(silence.isSet)
        _ = await machine.say(.ending)
        XCTAssertFalse(silence.isSet)
    }

    func testWhoSaysThatNothingHasChangedHearsAgain() async {
        _ = silence.turn(on: true)
        await book.willPlan(.of(arm: ["2027-03-02"]))
        let woken = await machine.nothingHasChanged()
        guard case .done = woken else { return XCTFail("\(woken)") }
        XCTAssertEqual(log.take(), ["plan", "arm 2027-03-02", "report"])
        XCTAssertFalse(silence.isSet)
    }

    func testACorrectionThatCannotBeWrittenSilencesNobody() async {
        await book.failWriting(with: CompanionError.Full)
        let said = await machine.say(.correction)
        XCTAssertEqual(log.take(), ["ask what correction takes back", "write correction"])
        guard case .notKept(_, isSilent: false) = said else { return XCTFail("\(said)") }
        XCTAssertFalse(silence.isSet)
    }

    func testWhatCannotBeSoChangesNothing() async {
        await book.failPlanning(with: CompanionError.Invalid(reason: "born already"))
        let said = await machine.say(.ending)
        guard case .refused = said else { return XCTFail("\(said)") }
        XCTAssertFalse(silence.isSet)
        XCTAssertFalse(log.take().contains("take back everything"))
    }

    // MARK: Erasing

    func testErasingTakesBackFirstAndEndsTheSilence() async throws {
        _ = silence.turn(on: true)
        let log = log
        try await machine.erase { log.add("erase") }
        XCTAssertEqual(log.take(), ["take back everything", "erase"])
        XCTAssertFalse(silence.isSet)
    }

    func testWhatCouldNotBeErasedStaysSilent() async {
        _ = silence.turn(on: true)
        do {
            try await machine.erase { throw CompanionError.Busy }
            XCTFail("it was erased")
        } catch {
            XCTAssertEqual(error as? CompanionError, .Busy)
        }
        XCTAssertTrue(silence.isSet)
    }

    func testHintsAreToldWhenTheyStoodOnTheScreen() async {
        await machine.told([HintRow(health: .late, text: "late"), HintRow(health: .backupOld, text: "old")])
        XCTAssertEqual(log.take(), ["told [OtayoriCore.HintKind.late, OtayoriCore.HintKind.backupOld]"])
    }

    // MARK: Turns

    func testAnEndingIsNotOvertakenByAPlanFromBeforeIt() async {
        let days = (2...31).map { "2027-03-\($0 < 10 ? "0" : "")\($0)" }
        await book.willPlan(.of(arm: days))
        await book.reportTakesBack(days)
        let (machine, centre) = (machine, centre)
        let wake = Task { await machine.wake(opened: false) }
        // Only once the wake has begun: what comes before it is no race.
        while log.take().isEmpty { await Task.yield() }
        _ = await machine.say(.ending)
        _ = await wake.value
        let held = await centre.held
        XCTAssertEqual(held.keys.sorted(), [], "what has ended is armed")
    }
}
