extension Rule {
  static let progressive = Rule(
    "progressive", .fix,
    measured: Words(
      "the kind of JPEG",
      zh: "JPEG 的类型"),
    message: Words(
      "The photo is a progressive JPEG, which the document does not mention.",
      zh: "照片为渐进式 JPEG，服务文档未提及。"),
    advice: Words(
      "Preflight makes it a baseline JPEG.",
      zh: "Preflight 会转为基线 JPEG。"),
    limit: { _ in .never },
    value: { $0.header.map { $0.isProgressive ? 1 : 0 } })
}
