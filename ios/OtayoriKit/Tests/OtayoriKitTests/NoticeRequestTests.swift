/// From notices to requests and back, without a phone.

import Foundation
import XCTest

@testable import OtayoriKit

final class NoticeRequestTests: XCTestCase {
    func testANoticeIsArmedAtItsCivilTimeWithoutAZone() throws {
        let notice = NoticeRow(id: "2027-03-01", fire: at("2027-03-01", 8, 5), text: "A letter", publicText: "neutral")
        let request = try XCTUnwrap(NoticeRequest(armed: notice))
        XCTAssertEqual(request.identifier, "2027-03-01")
        XCTAssertEqual(request.text, "A letter")
        let when = try XCTUnwrap(request.when)
        XCTAssertEqual([when.year, when.month, when.day, when.hour, when.minute], [2027, 3, 1, 8, 5])
        XCTAssertNil(when.timeZone, "a zone would nail the letter to where it was armed")
        XCTAssertNil(when.calendar, "the phone may show a calendar of its own")
        XCTAssertNil(when.second, "a letter has an hour and a minute, no more")
    }

    func testTheSameRequestMeansTheSameMorningInEachZone() throws {
        for name in ["Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati", "Australia/Lord_Howe"] {
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = try XCTUnwrap(TimeZone(identifier: name))
            let when = try XCTUnwrap(DateComponents(at("2027-03-01", 8, 0)))
            let instant = try XCTUnwrap(calendar.date(from: when))
            let wall = LocalMoment(instant, in: calendar.timeZone)
            XCTAssertEqual([wall.date, wall.time], ["2027-03-01", "08:00:00"], name)
        }
    }

    func testWhatIsShownAtOnceHasNoTime() {
        let request = NoticeRequest(shown: .neutral("2027-03-01"))
        XCTAssertNil(request.when)
        XCTAssertEqual(request.identifier, "2027-03-01")
        XCTAssertEqual(request.text, "An otayori has come")
    }

    func testACivilTimeComesBackAsItWent() {
        for time in [
            at("2027-03-01", 8, 0), at("0001-01-01", 0, 0), at("2044-02-29", 21, 59), at("9999-12-31", 23, 59),
        ] {
            XCTAssertEqual(DateComponents(time).flatMap(CivilTime.init), time)
        }
    }

    func testWhatIsNoCivilTimeIsNone() {
        let none = [
            at("", 8, 0), at("2027-3-1", 8, 0), at("2027-13-01", 8, 0), at("2027-00-01", 8, 0), at("2027-03-32", 8, 0),
            at("2027-02-29", 8, 0), at("2100-02-29", 8, 0), at("2027-03-01", 24, 0), at("2027-03-01", 8, 60),
            at("2027-03-01T", 8, 0), at("-027-03-01", 8, 0), at("２０２７-03-01", 8, 0), at("2027--01", 8, 0),
        ]
        for time in none {
            XCTAssertNil(DateComponents(time), "\(time)")
            XCTAssertNil(
                NoticeRequest(armed: NoticeRow(id: "2027-03-01", fire: time, text: "", publicText: "")), "\(time)")
        }
    }

    func testComponentsWithoutAnHourAreNoCivilTime() {
        XCTAssertNil(CivilTime(DateComponents(year: 2027, month: 3, day: 1)))
        XCTAssertNil(CivilTime(DateComponents(year: 2027, month: 3, day: 1, hour: 300, minute: 0)))
        XCTAssertNil(CivilTime(DateComponents()))
    }

    func testAPlanIsToldOnlyOfNoticesOfOurs() {
        let when = DateComponents(at("2027-03-01", 8, 0))
        XCTAssertEqual(
            WaitingNotice(HeldNotice(identifier: "2027-03-01", when: when)),
            WaitingNotice(id: "2027-03-01", fire: at("2027-03-01", 8, 0)))
        for other in ["", "g064", "2027-03", "2027-02-31", "2027-02-28x"] {
            XCTAssertNil(WaitingNotice(HeldNotice(identifier: other, when: when)), other)
        }
        XCTAssertNil(WaitingNotice(HeldNotice(identifier: "2027-03-01", when: nil)), "it is being shown now")
    }

    private func at(_ date: String, _ hour: UInt8, _ minute: UInt8) -> CivilTime {
        CivilTime(date: date, hour: hour, minute: minute)
    }

    func testTheWallHasItsZonesOffset() {
        let instant = Date(timeIntervalSince1970: 1_803_859_205)  // 2027-03-01T00:00:05Z
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
