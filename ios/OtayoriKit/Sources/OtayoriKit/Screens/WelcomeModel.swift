/// Welcome: from the first start to the first letter, in under a minute.
///
/// Knows the order of the questions and which may be passed over. What an answer means is asked of the core before it is told.

/// The pages, in order.
public enum WelcomePage: Int, CaseIterable, Sendable {
    /// Which language, each in its own words.
    case language
    /// What it is, what it is not, and what stays on the phone.
    case about
    /// Where somebody is. May be passed over: cards and help are there without it.
    case beginning
    /// At which hour letters come.
    case hour
    /// Why there are notices; only then the system asks.
    case notices
    /// The first letter.
    case done
}

/// The first minute.
@MainActor
public final class WelcomeModel: Screen<[LanguageRow]> {
    /// Hours at which letters may come.
    public static let hours: ClosedRange<UInt8> = 7...21

    /// Where one stands.
    public private(set) var page = WelcomePage.language { willSet { willChange() } }
    /// What was answered about the beginning; `nil`: passed over.
    public private(set) var beginning: Telling?
    private let reminders: Reminders<Room>

    /// A first minute that has not begun.
    public init(_ room: Room, reminders: Reminders<Room>) {
        self.reminders = reminders
        super.init(room)
    }

    /// Whether somebody is written down already, so that there is nothing to ask.
    public func isNeeded() async throws -> Bool {
        try await room.open().isFirstRun
    }

    /// The languages to choose from.
    public func open() async {
        await load { companion, _ in try companion.languages() }
    }

    /// Chooses a language and goes on.
    public func choose(language tag: String) async throws {
        try await wish { $0.changed(language: tag) }
        page = .about
    }

    /// Goes on from a page that asks nothing.
    public func goOn() {
        page = WelcomePage(rawValue: page.rawValue + 1) ?? .done
    }

    /// Goes back. Nothing that was answered is lost.
    public func goBack() {
        page = WelcomePage(rawValue: page.rawValue - 1) ?? .language
    }

    /// Where somebody would be with an answer, in words. An answer that cannot be is an error with its reason.
    public func preview(_ telling: Telling) async throws -> Preview {
        try await room.ask { companion, now in try companion.preview(telling: telling, now: now) }
    }

    /// Answers, or passes over, and goes on. It is told at the end, so going back undoes it.
    public func begin(with telling: Telling?) async throws {
        if let telling { _ = try await preview(telling) }
        beginning = telling
        page = .hour
    }

    /// Chooses the hour and goes on.
    public func choose(hour: UInt8) async throws {
        try await wish { $0.changed(hour: hour) }
        page = .notices
    }

    /// Tells what was answered, and arms what follows from it. After the system has asked about notices, or has not.
    public func finish() async throws {
        if let telling = beginning {
            switch await reminders.say(telling) {
            case .kept: break
            case .refused(let error), .notKept(let error, _): throw error
            }
            beginning = nil
        }
        page = .done
    }

    private func wish(_ change: @escaping @Sendable (Wishes) -> Wishes) async throws {
        try await room.ask { companion, _ in
            try companion.wish(wishes: change(try companion.wishes()))
        }
    }
}
