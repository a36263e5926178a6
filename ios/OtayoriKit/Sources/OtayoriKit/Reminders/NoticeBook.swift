/// What the machine of notices asks of the companion: each call is one commit, or none.
///
/// The companion itself stands behind it on a phone (`Room`). Tests put one in its place whose commits can fail.

import OtayoriCore

/// The companion, as far as notices go.
public protocol NoticeBook: Sendable {
    /// What somebody can report about the family.
    associatedtype Report: Sendable, Equatable

    /// One transaction: reads, plans, and writes down what is about to be done; `isKept` says whether it could.
    /// `opened`: the app came to the front.
    func plan(
        opened: Bool, waiting: [WaitingNotice], permission: NoticePermission, now: LocalMoment
    ) async throws -> ReminderPlan

    /// Writes down what was done of a plan. `failed`: ids that could not be armed or shown.
    func carriedOut(_ plan: ReminderPlan, failed: [String], now: LocalMoment) async throws

    /// Writes down that hints stood on the screen: each is told once.
    func told(_ hints: [HintKind], now: LocalMoment) async throws

    /// The notices that a report would take back. Writes nothing and needs no room.
    func takenBack(by report: Report, waiting: [WaitingNotice], now: LocalMoment) async throws -> [String]

    /// Writes a report down.
    func write(_ report: Report, now: LocalMoment) async throws

    /// Whether a report stops letters, so that not being able to write it down must silence the phone.
    func stops(_ report: Report) -> Bool
}
