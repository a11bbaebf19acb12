extension Rule {
  static let glare = Rule(
    "glare", .retake, code: "0F", unit: .percent,
    source: "照片可能有角度，光线过暗，脸部区域有亮斑，模糊",
    measured: Words(
      "the share of the face that its largest white spot covers, where it is not over-exposed",
      zh: "人脸最大白色亮斑所占比例（过曝时不计）"),
    message: Words(
      "A bright spot covers {value} % of the face ({limit} % at most).",
      zh: "亮斑覆盖人脸的 {value}%（上限 {limit}%）。"),
    advice: Words(
      "Turn away from lamp or sun, wipe the face dry, and switch the flash off.",
      zh: "请避开灯光或阳光直射，擦干面部油光，关闭闪光灯。"),
    limit: { _ in .atMost(12) },
    caution: Caution { _ in .atMost(5) },
    value: { $0.looks?.face.map { $0.overExposed > 0.25 ? 0 : 100 * $0.glare } })
}
