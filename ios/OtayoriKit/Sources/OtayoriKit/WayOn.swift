/// What a person can do when something does not work: one way for each error, so that no screen ends in a wall.
///
/// Knows errors, not words: what is said stands in the core's strings.

/// A way on.
public enum WayOn: Equatable, Sendable {
    /// Put right what was entered. The reason says what, in the person's language where it can.
    case putRight(reason: String)
    /// It is not there any more: go back.
    case goBack
    /// Unlock the phone once.
    case unlockPhone
    /// Enter the PIN, now or after so many milliseconds.
    case enterPin(waitMs: UInt64)
    /// Other words, another passphrase, or a backup.
    case otherWords
    /// Recovery words, or a backup.
    case recover
    /// Make recovery words, or refuse them knowingly.
    case decideAboutWords
    /// Repair it. Nothing was deleted.
    case repair
    /// Compare this fingerprint with its owner's, by another way than the file came; then take the file.
    case compare(fingerprint: String)
    /// Update the app. Nothing is lost.
    case update
    /// Make room on the phone.
    case makeRoom
    /// Try again.
    case tryAgain
    /// Begin.
    case begin

    /// The way on after an error. What is unknown may be tried again.
    public init(after error: any Error) {
        switch error {
        case KeyTrouble.locked: self = .unlockPhone
        case let error as CompanionError: self = Self.after(error)
        default: self = .tryAgain
        }
    }

    private static func after(_ error: CompanionError) -> Self {
        switch error {
        case .NotOpen: .begin
        case .Invalid(let reason): .putRight(reason: reason)
        case .NotFound: .goBack
        case .Locked: .enterPin(waitMs: 0)
        case .WrongPin(_, let waitMs), .PinWait(let waitMs): .enterPin(waitMs: waitMs)
        case .WordsFirst: .decideAboutWords
        case .WrongKey: .otherWords
        case .KeyLost: .recover
        case .Damaged, .ReadOnly: .repair
        case .UnknownSigner(let fingerprint): .compare(fingerprint: fingerprint)
        case .TooNew: .update
        case .Full: .makeRoom
        case .Busy, .Storage: .tryAgain
        }
    }
}
