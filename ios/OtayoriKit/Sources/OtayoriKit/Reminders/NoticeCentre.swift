/// What the machine of notices asks of the phone's notification centre.
///
/// The system's own stands behind it on a phone, a false one in tests. Knows nothing of families.

import OtayoriCore

/// A notification centre.
public protocol NoticeCentre: Sendable {
    /// Whether notices are allowed.
    func permission() async -> NoticePermission

    /// What waits.
    func waiting() async -> [HeldNotice]

    /// Takes these back, waiting and shown.
    func takeBack(_ identifiers: [String]) async

    /// Takes everything back, waiting and shown.
    func takeBackEverything() async

    /// Takes back what is shown; what waits goes on waiting.
    func withdrawShown() async

    /// Arms a notice, or shows it at once. What waits under its name is replaced.
    func add(_ request: NoticeRequest) async throws
}
