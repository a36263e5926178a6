/// The key of the folder: made once, and never taken for lost when the phone is merely locked.

import Foundation
import XCTest

@testable import OtayoriKit

final class KeyTests: XCTestCase {
    func testAKeyIsMadeOnce() throws {
        let place = KeyInMemory()
        XCTAssertNil(try place.read())
        let key = try place.readOrMake()
        XCTAssertEqual(key.count, keyLength)
        XCTAssertEqual(try place.readOrMake(), key)
        XCTAssertNotEqual(try KeyInMemory().readOrMake(), key, "each phone has a key of its own")
    }

    func testALockedPhoneIsNotAnEmptyOne() throws {
        let place = KeyInMemory(Data(repeating: 7, count: keyLength))
        place.fail(with: .locked)
        XCTAssertThrowsError(try place.readOrMake()) { XCTAssertEqual($0 as? KeyTrouble, .locked) }
        XCTAssertThrowsError(try place.delete()) { XCTAssertEqual($0 as? KeyTrouble, .locked) }
        place.fail(with: nil)
        XCTAssertEqual(try place.read(), Data(repeating: 7, count: keyLength), "nothing was overwritten")
    }

    func testADeletedKeyIsGone() throws {
        let place = KeyInMemory(Data(repeating: 7, count: keyLength))
        try place.delete()
        XCTAssertNil(try place.read())
        try place.delete()
    }
}
