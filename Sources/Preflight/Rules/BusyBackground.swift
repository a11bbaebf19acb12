extension Rule {
  static let busyBackground = Rule(
    "busy-background", .warn,
    source: "照片中无特殊复杂背景",
    measured: Words(
      "the mean strength of edges around the face",
      zh: "人脸周围边缘的平均强度"),
    message: Words(
      "The background is busy ({value}; {limit} at most).",
      zh: "背景过于繁杂（{value}，上限 {limit}）。"),
    advice: Words(
      "Stand before a plain wall.",
      zh: "请在纯色墙面前拍摄。"),
    limit: { _ in .atMost(200) },
    value: { $0.looks?.face?.backgroundEdges })
}
