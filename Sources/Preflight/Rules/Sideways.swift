extension Rule {
  static let sideways = Rule(
    "sideways", .fix, unit: .degrees,
    measured: Words(
      "the turn that brings the face upright, beside the EXIF orientation",
      zh: "使人脸端正所需的旋转角度（EXIF 方向之外）"),
    message: Words(
      "The face lies on its side or upside down; the photo has to be turned by {value}°.",
      zh: "照片中的人脸是侧放或倒置的，需要旋转 {value}°。"),
    advice: Words(
      "Preflight turns it upright.",
      zh: "Preflight 会将其转正。"),
    limit: { _ in .never },
    value: { $0.faces == nil ? nil : Double($0.turned) })
}
