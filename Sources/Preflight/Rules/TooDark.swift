extension Rule {
  static let tooDark = Rule(
    "too-dark", .retake, code: "0F",
    source: "照片可能有角度，光线过暗，脸部区域有亮斑，模糊",
    measured: Words(
      "the level, 0 to 255, that three quarters of the face are below",
      zh: "人脸四分之三像素低于的亮度（0–255）"),
    message: Words(
      "The face is too dark (level {value} of 255; {limit} at least).",
      zh: "人脸过暗（亮度 {value}，满值 255，至少 {limit}）。"),
    advice: Words(
      "Take the photo in brighter light that falls on the face.",
      zh: "请在更明亮的光线下拍摄，让光照在脸上。"),
    limit: { _ in .atLeast(60) },
    caution: Caution { _ in .atLeast(90) },
    value: { $0.looks?.face.map { $0.isBackLit ? 255 : $0.brightness } })
}
