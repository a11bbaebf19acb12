extension Rule {
  static let coveredFace = Rule(
    "covered-face", .warn, code: "0G", unit: .percent,
    source: "照片请勿出现人脸遮挡（饰物、头发等），勿戴口罩、墨镜",
    measured: Words(
      "how well the network that looks from near sees the face",
      zh: "近看网络对面部可见程度的判断"),
    message: Words(
      "The face may be covered, or the photo cut too tightly ({value} % visible).",
      zh: "面部可能被遮挡，或照片裁切过紧（可见程度 {value}%）。"),
    advice: Words(
      "Take off mask and sunglasses, and keep hair and hands away from the face.",
      zh: "请摘下口罩和墨镜，头发和手不要遮挡面部。"),
    limit: { _ in .atLeast(80) },
    value: { $0.face.map { 100 * $0.visibility } })
}
