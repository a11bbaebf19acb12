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
    .executable(name: "preflight", targets: ["PreflightCommand"]),
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
    .executableTarget(
      name: "PreflightCommand", dependencies: ["Preflight"], swiftSettings: strict),
    .testTarget(
      name: "PreflightTests", dependencies: ["Preflight"], swiftSettings: strict),
    .testTarget(
      name: "PreflightCommandTests", dependencies: ["PreflightCommand"], swiftSettings: strict),
  ],
  cLanguageStandard: .c2x
)
