/// What the README shows compiles and does what it says: it stands here, and there word for word.

import XCTest

// README begins
import Foundation
import OtayoriKit

/// The titles of today's letters, for somebody who is 24 weeks and 3 days pregnant. On a phone the key is `KeyInKeychain()`.
func titlesOfToday(in folder: URL, key: any DeviceKey) async throws -> [String] {
    let room = try Room(folder: folder, language: "en", key: key)
    try await room.open()
    let today = try await room.ask { companion, now in
        let due = Dated.soFar(gestation: Weeks(weeks: 24, days: 3))
        _ = try companion.tell(telling: .expecting(children: 1, due: due), now: now)
        return try companion.today(now: now)
    }
    return today.members.flatMap(\.letters).map(\.text.title.plain)
}
// README ends

final class ReadmeTests: XCTestCase {
    func testTheCodeDoesWhatItSays() async throws {
        let folder = try Folder()
        let titles = try await titlesOfToday(in: folder.url, key: KeyInMemory())
        XCTAssertEqual(titles.count, 1)
        XCTAssertFalse(titles[0].isEmpty)
    }

    func testTheReadmeShowsThisCode() throws {
        let here = try String(contentsOf: URL(fileURLWithPath: #filePath), encoding: .utf8)
        let code = here.components(separatedBy: "// README begins\n")[1].components(separatedBy: "// README ends")[0]
        let readme = try String(contentsOf: project.appendingPathComponent("README.md"), encoding: .utf8)
        XCTAssertTrue(readme.contains("```swift\n\(code)```\n"), "copy the code above into the README")
    }
}
