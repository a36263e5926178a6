/// Family: who is accompanied, and what may be told of them.
///
/// Everything told goes through the machine of notices, so that what it stops has left the phone before it is written down.

/// Everybody.
@MainActor
public final class FamilyModel: Screen<FamilyScreen> {
    private let reminders: Reminders<Room>

    /// A page that is not yet open.
    public init(_ room: Room, reminders: Reminders<Room>) {
        self.reminders = reminders
        super.init(room)
    }

    /// Everybody, as it is now.
    public func open() async {
        await load { companion, now in try companion.family(now: now) }
    }

    /// What something would mean, before it is told. Nothing is kept.
    public func preview(_ telling: Telling) async throws -> Preview {
        try await room.ask { companion, now in try companion.preview(telling: telling, now: now) }
    }

    /// Tells something. Nothing is asked back, and the page shows what holds then.
    public func tell(_ telling: Telling) async -> Said {
        let said = await reminders.say(telling)
        await open()
        return said
    }
}
