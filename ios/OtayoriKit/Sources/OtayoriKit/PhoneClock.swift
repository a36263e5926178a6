/// What time it is where the phone is, and how long it has been on: the only clocks of the package.
///
/// The core has none and is told. Knows the phone's zone; refuses to know what the time is for.

import Foundation
@_exported import OtayoriCore

/// What only the phone knows.
public protocol PhoneClock: Sendable {
    /// The date and time on the wall, and how far they are ahead of UTC.
    func now() -> LocalMoment

    /// How long the phone has been on, sleep and all. A wait after wrong PINs is measured by it, because a wall clock can be
    /// set.
    func uptime() -> UptimeNow
}

/// The phone in the hand.
public struct ThisPhone: PhoneClock {
    /// The phone's own clocks and zone, as they are when asked.
    public init() {}

    public func now() -> LocalMoment {
        LocalMoment(Date(), in: .autoupdatingCurrent)
    }

    public func uptime() -> UptimeNow {
        UptimeNow(sinceBootMs: Self.millisecondsSinceBoot, boot: Self.boot)
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

extension ThisPhone {
    #if canImport(Darwin)
        // On Apple's systems this clock goes on while the phone sleeps.
        private static let clock = CLOCK_MONOTONIC_RAW
    #else
        private static let clock = CLOCK_BOOTTIME
    #endif

    private static var millisecondsSinceBoot: UInt64 {
        var now = timespec()
        guard clock_gettime(clock, &now) == 0 else { return 0 }
        return UInt64(now.tv_sec) * 1_000 + UInt64(now.tv_nsec) / 1_000_000
    }

    /// Another value after each start. Where the system gives none, it is always the same: then a wait goes on after a start,
    /// because less time has passed since it.
    private static var boot: String {
        #if canImport(Darwin)
            var bytes = [CChar](repeating: 0, count: 64)
            var size = bytes.count - 1
            return sysctlbyname("kern.bootsessionuuid", &bytes, &size, nil, 0) == 0 ? String(cString: bytes) : ""
        #else
            let text = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
            return text?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        #endif
    }
}
