/// The real library, as tests hold it: folders that go away, keys that can be guessed, and a queue that is a map.

import Foundation
import XCTest

@testable import OtayoriKit

/// A folder for one test.
final class Folder {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("otayori-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    /// A folder or a file in it; nothing is made.
    func at(_ name: String) -> URL { url.appendingPathComponent(name) }

    /// A folder in it.
    func made(_ name: String) throws -> URL {
        try FileManager.default.createDirectory(at: at(name), withIntermediateDirectories: true)
        return at(name)
    }
}

/// The project's own folder, four above this one.
let project = (0..<5).reduce(URL(fileURLWithPath: #filePath)) { path, _ in path.deletingLastPathComponent() }

/// A file that the tests of all languages share.
func fixture(_ name: String) -> URL { project.appendingPathComponent("tests/fixtures/\(name)") }

/// Thirty-two bytes of one value.
func key(_ number: UInt8) -> Data { Data(repeating: number, count: keyLength) }

/// A moment in Tokyo.
func at(_ date: String, _ time: String) -> LocalMoment {
    LocalMoment(date: date, time: time, utcOffsetMinutes: 540)
}

let uptime = UptimeNow(sinceBootMs: 1_000_000, boot: "boot")

/// A clock that a test moves.
final class MovedPhone: PhoneClock, @unchecked Sendable {
    private let lock = NSLock()
    private var moment: LocalMoment

    init(_ moment: LocalMoment) { self.moment = moment }

    func now() -> LocalMoment { lock.withLock { moment } }
    func uptime() -> UptimeNow { OtayoriKitTests.uptime }
    func move(to moment: LocalMoment) { lock.withLock { self.moment = moment } }
}
