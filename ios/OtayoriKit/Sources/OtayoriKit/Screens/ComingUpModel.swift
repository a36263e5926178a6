/// Coming up: what will come and when, and what has to be done by a day.

/// The days ahead.
public struct ComingUp: Sendable {
    /// Days with their letters.
    public let days: [UpcomingRow]
    /// What is open or opens soon, child by child.
    public let deadlines: [DeadlineGroup]
}

/// The next thirty days.
@MainActor
public final class ComingUpModel: Screen<ComingUp> {
    private nonisolated static let days: UInt32 = 30

    /// A page that is not yet open.
    public override init(_ room: Room) {
        super.init(room)
    }

    /// What will come from now on.
    public func open() async {
        await load { companion, now in
            ComingUp(
                days: try companion.upcoming(days: Self.days, now: now),
                deadlines: try companion.deadlines(all: false, now: now))
        }
    }
}
