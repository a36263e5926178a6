/// From the core's notice to what a notification centre is asked for, and back.
///
/// Pure: civil text in, date components out. Knows no zone: a trigger without one floats with the phone, so the letter of
/// eight o'clock comes at eight wherever the phone then is. Refuses to say more than the core did: the identifier is the
/// civil date, the text is the core's, and nothing is counted on a badge.

import Foundation

/// One notification, as the system is asked for it.
public struct NoticeRequest: Equatable, Sendable {
    /// The civil date, `2027-03-01`. Its only name outside.
    public let identifier: String
    /// Year, month, day, hour and minute, without a zone and without a calendar of the phone's own; `nil`: at once.
    public let when: DateComponents?
    /// What it says.
    public let text: String

    /// To be shown when its time comes. `nil` if the time is not one.
    public init?(id: String, fire: String, text: String) {
        guard let when = DateComponents(civil: fire) else { return nil }
        (identifier, self.when, self.text) = (id, when, text)
    }

    /// To be shown at once.
    public init(now id: String, text: String) {
        (identifier, when, self.text) = (id, nil, text)
    }
}

/// One notification that the system says it holds.
public struct WaitingNotice: Equatable, Sendable {
    /// Its name.
    public let identifier: String
    /// When it comes, if it comes at a civil time.
    public let when: DateComponents?

    /// A notification that waits.
    public init(identifier: String, when: DateComponents?) {
        (self.identifier, self.when) = (identifier, when)
    }
}

extension DateComponents {
    /// From a civil time such as `2027-03-01T08:00` or `2027-03-01T08:00:00`. The seconds are let go.
    public init?(civil: String) {
        let halves = civil.split(separator: "T", omittingEmptySubsequences: false)
        guard halves.count == 2 else { return nil }
        let date = Self.numbers(halves[0], separator: "-", lengths: [4, 2, 2])
        let time = Self.numbers(halves[1], separator: ":", lengths: [2, 2]) ??
            Self.numbers(halves[1], separator: ":", lengths: [2, 2, 2])
        guard let date, let time, Self.isDay(date), time[0] < 24, time[1] < 60 else { return nil }
        self.init(year: date[0], month: date[1], day: date[2], hour: time[0], minute: time[1])
    }

    /// As a civil time, `2027-03-01T08:00:00`; `nil` where a part is missing.
    public var civil: String? {
        guard let year, let month, let day, let hour, let minute else { return nil }
        let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        let four = String(repeating: "0", count: max(0, 4 - "\(year)".count)) + "\(year)"
        return "\(four)-\(two(month))-\(two(day))T\(two(hour)):\(two(minute)):00"
    }

    private static func isDay(_ date: [Int]) -> Bool {
        let leap = date[0].isMultiple(of: 4) && !date[0].isMultiple(of: 100) || date[0].isMultiple(of: 400)
        let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...12).contains(date[1]) && (1...lengths[date[1] - 1]).contains(date[2])
    }

    private static func numbers(_ text: Substring, separator: Character, lengths: [Int]) -> [Int]? {
        let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.map(\.count) == lengths, parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } })
        else { return nil }
        return parts.compactMap { Int($0) }
    }
}

/// Whether a name is a civil date, as the names of notices are.
func isCivilDate(_ name: String) -> Bool {
    DateComponents(civil: name + "T00:00") != nil
}
