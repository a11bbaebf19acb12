extension Rule {
  static let turnedAway = Rule(
    "turned-away", .retake, code: "0F", unit: .percent,
    source: "照片可能有角度",
    measured: Words(
      "how far the nose lies beside the middle of the eyes, as a share of their distance",
      zh: "鼻尖偏离双眼中线的距离与眼距之比"),
    message: Words(
      "The head is turned to the side (the nose by {value} % of the eye distance; {limit} % at most).",
      zh: "头部转向一侧（鼻尖偏离达眼距的 {value}%，上限 {limit}%）。"),
    advice: Words(
      "Look straight into the camera.",
      zh: "请正对镜头。"),
    limit: { _ in .atMost(50) },
    caution: Caution { _ in .atMost(30) },
    value: { $0.face.map { 100 * abs($0.yaw) } })
}
