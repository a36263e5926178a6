/// The byte that keeps a phone quiet.

import Foundation
import XCTest

@testable import OtayoriKit

final class SilenceTests: XCTestCase {
    private var folder = URL(fileURLWithPath: "/")

    override func setUpWithError() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    override func tearDownWithError() throws {
        try FileManager.default.removeItem(at: folder)
    }

    private var file: URL { folder.appendingPathComponent("silence") }

    func testItIsSetAndClearedInPlace() throws {
        let silence = Silence(file: file)
        XCTAssertFalse(silence.isSet)
        silence.prepare()
        XCTAssertFalse(silence.isSet)
        XCTAssertTrue(silence.turn(on: true))
        XCTAssertTrue(Silence(file: file).isSet, "the next process knows")
        XCTAssertEqual(try Data(contentsOf: file).count, 1, "one byte, saying nothing of why")
        silence.prepare()
        XCTAssertTrue(silence.isSet, "preparing clears nothing")
        XCTAssertTrue(silence.turn(on: false))
        XCTAssertFalse(silence.isSet)
    }

    func testAFileThatSaysSomethingElseIsSilence() throws {
        for bytes in [Data(), Data("2".utf8), Data("00".utf8)] {
            try bytes.write(to: file)
            XCTAssertTrue(Silence(file: file).isSet)
        }
    }

    func testWhereNothingCanBeWrittenItSaysSo() {
        XCTAssertFalse(Silence(file: folder.appendingPathComponent("nowhere/silence")).turn(on: true))
    }
}
