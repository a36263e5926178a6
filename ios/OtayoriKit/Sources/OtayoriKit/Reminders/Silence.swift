/// One byte beside the folder: something was said that stops letters, and it could not be written down.
///
/// While it is set, a wake takes everything back and arms nothing. It says nothing of why. The file is made at the first run
/// and overwritten in place, because it is needed when the disk is full.

import Foundation

/// The byte.
public struct Silence: Sendable {
    private static let quiet: UInt8 = UInt8(ascii: "0")
    private static let set: UInt8 = UInt8(ascii: "1")
    private let file: URL

    /// A byte in a file of its own, in a folder that is there.
    public init(file: URL) {
        self.file = file
    }

    /// Makes the file, if it is not there. At the first run, while there is room.
    public func prepare() {
        guard !FileManager.default.fileExists(atPath: file.path) else { return }
        _ = FileManager.default.createFile(atPath: file.path, contents: Data([Self.quiet]), attributes: Self.attributes)
    }

    /// It can be read before the first unlock: a phone that is locked must not be taken for one that has to be silent.
    private static var attributes: [FileAttributeKey: Any]? {
        #if os(iOS)
            [.protectionKey: FileProtectionType.none]
        #else
            nil
        #endif
    }

    /// Whether it is set. A file that is there and cannot be read counts as set: silence harms nobody.
    public var isSet: Bool {
        guard FileManager.default.fileExists(atPath: file.path) else { return false }
        return (try? Data(contentsOf: file)) != Data([Self.quiet])
    }

    /// Sets or clears it. Whether that is now on the disk.
    public func turn(on: Bool) -> Bool {
        prepare()
        guard let handle = try? FileHandle(forUpdating: file) else { return false }
        defer { try? handle.close() }
        do {
            try handle.write(contentsOf: Data([on ? Self.set : Self.quiet]))
            try handle.synchronize()
            return true
        } catch {
            return false
        }
    }
}
