/// Today: the letter of a day, and the way back to earlier ones.
///
/// A letter to come is not shown before its day: the core names no later day than today.

/// The page of a day.
@MainActor
public final class TodayModel: Screen<TodayScreen> {
    /// Whether the page is that of today, and not of an earlier day.
    public private(set) var isToday = true

    /// A page that is not yet open.
    public override init(_ room: Room) {
        super.init(room)
    }

    /// Today, noted as read. Whenever the app comes to the front, so that after midnight it is another page.
    public func open() async {
        isToday = true
        await load { companion, now in try companion.today(now: now) }
    }

    /// The nearest earlier day with a letter. Stays where there is none.
    public func earlier() async {
        guard let day = state.value?.earlier else { return }
        await show(day)
    }

    /// The next day with a letter, up to today.
    public func later() async {
        guard let day = state.value?.later else { return }
        await show(day)
    }

    /// A day from the shelf.
    public func show(_ day: String) async {
        guard day != room.clock.now().date else { return await open() }
        isToday = false
        await load { companion, now in try companion.day(on: day, now: now) }
    }
}
