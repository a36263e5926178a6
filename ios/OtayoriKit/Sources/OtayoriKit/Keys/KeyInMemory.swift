/// A key that is gone with the process: for tests and previews.

import Foundation

/// Keeps one key in memory, and can be told to fail.
public final class KeyInMemory: DeviceKey, @unchecked Sendable {
    private let lock = NSLock()
    private var key: Data?
    private var trouble: KeyTrouble?

    /// A place with a key, or an empty one.
    public init(_ key: Data? = nil) {
        self.key = key
    }

    /// From now on every call fails like this; `nil`: works again.
    public func fail(with trouble: KeyTrouble?) {
        lock.withLock { self.trouble = trouble }
    }

    public func read() throws(KeyTrouble) -> Data? {
        let (failure, found) = lock.withLock { (trouble, key) }
        if let failure { throw failure }
        return found
    }

    public func keep(_ key: Data) throws(KeyTrouble) {
        try replace(with: key)
    }

    public func delete() throws(KeyTrouble) {
        try replace(with: nil)
    }

    private func replace(with key: Data?) throws(KeyTrouble) {
        let failure = lock.withLock {
            if trouble == nil { self.key = key }
            return trouble
        }
        if let failure { throw failure }
    }
}
