/// Each error of the library arrives in Swift with its fields, and each has a way on.

import Foundation
import XCTest

@testable import OtayoriKit

final class ErrorTests: XCTestCase {
    func testEachErrorArrivesWithItsFieldsAndHasAWayOn() throws {
        let companion = try OtayoriCompanion(folder: Folder().url.path, language: "en")
        let expected: [(CompanionError, WayOn)] = [
            (.NotOpen, .begin),
            (.Invalid(reason: "why"), .putRight(reason: "why")),
            (.NotFound(what: "entry"), .goBack),
            (.Locked, .enterPin(waitMs: 0)),
            (.WrongKey, .otherWords),
            (.WrongPin(freeTries: 4, waitMs: 30_000), .enterPin(waitMs: 30_000)),
            (.PinWait(waitMs: 60_000), .enterPin(waitMs: 60_000)),
            (.WordsFirst, .decideAboutWords),
            (.KeyLost, .recover),
            (.Damaged(what: "a row", reason: "it does not open"), .repair),
            (.TooNew(found: 99), .update),
            (.UnknownSigner(fingerprint: "0000 1111"), .compare(fingerprint: "0000 1111")),
            (.Full, .makeRoom),
            (.ReadOnly, .repair),
            (.Busy, .tryAgain),
            (.Storage(reason: "it broke"), .tryAgain),
        ]
        for (number, (error, wayOn)) in expected.enumerated() {
            XCTAssertThrowsError(try companion.failForTests(number: UInt32(number))) { thrown in
                XCTAssertEqual(thrown as? CompanionError, error)
                XCTAssertEqual(WayOn(after: thrown), wayOn, "\(error)")
            }
        }
        XCTAssertNoThrow(
            try companion.failForTests(number: UInt32(expected.count)), "an error that is not in the table")
    }

    func testAPanicIsAnErrorAndTheNextCallWorks() throws {
        let companion = try OtayoriCompanion(folder: Folder().url.path, language: "en")
        XCTAssertThrowsError(try companion.panicForTests()) { thrown in
            XCTAssertNil(thrown as? CompanionError)
            XCTAssertEqual(WayOn(after: thrown), .tryAgain)
        }
        XCTAssertFalse(try companion.state().isThere)
    }

    func testWhatIsNoDateIsAnErrorOfEveryCall() throws {
        let nowhere = LocalMoment(date: "yesterday", time: "08:00", utcOffsetMinutes: 0)
        XCTAssertThrowsError(try everyNoticeId(now: nowhere)) { thrown in
            guard case .Invalid = thrown as? CompanionError else { return XCTFail("\(thrown)") }
        }
        XCTAssertEqual(try everyNoticeId(now: at("2026-07-06", "07:00")).count, 441)
    }

    func testAKeyStoreThatIsLockedAsksForThePhonesOwnLock() {
        XCTAssertEqual(WayOn(after: KeyTrouble.locked), .unlockPhone)
        XCTAssertEqual(WayOn(after: KeyTrouble.refused(code: -1)), .tryAgain)
    }
}
