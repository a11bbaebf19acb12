extension Rule {
  /// The mean blue and red differences of more than 99 % of faces of all colours of skin.
  static let usualBlue = 92.0...131.0
  static let usualRed = 131.0...170.0

  static let colourCast = Rule(
    "colour-cast", .warn,
    measured: Words(
      "by how much the colour of the face is off what light of day gives, where it is not grey",
      zh: "人脸颜色与正常光线下的偏差（黑白照片不计）"),
    message: Words(
      "The colour of the face is unnatural: coloured light or a filter.",
      zh: "人脸颜色不自然：可能有彩色光线或滤镜。"),
    advice: Words(
      "Take the photo in daylight or white light, without a filter.",
      zh: "请在日光或白光下拍摄，不要使用滤镜。"),
    limit: { _ in .atMost(0) },
    value: { evidence in
      guard let face = evidence.looks?.face, face.colour >= 4 else { return nil }
      func beyond(_ value: Double, _ range: ClosedRange<Double>) -> Double {
        max(range.lowerBound - value, value - range.upperBound, 0)
      }
      return max(beyond(face.blue, usualBlue), beyond(face.red, usualRed))
    })
}
