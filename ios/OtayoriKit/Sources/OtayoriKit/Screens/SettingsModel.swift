/// Settings: how letters are wanted, backup and restore, erasing, and what this is.

import Foundation

/// What is set, and what can be chosen.
public struct Settings: Sendable {
    /// How letters are wanted on this phone.
    public let wishes: Wishes
    /// The languages, in the order in which they are offered.
    public let languages: [LanguageRow]
    /// What this is, and how many of its letters a clinician has signed.
    public let about: AboutScreen
}

/// The settings.
@MainActor
public final class SettingsModel: Screen<Settings> {
    private let reminders: Reminders<Room>

    /// A page that is not yet open.
    public init(_ room: Room, reminders: Reminders<Room>) {
        self.reminders = reminders
        super.init(room)
    }

    /// As it is now.
    public func open() async {
        await load { companion, _ in
            Settings(
                wishes: try companion.wishes(), languages: try companion.languages(), about: try companion.about())
        }
    }

    /// Takes other wishes; notices follow at once.
    public func wish(_ wishes: Wishes) async throws {
        try await room.ask { companion, _ in try companion.wish(wishes: wishes) }
        _ = await reminders.wake(opened: true)
        await open()
    }

    /// Writes a backup into a new file. The answer is how many records are in it.
    public func backUp(to file: URL, passphrase: String) async throws -> UInt64 {
        try await room.ask { companion, _ in try companion.backupTo(file: file.path, passphrase: passphrase) }
    }

    /// What a restore would do. Nothing is changed.
    public func preview(restoring file: URL, passphrase: String) async throws -> Restoring {
        try await room.ask { companion, _ in
            try companion.restoreFrom(file: file.path, passphrase: passphrase, dryRun: true)
        }
    }

    /// Takes a backup in. Every child that comes with it waits until somebody says how it is.
    public func restore(_ file: URL, passphrase: String) async throws -> Restoring {
        let restoring = try await room.ask { companion, _ in
            try companion.restoreFrom(file: file.path, passphrase: passphrase, dryRun: false)
        }
        _ = await reminders.wake(opened: true)
        await open()
        return restoring
    }

    /// How far a backup or a restore is. Asked as often as one likes while it runs.
    public var progress: ProgressNow { room.companion.progress() }

    /// Erases everything: notices, key, folder. Then the app begins anew. False: the key store would not let go of the key.
    @discardableResult
    public func eraseEverything() async throws -> Bool {
        let room = room
        let isKeyGone = try await reminders.erase { try await room.eraseEverything() }
        state = .loading
        return isKeyGone
    }
}
