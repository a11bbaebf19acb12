extension Rule {
  static let narrow = Rule(
    "narrow", .warn,
    source: "照片请勿人为拉伸、压缩（人脸图片变形，影响比对效果）",
    measured: Words(
      "the longer edge, divided by the shorter",
      zh: "长边与短边之比"),
    message: Words(
      "The picture is {value} times as long as wide; {limit} are the most.",
      zh: "画面长宽比为 {value}，上限为 {limit}。"),
    advice: Words(
      "Take the photo in an ordinary format, for example 3:4.",
      zh: "请以常规比例（如 3:4）拍摄。"),
    limit: { _ in .atMost(2.4) },
    value: { $0.outputSize.map { Double($0.longEdge) / Double(max(1, $0.shortEdge)) } })
}
