/// From the core's notice to what a notification centre is asked for, and back.
///
/// Pure: civil times in, date components out. Knows no zone: a trigger without one floats with the phone, so the letter of
/// eight o'clock comes at eight wherever the phone then is. Refuses to say more than the core did: the identifier is the
/// civil date, the text is the core's, and nothing is counted on a badge.

import Foundation
import OtayoriCore

/// One notification, as the system is asked for it.
public struct NoticeRequest: Equatable, Sendable {
    /// The civil date, `2027-03-01`. Its only name outside.
    public let identifier: String
    /// Year, month, day, hour and minute, without a zone and without a calendar of the phone's own; `nil`: at once.
    public let when: DateComponents?
    /// What it says: neutral, unless the person chose full titles.
    public let text: String

    /// To be shown when its time comes. `nil` if the time is not one.
    public init?(armed notice: NoticeRow) {
        guard let when = DateComponents(notice.fire) else { return nil }
        (identifier, self.when, text) = (notice.id, when, notice.text)
    }

    /// To be shown at once.
    public init(shown notice: NoticeRow) {
        (identifier, when, text) = (notice.id, nil, notice.text)
    }
}

/// One notification that the system says it holds.
public struct HeldNotice: Equatable, Sendable {
    /// Its name.
    public let identifier: String
    /// When it comes, if it comes at a civil time.
    public let when: DateComponents?

    /// A notification that waits.
    public init(identifier: String, when: DateComponents?) {
        (self.identifier, self.when) = (identifier, when)
    }

    /// Whether its name is a civil date, as the names of notices are.
    var isOurs: Bool { DateComponents(CivilTime(date: identifier, hour: 0, minute: 0)) != nil }
}

extension WaitingNotice {
    /// What the centre holds, as a plan is told; `nil` for what is no notice of ours.
    public init?(_ held: HeldNotice) {
        guard held.isOurs, let fire = held.when.flatMap(CivilTime.init) else { return nil }
        self.init(id: held.identifier, fire: fire)
    }
}

extension DateComponents {
    /// A civil time; `nil` if there is no such day or hour.
    public init?(_ time: CivilTime) {
        let parts = time.date.split(separator: "-", omittingEmptySubsequences: false)
        let isDigits = parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
        guard parts.map(\.count) == [4, 2, 2], isDigits, time.hour < 24, time.minute < 60 else { return nil }
        let numbers = parts.compactMap { Int($0) }
        guard Self.isDay(numbers[0], numbers[1], numbers[2]) else { return nil }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2], hour: Int(time.hour), minute: Int(time.minute))
    }

    /// A civil date as text.
    static func date(_ year: Int, _ month: Int, _ day: Int) -> String {
        String(format: "%04d-%02d-%02d", year, month, day)
    }

    private static func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        let leap = year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
        let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...12).contains(month) && (1...lengths[month - 1]).contains(day)
    }
}

extension CivilTime {
    /// From a trigger's components; `nil` where a part is missing.
    public init?(_ components: DateComponents) {
        guard let year = components.year, let month = components.month, let day = components.day,
            let hour = components.hour.flatMap(UInt8.init(exactly:)),
            let minute = components.minute.flatMap(UInt8.init(exactly:))
        else { return nil }
        self.init(date: DateComponents.date(year, month, day), hour: hour, minute: minute)
    }
}
