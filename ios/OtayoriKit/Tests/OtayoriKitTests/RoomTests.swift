/// The order of key and folder, with the real library.

import Foundation
import XCTest

@testable import OtayoriKit

final class RoomTests: XCTestCase {
    private func room(_ folder: URL, _ key: any DeviceKey) throws -> Room {
        try Room(folder: folder, language: "en", key: key, clock: MovedPhone(at("2026-07-06", "07:00")))
    }

    func testTheFirstOpeningMakesAKeyAndTheNextUsesIt() async throws {
        let folder = try Folder()
        let key = KeyInMemory()
        let opened = try await room(folder.url, key).open()
        XCTAssertTrue(opened.isFirstRun)
        let made = try XCTUnwrap(key.read())
        _ = try await room(folder.url, key).open()
        XCTAssertEqual(try key.read(), made)
    }

    func testAFolderWithoutItsKeyIsLostAndNeverNew() async throws {
        let folder = try Folder()
        _ = try await room(folder.url, KeyInMemory()).open()
        let empty = KeyInMemory()
        do {
            _ = try await room(folder.url, empty).open()
            XCTFail("it opened")
        } catch {
            XCTAssertEqual(error as? CompanionError, .KeyLost)
        }
        XCTAssertNil(try empty.read(), "no key is made for a folder that is there")
    }

    func testALockedPhoneTouchesNothing() async throws {
        let folder = try Folder()
        let key = KeyInMemory()
        key.fail(with: .locked)
        do {
            _ = try await room(folder.url, key).open()
            XCTFail("it opened")
        } catch {
            XCTAssertEqual(error as? KeyTrouble, .locked)
        }
        XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: folder.url.path), [])
    }

    func testAQuestionOpensWhatIsThereAndBeginsNothing() async throws {
        let folder = try Folder()
        let key = KeyInMemory()
        let room = try room(folder.url, key)
        do {
            _ = try await room.ask { companion, now in try companion.today(now: now) }
            XCTFail("it answered")
        } catch {
            XCTAssertEqual(error as? CompanionError, .NotOpen)
        }
        XCTAssertNil(try key.read())
        XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: folder.url.path), [])
        _ = try await self.room(folder.url, key).open()
        let today = try await room.ask { companion, now in try companion.today(now: now) }
        XCTAssertEqual(today.on, "2026-07-06")
        XCTAssertNotNil(today.nobody)
    }

    func testRecoveryWordsMakeANewKey() async throws {
        let folder = try Folder()
        let key = KeyInMemory()
        let before = try room(folder.url, key)
        _ = try await before.open()
        let words = try await before.ask { companion, _ in try companion.newRecoveryWords() }
        let first = try key.read()
        // Another phone's key store, or one that forgot.
        try key.keep(OtayoriKitTests.key(9))
        let room = try room(folder.url, key)
        do {
            _ = try await room.open(withRecovery: Array(repeating: words[0], count: 6).joined(separator: " "))
            XCTFail("it opened")
        } catch {
            XCTAssertEqual(error as? CompanionError, .WrongKey)
        }
        XCTAssertEqual(try key.read(), OtayoriKitTests.key(9), "wrong words change no key")
        _ = try await room.open(withRecovery: words.joined(separator: " "))
        XCTAssertNotEqual(try key.read(), first)
        _ = try await self.room(folder.url, key).open()
    }

    func testErasingTakesKeyAndFolder() async throws {
        let folder = try Folder()
        let key = KeyInMemory()
        let room = try room(folder.url, key)
        _ = try await room.open()
        try await room.eraseEverything()
        XCTAssertNil(try key.read())
        XCTAssertFalse(try room.companion.state().isThere)
        let again = try await room.open()
        XCTAssertTrue(again.isFirstRun)
    }

    func testTheFolderIsErasedEvenIfTheKeyStoreRefuses() async throws {
        let folder = try Folder()
        let key = KeyInMemory()
        let room = try room(folder.url, key)
        _ = try await room.open()
        key.fail(with: .refused(code: -1))
        let isKeyGone = try await room.eraseEverything()
        XCTAssertFalse(isKeyGone)
        XCTAssertFalse(try room.companion.state().isThere)
    }

    func testStoppingIsToldFromTheRest() throws {
        let room = try room(URL(fileURLWithPath: "/nowhere"), KeyInMemory())
        let stopping: [Telling] = [
            .ended(child: "c"), .removed(child: "c"), .paused(child: nil, from: "2027-03-01"),
            .birth(pregnancy: "p", first: nil, born: ["2027-03-01"], ended: 1),
        ]
        for telling in stopping { XCTAssertTrue(room.stops(telling), "\(telling)") }
        let others: [Telling] = [
            .birth(pregnancy: "p", first: nil, born: ["2027-03-01"], ended: 0), .stillSo(child: "c"),
            .mistake(child: "c"), .expecting(children: 1, due: .unknown), .resumed(child: nil, from: "2027-03-01"),
        ]
        for telling in others { XCTAssertFalse(room.stops(telling), "\(telling)") }
    }
}
