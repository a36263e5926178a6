/// Why the companion could not be asked, as far as notices care.
///
/// An unreadable store is not an empty one, and a phone that is merely locked is neither: what waits in the system then is
/// left alone. What cannot be read, and will not be by waiting, could hold an ending: then nothing may wait.

import OtayoriCore

/// One of the states of `docs/shell-contract.md`.
enum Hindrance: Equatable {
    /// LOCKED, or a key store that does not answer: nothing is touched.
    case locked
    /// UNREADABLE: everything is taken back.
    case unreadable
    /// FULL, or a copy that cannot be written: nothing is armed or shown.
    case noRoom
    /// What was asked cannot be.
    case refused

    init(_ error: any Error) {
        switch error {
        case is KeyTrouble: self = .locked
        case let error as CompanionError: self = Self.of(error)
        default: self = .noRoom
        }
    }

    private static func of(_ error: CompanionError) -> Self {
        switch error {
        case .NotOpen, .WrongKey, .KeyLost, .Damaged, .TooNew: .unreadable
        case .Full, .ReadOnly, .Busy, .Storage: .noRoom
        case .Invalid, .NotFound, .Locked, .WrongPin, .PinWait, .WordsFirst, .UnknownSigner: .refused
        }
    }
}
