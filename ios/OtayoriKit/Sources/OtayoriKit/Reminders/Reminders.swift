/// The machine of `docs/shell-contract.md`, as an Apple system needs it: cancel, arm, post, report.
///
/// Knows in which order to act and what to do when the companion cannot be asked. Decides nothing: which notice comes, waits
/// or is taken back is the plan's. Needs nothing between two wakes but the byte of silence, so it may die anywhere.

import OtayoriCore

/// The machine. One for the app; its calls take turns, whoever makes them.
public actor Reminders<Book: NoticeBook> {
    private let book: Book
    private let centre: any NoticeCentre
    private let silence: Silence
    private let clock: any PhoneClock
    private var turn: Task<Void, Never>?
    /// The report for which the phone is silent, as long as this process lives.
    private var untold: Book.Report?

    /// A machine over a companion, a centre, a byte and a clock.
    public init(book: Book, centre: any NoticeCentre, silence: Silence, clock: any PhoneClock) {
        (self.book, self.centre, self.silence, self.clock) = (book, centre, silence, clock)
    }

    /// The app runs. `opened`: it came to the front; what is shown is then withdrawn, for the letter is before one's eyes.
    public func wake(opened: Bool) async -> Woken {
        await inTurn { await self.woken(opened: opened) }
    }

    /// Somebody reports something. What it stops leaves the centre first, whatever the disk says; then it is written down;
    /// then the machine wakes as usual.
    public func say(_ report: Book.Report) async -> Said {
        await inTurn { await self.said(report) }
    }

    /// Somebody says that nothing has changed, after a report that could not be written down.
    public func nothingHasChanged() async -> Woken {
        await inTurn {
            // While the byte stands, the phone stays quiet.
            await self.endSilence()
            return await self.woken(opened: false)
        }
    }

    /// Hints stood on the screen. If that is not kept, they are said once more.
    public func told(_ hints: [HintRow]) async {
        await inTurn { try? await self.book.told(hints.map(\.health), now: self.clock.now()) }
    }

    /// Everything is erased: first what waits and what is shown, then whatever `erase` takes, then the silence, which would
    /// tell whoever begins anew that there was something to be silent about.
    public func erase<Answer: Sendable>(_ erase: @escaping @Sendable () async throws -> Answer) async throws -> Answer {
        let erased: Result<Answer, any Error> = await inTurn {
            await self.centre.takeBackEverything()
            do {
                let answer = try await erase()
                await self.endSilence()
                return .success(answer)
            } catch {
                return .failure(error)
            }
        }
        return try erased.get()
    }

    // MARK: A wake

    private func woken(opened: Bool) async -> Woken {
        // At the first run there is room for it.
        silence.prepare()
        if silence.isSet {
            await centre.takeBackEverything()
            return .silent
        }
        let now = clock.now()
        do {
            let held = await centre.waiting()
            let plan = try await book.plan(
                opened: opened, waiting: held.compactMap(WaitingNotice.init), permission: await centre.permission(),
                now: now)
            if opened { await centre.withdrawShown() }
            // What waits under a name that is no date was never asked for by this machine.
            await takeBack(held.filter { !$0.isOurs }.map(\.identifier) + plan.cancel)
            return plan.isKept ? await carryOut(plan) : .notNoted
        } catch {
            return await failed(error)
        }
    }

    private func carryOut(_ plan: ReminderPlan) async -> Woken {
        var failed: [String] = []
        for notice in plan.arm {
            if await !added(NoticeRequest(armed: notice)) { failed.append(notice.id) }
        }
        if let notice = plan.post, await !added(NoticeRequest(shown: notice)) {
            failed.append(notice.id)
        }
        // If this is not kept, the next wake says it again.
        let noted: Void? = try? await book.carriedOut(plan, failed: failed, now: clock.now())
        return .done(Done(hints: plan.hints, nextWake: plan.nextWake, failed: failed, isNoted: noted != nil))
    }

    private func added(_ request: NoticeRequest?) async -> Bool {
        guard let request else { return false }
        return (try? await centre.add(request)) != nil
    }

    private func takeBack(_ ids: [String]) async {
        if !ids.isEmpty { await centre.takeBack(ids) }
    }

    private func failed(_ error: any Error) async -> Woken {
        switch Hindrance(error) {
        case .locked: return .locked
        case .unreadable:
            await centre.takeBackEverything()
            return .unreadable(error)
        case .noRoom: return .notNoted
        case .refused: return .refused(error)
        }
    }

    // MARK: A report

    private func said(_ report: Book.Report) async -> Said {
        let now = clock.now()
        let waiting = await centre.waiting().compactMap(WaitingNotice.init)
        do {
            await takeBack(try await book.takenBack(by: report, waiting: waiting, now: now))
        } catch {
            if Hindrance(error) == .refused || !book.stops(report) { return await unwritten(report, error) }
            // Nobody can say what it stops: nothing may wait, and the report is tried all the same.
            await centre.takeBackEverything()
        }
        do {
            try await book.write(report, now: now)
        } catch {
            return await unwritten(report, error)
        }
        // Another ending says nothing of the one that could not be kept. After a new start nobody knows which that was.
        if book.stops(report), untold == nil || untold == report { endSilence() }
        return .kept(await woken(opened: false))
    }

    private func unwritten(_ report: Book.Report, _ error: any Error) async -> Said {
        if case .refused = Hindrance(error) {
            // What was taken back for it comes again.
            _ = await woken(opened: false)
            return .refused(error)
        }
        guard book.stops(report) else { return .notKept(error, isSilent: false) }
        await centre.takeBackEverything()
        untold = report
        return .notKept(error, isSilent: silence.turn(on: true))
    }

    private func endSilence() {
        untold = nil
        _ = silence.turn(on: false)
    }

    // MARK: Turns

    /// A report must not be overtaken by a plan from before it, which would arm again what it stops.
    private func inTurn<T: Sendable>(_ work: @escaping @Sendable () async -> T) async -> T {
        let before = turn
        let mine = Task {
            await before?.value
            return await work()
        }
        turn = Task { _ = await mine.value }
        return await mine.value
    }
}

/// What a wake came to.
public enum Woken: Sendable {
    /// The plan was carried out.
    case done(Done)
    /// It could not be written down: something was taken back, nothing armed or shown. Make room.
    case notNoted
    /// The phone has not been unlocked since it was switched on. Nothing was touched.
    case locked
    /// The companion cannot be read. Nothing waits any more and nothing is shown; the error says the way on.
    case unreadable(any Error)
    /// Something that stops letters could not be written down. Ask for it again.
    case silent
    /// A mistake of ours. Nothing was touched.
    case refused(any Error)
}

/// A plan that was carried out.
public struct Done: Equatable, Sendable {
    /// To be said to the person, each once; then they are told to have been.
    public let hints: [HintRow]
    /// When to ask again at the latest, where the system lets an app run by itself; `nil` if nothing will come.
    public let nextWake: CivilTime?
    /// Ids that the system did not take.
    public let failed: [String]
    /// Whether what was done is written down.
    public let isNoted: Bool
}

/// What became of a report.
public enum Said: Sendable {
    /// It is written down, and the machine woke.
    case kept(Woken)
    /// It cannot be so. Nothing has changed.
    case refused(any Error)
    /// It could not be written down. `isSilent`: it stops letters, so the phone keeps quiet until it is said again.
    case notKept(any Error, isSilent: Bool)
}
