// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "preflight", path: "..")],
  targets: [
    .target(
      name: "CFloor", cSettings: [.unsafeFlags(["-O2"])], linkerSettings: [.linkedLibrary("jpeg")]),
    .executableTarget(
      name: "Bench",
      dependencies: ["CFloor", .product(name: "Preflight", package: "preflight")],
      swiftSettings: [.swiftLanguageMode(.v6)]
    ),
    .executableTarget(
      name: "Faces",
      dependencies: ["CFloor", .product(name: "Preflight", package: "preflight")],
      swiftSettings: [.swiftLanguageMode(.v6)]
    ),
    .executableTarget(
      name: "CallBench",
      dependencies: [
        .product(name: "Preflight", package: "preflight"),
        .product(name: "VerifyFace", package: "preflight"),
        .product(name: "VerifyFaceSandbox", package: "preflight"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6)]
    ),
    .executableTarget(
      name: "Damage",
      dependencies: ["CFloor", .product(name: "Preflight", package: "preflight")],
      swiftSettings: [.swiftLanguageMode(.v6)]
    ),
  ]
)
