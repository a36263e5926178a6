/// From notices to requests and back, without a phone.

import Foundation
import XCTest

@testable import OtayoriKit

final class NoticeRequestTests: XCTestCase {
    func testANoticeIsArmedAtItsCivilTimeWithoutAZone() throws {
        let request = try XCTUnwrap(NoticeRequest(id: "2027-03-01", fire: "2027-03-01T08:05:00", text: "An otayori has come"))
        XCTAssertEqual(request.identifier, "2027-03-01")
        XCTAssertEqual(request.text, "An otayori has come")
        let when = try XCTUnwrap(request.when)
        XCTAssertEqual([when.year, when.month, when.day, when.hour, when.minute], [2027, 3, 1, 8, 5])
        XCTAssertNil(when.timeZone, "a zone would nail the letter to where it was armed")
        XCTAssertNil(when.calendar, "the phone may show a calendar of its own")
        XCTAssertNil(when.second, "a letter has an hour and a minute, no more")
    }

    func testTheSameTextMeansTheSameMorningInEachZone() throws {
        for name in ["Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati", "Australia/Lord_Howe"] {
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = try XCTUnwrap(TimeZone(identifier: name))
            let when = try XCTUnwrap(DateComponents(civil: "2027-03-01T08:00"))
            let instant = try XCTUnwrap(calendar.date(from: when))
            let wall = LocalMoment(instant, in: calendar.timeZone)
            XCTAssertEqual([wall.date, wall.time], ["2027-03-01", "08:00:00"], name)
        }
    }

    func testWhatIsShownAtOnceHasNoTime() {
        let request = NoticeRequest(now: "2027-03-01", text: "An otayori has come")
        XCTAssertNil(request.when)
        XCTAssertEqual(request.identifier, "2027-03-01")
    }

    func testACivilTimeComesBackAsItWent() {
        for text in ["2027-03-01T08:00:00", "0001-01-01T00:00:00", "2044-02-29T21:59:00", "9999-12-31T23:59:00"] {
            XCTAssertEqual(DateComponents(civil: text)?.civil, text)
        }
    }

    func testWhatIsNoCivilTimeIsNone() {
        let none = [
            "", "2027-03-01", "2027-03-01 08:00", "2027-3-1T08:00", "2027-13-01T08:00", "2027-03-32T08:00", "2027-02-29T08:00", "2100-02-29T08:00",
            "2027-03-01T24:00", "2027-03-01T08:60", "2027-03-01T8:00", "2027-03-01T08:00Z", "-027-03-01T08:00",
            "２０２７-03-01T08:00", "2027-03-01T08:00T09:00", "2027--01T08:00",
        ]
        for text in none {
            XCTAssertNil(DateComponents(civil: text), text)
            XCTAssertNil(NoticeRequest(id: "2027-03-01", fire: text, text: ""), text)
        }
    }

    func testComponentsWithoutAnHourAreNoCivilTime() {
        XCTAssertNil(DateComponents(year: 2027, month: 3, day: 1).civil)
        XCTAssertNil(DateComponents().civil)
    }

    func testNamesOfNoticesAreDates() {
        XCTAssertTrue(isCivilDate("2027-03-01"))
        for other in ["", "g064", "2027-03", "2027-03-01T08:00", "2027-02-31", "2027-02-28x"] {
            XCTAssertFalse(isCivilDate(other), other)
        }
    }

    func testTheWallHasItsZonesOffset() {
        let instant = Date(timeIntervalSince1970: 1_803_859_205) // 2027-03-01T00:00:05Z
        let cases: [(String, String, String, Int16)] = [
            ("Asia/Tokyo", "2027-03-01", "09:00:05", 540),
            ("America/St_Johns", "2027-02-28", "20:30:05", -210),
            ("Asia/Kathmandu", "2027-03-01", "05:45:05", 345),
            ("UTC", "2027-03-01", "00:00:05", 0),
        ]
        for (name, date, time, offset) in cases {
            let moment = LocalMoment(instant, in: TimeZone(identifier: name)!)
            XCTAssertEqual(moment, LocalMoment(date: date, time: time, utcOffsetMinutes: offset), name)
        }
    }
}
