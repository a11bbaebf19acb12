extension Rule {
  static let notUpright = Rule(
    "not-upright", .fix,
    measured: Words(
      "the EXIF orientation",
      zh: "EXIF 方向"),
    message: Words(
      "The photo is stored turned or mirrored (EXIF orientation {value}).",
      zh: "照片以旋转或镜像方式存储（EXIF 方向 {value}）。"),
    advice: Words(
      "Preflight turns it upright.",
      zh: "Preflight 会将其转正。"),
    limit: { _ in .atMost(1) },
    value: { $0.header.map { Double($0.orientation) } })
}
