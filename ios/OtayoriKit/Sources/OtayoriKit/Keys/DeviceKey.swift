/// Where a phone keeps the key of the companion's folder.
///
/// Knows when a key is read, made and thrown away. Refuses to know what it opens. A key that is not there is one thing, a
/// key store that cannot be asked now is another: the first can be a lost key, the second is a phone that has not been
/// unlocked since it was switched on, and must never be taken for an empty one.

import Foundation

/// A place for one key.
public protocol DeviceKey: Sendable {
    /// The key, or `nil` if there is none.
    func read() throws(KeyTrouble) -> Data?

    /// Keeps a key in place of whatever was there.
    func keep(_ key: Data) throws(KeyTrouble)

    /// Throws the key away: what it sealed opens no more on this phone. Nothing happens if there is none.
    func delete() throws(KeyTrouble)
}

/// Why a key store does not answer.
public enum KeyTrouble: Error, Equatable {
    /// The phone has not been unlocked since it was switched on. Later it will do.
    case locked
    /// Something else, by the system's own number.
    case refused(code: Int32)
}

extension DeviceKey {
    /// The key, made if there is none yet. Only for a folder in which nothing is: elsewhere a missing key is a lost one.
    public func readOrMake() throws(KeyTrouble) -> Data {
        if let key = try read() { return key }
        let key = newKey()
        try keep(key)
        return key
    }
}

/// Bytes of a device key.
public let keyLength = 32

/// A key out of the system's random numbers.
func newKey() -> Data {
    var random = SystemRandomNumberGenerator()
    return Data((0..<keyLength).map { _ in UInt8.random(in: .min ... .max, using: &random) })
}
