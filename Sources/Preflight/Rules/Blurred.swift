extension Rule {
  /// Percent. Of sharp portraits none, of those blurred by 1/50 of the width of the face 95 % are
  /// beyond it.
  static let mostBlur = 62.0

  static let blurred = Rule(
    "blurred", .retake, code: "0F", unit: .percent,
    source: "请勿使用身份证翻拍照，请勿反光、污损、模糊或梯度变形",
    measured: Words(
      "how much of the contrast of the face survives a further blur; of the middle where there is no"
        + " face, which only warns",
      zh: "人脸再次模糊后仍保留的反差比例；没有人脸时为画面中央，仅提醒"),
    message: Words(
      "The photo is blurred ({value} %; sharp faces have 30 to 50 %).",
      zh: "照片模糊（{value}%，清晰人脸为 30% 至 50%）。"),
    advice: Words(
      "Hold the camera still, wipe the lens, and let it focus on the face; do not enlarge a small photo.",
      zh: "请拿稳手机、擦净镜头并对焦人脸；不要放大小图。"),
    limit: { _ in .atMost(mostBlur) },
    caution: Caution { _ in .atMost(56) },
    value: { evidence in
      guard let face = evidence.looks?.face else {
        // Without a face nobody knows what the picture is of: that is no proof either.
        return evidence.looks?.middleBlur.map { min(100 * $0, mostBlur) }
      }
      // A half in the dark shows no detail and is no proof.
      return min(100 * face.blur, face.unevenLight > 1.9 ? mostBlur : 100)
    })
}
