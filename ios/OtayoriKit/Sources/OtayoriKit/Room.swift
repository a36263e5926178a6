/// The companion behind one door: opened when it is needed, and asked away from the main thread.
///
/// Knows the order of key and folder. Decides nothing: each question is one call of the companion. A phone that is locked is
/// not an empty one, so the key is asked for first, and a new one is made only for a folder in which nothing is.

import Foundation

/// One companion, one folder, one key.
public actor Room {
    /// The companion itself. Its calls may be made from any thread; this room makes them from none that draws.
    public nonisolated let companion: OtayoriCompanion
    /// The phone's clocks.
    public nonisolated let clock: any PhoneClock
    private let key: any DeviceKey

    /// A room over a folder, which is not touched yet. `language` is the phone's own tag, such as `ja-JP`.
    public init(folder: URL, language: String, key: any DeviceKey, clock: any PhoneClock = ThisPhone()) throws {
        companion = try OtayoriCompanion(folder: folder.path, language: language)
        (self.key, self.clock) = (key, clock)
    }

    /// Opens the companion, or begins one where the folder is empty: the app's first page does that, and nothing else.
    @discardableResult
    public func open() throws -> Opened {
        let held = try key.read()
        return try companion.open(deviceKey: companion.state().isThere ? held : key.readOrMake())
    }

    /// Opens it with the recovery words where the key is lost, and makes a new key. Words that do not open it leave the key
    /// as it was.
    @discardableResult
    public func open(withRecovery words: String) throws -> Opened {
        let before = try key.read()
        let new = newKey()
        // Kept first: a phone that dies between must have the key of the folder.
        try key.keep(new)
        do {
            return try companion.openWithRecovery(words: words, newKey: new)
        } catch {
            if let before { try key.keep(before) } else { try key.delete() }
            throw error
        }
    }

    /// Asks something of the companion, which is opened for it if need be. Where none is, none is begun: after an erase, a
    /// page that is still on its way must not make a new one.
    public func ask<Answer: Sendable>(
        _ question: @Sendable (OtayoriCompanion, LocalMoment) throws -> Answer
    ) throws -> Answer {
        if try !companion.state().isOpen {
            let held = try key.read()
            guard try companion.state().isThere else { throw CompanionError.NotOpen }
            _ = try companion.open(deviceKey: held)
        }
        return try question(companion, clock.now())
    }

    /// Erases everything: the key first, for without it the rest is worthless. Notices are taken back before this. False: the
    /// folder is gone, and the key store would not let go of the key. An error: the folder is still there; call it again.
    @discardableResult
    public func eraseEverything() throws -> Bool {
        let isKeyGone = (try? key.delete()) != nil
        try companion.eraseEverything()
        return isKeyGone
    }
}

extension Room: NoticeBook {
    public func plan(
        opened: Bool, waiting: [WaitingNotice], permission: NoticePermission, now: LocalMoment
    ) throws -> ReminderPlan {
        try ask { companion, _ in
            try companion.plan(
                now: now, opened: opened, pending: .known(waiting: waiting), queue: .ios, atMost: nil,
                permission: permission)
        }
    }

    public func carriedOut(_ plan: ReminderPlan, failed: [String], now: LocalMoment) throws {
        try ask { companion, _ in try companion.planDone(number: plan.number, failed: failed, now: now) }
    }

    public func takenBack(by report: Telling, waiting: [WaitingNotice], now: LocalMoment) throws -> [String] {
        try ask { companion, _ in
            try companion.wouldCancel(telling: report, pending: .known(waiting: waiting), now: now)
        }
    }

    public func write(_ report: Telling, now: LocalMoment) throws {
        _ = try ask { companion, _ in try companion.tell(telling: report, now: now) }
    }

    public func told(_ hints: [HintKind], now: LocalMoment) throws {
        try ask { companion, _ in try companion.hintsTold(told: hints, now: now) }
    }

    public nonisolated func stops(_ report: Telling) -> Bool {
        switch report {
        case .ended, .removed, .paused: true
        case .birth(_, _, _, let ended): ended > 0
        default: false
        }
    }
}
