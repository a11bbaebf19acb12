// swift-tools-version: 6.2

import PackageDescription

/// The one list of settings; every Swift target uses it.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "preflight",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "Preflight", targets: ["Preflight"]),
    .library(name: "VerifyFace", targets: ["VerifyFace"]),
    .library(name: "VerifyFaceSandbox", targets: ["VerifyFaceSandbox"]),
    .executable(name: "preflight", targets: ["PreflightCommand"]),
    .executable(name: "verifyface", targets: ["VerifyFaceCommand"]),
  ],
  targets: [
    .systemLibrary(
      name: "CLibJPEG",
      pkgConfig: "libjpeg",
      providers: [.apt(["libjpeg-dev"]), .brew(["jpeg-turbo"])]
    ),
    .target(
      name: "CJPEG",
      dependencies: ["CLibJPEG"],
      cSettings: [.enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error)]
    ),
    .target(
      name: "CKernels",
      cSettings: [.enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error)]
    ),
    .target(
      name: "CFaceNet",
      exclude: ["blazeface.f16", "yunet.f16"],
      cSettings: [.enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error)]
    ),
    .target(
      name: "Preflight", dependencies: ["CFaceNet", "CJPEG", "CKernels"], swiftSettings: strict),
    .target(name: "JSONText", swiftSettings: strict),
    .target(name: "Console", dependencies: ["Preflight"], swiftSettings: strict),
    .executableTarget(
      name: "PreflightCommand", dependencies: ["Console", "JSONText", "Preflight"],
      swiftSettings: strict),
    .systemLibrary(
      name: "COpenSSL",
      pkgConfig: "openssl",
      providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]
    ),
    .target(
      name: "VerifyFace", dependencies: ["JSONText", "Preflight", "COpenSSL"],
      swiftSettings: strict),
    .target(
      name: "VerifyFaceSandbox", dependencies: ["Preflight", "VerifyFace"], swiftSettings: strict),
    .executableTarget(
      name: "VerifyFaceCommand",
      dependencies: ["Console", "JSONText", "Preflight", "VerifyFace", "VerifyFaceSandbox"],
      swiftSettings: strict),
    .testTarget(
      name: "PreflightTests", dependencies: ["Preflight", "CKernels"], swiftSettings: strict),
    .testTarget(
      name: "VerifyFaceTests", dependencies: ["JSONText", "VerifyFace", "VerifyFaceSandbox"],
      exclude: ["Vectors"],
      swiftSettings: strict),
    .testTarget(
      name: "VerifyFaceCommandTests",
      dependencies: ["Console", "VerifyFaceCommand", "VerifyFaceSandbox"],
      swiftSettings: strict),
    .testTarget(
      name: "PreflightCommandTests", dependencies: ["Console", "JSONText", "PreflightCommand"],
      swiftSettings: strict),
  ],
  cLanguageStandard: .c2x
)
