extension Rule {
  static let lowContrast = Rule(
    "low-contrast", .retake, code: "0F",
    measured: Words(
      "the entropy of the levels of the face, in bits, where it is neither too dark nor over-exposed",
      zh: "人脸亮度分布的熵（比特），过暗或过曝时不计"),
    message: Words(
      "The face has little contrast ({value} bits; {limit} at least).",
      zh: "人脸反差过低（{value} 比特，至少 {limit}）。"),
    advice: Words(
      "Take the photo in clear light, without fog, glass or a filter before the lens.",
      zh: "请在清晰的光线下拍摄，镜头前不要有雾气、玻璃或滤镜。"),
    limit: { _ in .atLeast(5.5) },
    caution: Caution { _ in .atLeast(6.1) },
    value: { $0.looks?.face.map { $0.brightness < 90 || $0.overExposed > 0.25 ? 8 : $0.contrast } })
}
