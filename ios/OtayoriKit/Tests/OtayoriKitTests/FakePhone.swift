/// A phone of paper: what was asked of it, in order, and what it is told to fail at.

import Foundation

@testable import OtayoriKit

/// What happened, in order, to whichever part.
final class Log: @unchecked Sendable {
    private let lock = NSLock()
    private var lines: [String] = []

    func add(_ line: String) { lock.withLock { lines.append(line) } }

    /// What happened since this was last asked.
    func take() -> [String] {
        lock.withLock {
            defer { lines = [] }
            return lines
        }
    }
}

/// A notification centre that keeps what a system would.
actor FakeCentre: NoticeCentre {
    private let log: Log
    private(set) var held: [String: NoticeRequest] = [:]
    private(set) var shown: Set<String> = []
    private var strangers: [HeldNotice] = []
    private var refuses: Set<String> = []
    private var allowed = NoticePermission.granted

    init(_ log: Log) { self.log = log }

    func refuse(_ ids: Set<String>) { refuses = ids }
    func allow(_ permission: NoticePermission) { allowed = permission }
    func holdStranger(_ identifier: String) { strangers = [HeldNotice(identifier: identifier, when: nil)] }
    func show(_ id: String) {
        held[id] = nil
        shown.insert(id)
    }

    func permission() -> NoticePermission { allowed }

    func waiting() -> [HeldNotice] {
        held.values.sorted { $0.identifier < $1.identifier }
            .map { HeldNotice(identifier: $0.identifier, when: $0.when) } + strangers
    }

    func takeBack(_ identifiers: [String]) {
        log.add("take back \(identifiers.joined(separator: " "))")
        for id in identifiers {
            held[id] = nil
            shown.remove(id)
        }
        strangers.removeAll { identifiers.contains($0.identifier) }
    }

    func takeBackEverything() {
        log.add("take back everything")
        (held, shown, strangers) = ([:], [], [])
    }

    func withdrawShown() {
        log.add("withdraw what is shown")
        shown = []
    }

    func add(_ request: NoticeRequest) async throws {
        // A real centre answers later: whoever does not wait for their turn gets in between.
        await Task.yield()
        log.add("\(request.when == nil ? "show" : "arm") \(request.identifier)")
        if refuses.contains(request.identifier) { throw Refused() }
        if request.when == nil { shown.insert(request.identifier) } else { held[request.identifier] = request }
    }

    struct Refused: Error {}
}

/// A companion that says what it is told to say.
actor FakeBook: NoticeBook {
    enum Report: Sendable { case ending, otherEnding, correction }

    private let log: Log
    private var plans: [ReminderPlan] = []
    private var planFails: (any Error)?
    private var cannotNote = false
    private var writeFails: (any Error)?
    private var reportStops: [String] = []

    init(_ log: Log) { self.log = log }

    func willPlan(_ plan: ReminderPlan) { plans.append(plan) }
    func failPlanning(with error: (any Error)?) { planFails = error }
    func noteNothing(_ full: Bool) { cannotNote = full }
    func failWriting(with error: (any Error)?) { writeFails = error }
    func reportTakesBack(_ ids: [String]) { reportStops = ids }

    func plan(opened: Bool, waiting: [WaitingNotice], permission: NoticePermission, now: LocalMoment) throws
        -> ReminderPlan
    {
        let held = waiting.map(\.id).joined(separator: " ")
        log.add("plan\(opened ? ", opened" : "")\(held.isEmpty ? "" : ", waiting \(held)")")
        if let planFails { throw planFails }
        let plan = plans.isEmpty ? .of() : plans.removeFirst()
        // As the core says it when it cannot write.
        return cannotNote ? .of(cancel: plan.cancel, isKept: false) : plan
    }

    func carriedOut(_ plan: ReminderPlan, failed: [String], now: LocalMoment) throws {
        log.add("report\(failed.isEmpty ? "" : ", failed \(failed.joined(separator: " "))")")
        if let writeFails { throw writeFails }
    }

    func told(_ hints: [HintKind], now: LocalMoment) throws {
        log.add("told \(hints)")
    }

    func takenBack(by report: Report, waiting: [WaitingNotice], now: LocalMoment) throws -> [String] {
        log.add("ask what \(report) takes back")
        if let planFails { throw planFails }
        return reportStops
    }

    func write(_ report: Report, now: LocalMoment) throws {
        log.add("write \(report)")
        if let writeFails { throw writeFails }
    }

    nonisolated func stops(_ report: Report) -> Bool { report != .correction }
}

/// A clock that stands still.
struct StillPhone: PhoneClock {
    var moment = LocalMoment(date: "2027-03-01", time: "08:00:00", utcOffsetMinutes: 540)
    var on = UptimeNow(sinceBootMs: 1_000_000, boot: "first")

    func now() -> LocalMoment { moment }
    func uptime() -> UptimeNow { on }
}

extension ReminderPlan {
    /// A plan with neutral notices at eight.
    static func of(arm: [String] = [], cancel: [String] = [], post: String? = nil, isKept: Bool = true) -> Self {
        let next = arm.first.map { CivilTime(date: $0, hour: 8, minute: 0) }
        return ReminderPlan(
            number: 1, cancel: cancel, arm: arm.map(NoticeRow.neutral), post: post.map(NoticeRow.neutral), missed: [],
            hints: [], nextWake: next, isKept: isKept)
    }
}

extension NoticeRow {
    static func neutral(_ id: String) -> Self { neutral(id, hour: 8) }

    static func neutral(_ id: String, hour: UInt8) -> Self {
        let text = "An otayori has come"
        return NoticeRow(id: id, fire: CivilTime(date: id, hour: hour, minute: 0), text: text, publicText: text)
    }
}
