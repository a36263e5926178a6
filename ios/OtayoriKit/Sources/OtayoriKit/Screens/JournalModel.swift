/// Journal: what was written, month by month, behind a PIN if one is set.

import Foundation

/// A month of a year.
public struct Month: Equatable, Sendable {
    /// The year.
    public let year: Int
    /// 1 to 12.
    public let month: Int

    /// The month of a civil date; `nil` if it is none.
    public init?(of date: String) {
        let parts = date.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, (1...12).contains(parts[1]) else { return nil }
        (year, month) = (parts[0], parts[1])
    }

    private init(count: Int) {
        (year, month) = (count / 12, count % 12 + 1)
    }

    /// So many months later, or earlier.
    public func moved(by months: Int) -> Self {
        Self(count: year * 12 + month - 1 + months)
    }

    /// Its first day.
    public var first: String { day(1) }

    /// Its last day.
    public var last: String {
        let leap = year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
        return day([31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1])
    }

    private func day(_ day: Int) -> String {
        DateComponents.date(year, month, day)
    }
}

/// Bytes of a picture that cross at once.
private let pieceOfPicture = 1 << 18

/// The journal.
@MainActor
public final class JournalModel: Screen<JournalScreen> {
    /// The month shown.
    public private(set) var month: Month?
    /// Whether it is open, and what opens it.
    public private(set) var lock: LockState? { willSet { willChange() } }
    /// What was found; `nil` while nothing is searched for.
    public private(set) var found: JournalFound? { willSet { willChange() } }

    /// A journal that is not yet open.
    public override init(_ room: Room) {
        super.init(room)
    }

    /// This month, if the journal is open; otherwise the page asks for the PIN.
    public func open() async {
        month = month ?? Month(of: room.clock.now().date)
        await look()
    }

    /// Another month.
    public func turn(by months: Int) async {
        month = month?.moved(by: months)
        await look()
    }

    /// Tries a PIN. The try is counted before it is looked at.
    public func unlock(_ pin: String) async throws {
        let uptime = room.clock.uptime()
        do {
            try await room.ask { companion, _ in try companion.unlock(pin: pin, uptime: uptime) }
        } catch {
            await look()
            throw error
        }
        await look()
    }

    /// The app goes to the background, or the person closes the journal. What was on the page is gone.
    public func close() async {
        try? await room.ask { companion, _ in try companion.lock() }
        found = nil
        await look()
    }

    /// Entries in which words stand. Nothing but spaces ends the search.
    public func search(_ words: String) async {
        guard words.contains(where: { !$0.isWhitespace }) else { return found = nil }
        found = try? await room.ask { companion, now in try companion.journalSearch(words: words, now: now) }
    }

    /// Entries of this day in earlier years.
    public func onThisDay() async throws -> [EntryRow] {
        try await room.ask { companion, now in try companion.onThisDay(now: now) }
    }

    /// Keeps an entry, new or changed, and shows it in its month.
    @discardableResult
    public func write(_ form: EntryForm) async throws -> String {
        let id = try await room.ask { companion, now in try companion.writeEntry(form: form, now: now) }
        await look()
        return id
    }

    /// Keeps a picture for an entry, without where, when and with what it was taken.
    public func keep(picture: Data) async throws -> PhotoRow {
        try await room.ask { companion, _ in
            try companion.beginPhoto()
            var rest = picture[...]
            while !rest.isEmpty {
                try companion.addToPhoto(part: Data(rest.prefix(pieceOfPicture)))
                rest = rest.dropFirst(pieceOfPicture)
            }
            return try companion.keepPhoto()
        }
    }

    /// The picture of an entry.
    public func picture(_ id: String) async throws -> Data {
        try await room.ask { companion, _ in
            var picture = Data()
            while true {
                let part = try companion.photo(id: id, from: UInt64(picture.count), atMost: UInt32(pieceOfPicture))
                if part.bytes.isEmpty { return picture }
                picture += part.bytes
            }
        }
    }

    private func look() async {
        let uptime = room.clock.uptime()
        lock = try? await room.ask { companion, _ in try companion.lockState(uptime: uptime) }
        guard let month else { return }
        await load { companion, now in
            try companion.journal(from: month.first, until: month.last, child: nil, now: now)
        }
    }
}
