extension Rule {
  static let tooLarge = Rule(
    "too-large", .fix, unit: .pixels,
    source: "最长边像素为800pi最佳",
    measured: Words(
      "the longer edge",
      zh: "长边"),
    message: Words(
      "The longer edge is {value} px; {limit} px serve the comparison best.",
      zh: "照片长边为 {value} 像素，最佳为 {limit} 像素。"),
    advice: Words(
      "Preflight makes the photo smaller.",
      zh: "Preflight 会将其缩小。"),
    limit: { .atMost(Double($0.longestEdge)) },
    value: { $0.header.map { Double(max($0.width, $0.height)) } })
}
