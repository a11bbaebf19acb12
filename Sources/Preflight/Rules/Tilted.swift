extension Rule {
  static let tilted = Rule(
    "tilted", .retake, code: "0F", unit: .degrees,
    source: "照片可能有角度",
    measured: Words(
      "the angle of the line through the eyes",
      zh: "双眼连线的倾斜角度"),
    message: Words(
      "The head is tilted by {value}°; {limit}° are the most.",
      zh: "头部倾斜 {value}°，上限为 {limit}°。"),
    advice: Words(
      "Hold the camera and the head upright.",
      zh: "请端正手机和头部。"),
    limit: { _ in .atMost(30) },
    caution: Caution { _ in .atMost(15) },
    value: { $0.face.map { abs($0.roll) } })
}
