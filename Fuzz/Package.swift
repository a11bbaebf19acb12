// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "fuzz",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "preflight", path: "..")],
  targets: [
    .executableTarget(
      name: "Fuzz",
      dependencies: [.product(name: "Preflight", package: "preflight")],
      swiftSettings: [.swiftLanguageMode(.v6), .unsafeFlags(["-parse-as-library"])]
    ),
    .executableTarget(
      name: "FuzzReply",
      dependencies: [
        .product(name: "Preflight", package: "preflight"),
        .product(name: "VerifyFace", package: "preflight"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6), .unsafeFlags(["-parse-as-library"])]
    ),
  ]
)
