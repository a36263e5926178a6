/// What time it is where the phone is: the only clock of the package.
///
/// The core has none and is told. Knows the phone's zone; refuses to know what the time is for.

import Foundation
@_exported import Otayori

/// What only the phone knows.
public protocol Phone: Sendable {
    /// The date and time on the wall, and how far they are ahead of UTC.
    func now() -> LocalMoment
}

/// The phone in the hand.
public struct ThisPhone: Phone {
    /// The phone's own clock and zone, as they are when asked.
    public init() {}

    public func now() -> LocalMoment {
        LocalMoment(Date(), in: .autoupdatingCurrent)
    }
}

extension LocalMoment {
    /// A moment as a wall in a zone shows it, in the calendar that the core counts in, whichever one the phone shows.
    public init(_ instant: Date, in zone: TimeZone) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let wall = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: instant)
        let two = { (number: Int?) in String(format: "%02d", number ?? 0) }
        self.init(
            date: "\(String(format: "%04d", wall.year ?? 1))-\(two(wall.month))-\(two(wall.day))",
            time: "\(two(wall.hour)):\(two(wall.minute)):\(two(wall.second))",
            utcOffsetMinutes: Int16(zone.secondsFromGMT(for: instant) / 60)
        )
    }
}
