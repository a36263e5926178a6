/// Shelf: all letters so far by month, what was missed and still matters, the cards, and words found again.

/// What stands on the shelf.
public struct Shelf: Sendable {
    /// Months with letters, the latest first.
    public let months: [ShelfMonth]
    /// Safety letters that were missed and still matter.
    public let essentials: [SlotRow]
    /// Shelves of cards that may be shown unasked.
    public let cards: [CardShelf]
    /// Shelves of cards behind a quiet word, for whoever asks.
    public let forThoseWhoAsk: [CardShelf]
}

/// The shelf.
@MainActor
public final class ShelfModel: Screen<Shelf> {
    /// The letters of the months that were opened, by the first day of the month.
    public private(set) var letters: [String: [ShelfRow]] = [:] { willSet { willChange() } }
    /// What was found; `nil` while nothing is searched for.
    public private(set) var found: [SearchRow]? { willSet { willChange() } }

    /// A shelf that is not yet open.
    public override init(_ room: Room) {
        super.init(room)
    }

    /// The shelf as it is now, with its months closed.
    public func open() async {
        letters = [:]
        await load { companion, now in
            let cards = try companion.cards(now: now)
            return Shelf(
                months: try companion.shelfMonths(now: now), essentials: try companion.essentials(now: now),
                cards: cards.filter { !$0.isForThoseWhoAsk }, forThoseWhoAsk: cards.filter(\.isForThoseWhoAsk))
        }
    }

    /// The letters of a month.
    public func open(_ month: ShelfMonth) async {
        letters[month.first] = try? await room.ask { companion, now in
            try companion.shelf(from: month.first, until: month.last, now: now)
        }
    }

    /// Letters in which words stand. Nothing but spaces ends the search.
    public func search(_ words: String) async {
        guard words.contains(where: { !$0.isWhitespace }) else { return found = nil }
        found = (try? await room.ask { companion, now in try companion.search(words: words, now: now) }) ?? []
    }

    /// A letter or a card.
    public func letter(_ slot: String, of day: String? = nil) async throws -> LetterPage {
        try await room.ask { companion, now in try companion.letter(slot: slot, of: day, now: now) }
    }
}
