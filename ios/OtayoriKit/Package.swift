// swift-tools-version: 6.0
//
// The companion for Swift: what the apps of Apple's systems stand on. `ios/test.sh` builds the library, generates the Swift
// that opens it (`Generated/`, never committed) and runs the tests, on a Mac and on Linux.
//
// otayoriFFI: the header of the library. OtayoriCore: the generated Swift. OtayoriKit: ours. No dependency from outside.

import PackageDescription

let package = Package(
    name: "OtayoriKit",
    platforms: [.iOS(.v15), .macOS(.v12)],
    products: [.library(name: "OtayoriKit", targets: ["OtayoriKit"])],
    targets: [
        .systemLibrary(name: "otayoriFFI"),
        .target(name: "OtayoriCore", dependencies: ["otayoriFFI"], path: "Generated/OtayoriCore"),
        .target(name: "OtayoriKit", dependencies: ["OtayoriCore"]),
        .testTarget(name: "OtayoriKitTests", dependencies: ["OtayoriKit"]),
    ]
)
