extension Rule {
  static let overExposed = Rule(
    "over-exposed", .retake, code: "0F", unit: .percent,
    source: "照片请勿强曝光，逆光，背光等",
    measured: Words(
      "the share of the face that is white",
      zh: "人脸发白部分所占比例"),
    message: Words(
      "The face is over-exposed: {value} % of it are white ({limit} % at most).",
      zh: "人脸过曝：{value}% 发白（上限 {limit}%）。"),
    advice: Words(
      "Move out of the glaring light, or switch the flash off.",
      zh: "请避开强光，或关闭闪光灯。"),
    limit: { _ in .atMost(25) },
    caution: Caution { _ in .atMost(12) },
    value: { $0.looks?.face.map { 100 * $0.overExposed } })
}
