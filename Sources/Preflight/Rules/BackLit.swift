extension Rule {
  /// By how many levels the background is brighter than the face where the light is behind it.
  static let backLight = 100.0

  static let backLit = Rule(
    "back-lit", .retake, code: "0F",
    source: "照片请勿强曝光，逆光，背光等",
    measured: Words(
      "the same before a background that is brighter by 100 levels and more",
      zh: "同上，且背景比人脸亮 100 级以上"),
    message: Words(
      "The light is behind the head: the face is dark (level {value} of 255; {limit} at least) before a bright background.",
      zh: "逆光：背景明亮而人脸过暗（亮度 {value}，满值 255，至少 {limit}）。"),
    advice: Words(
      "Turn around, so that the light is in front of you.",
      zh: "请转身，让光源位于您的前方。"),
    limit: { _ in .atLeast(60) },
    caution: Caution { _ in .atLeast(90) },
    value: { $0.looks?.face.map { $0.isBackLit ? $0.brightness : 255 } })
}
