extension Rule {
  static let colourSpace = Rule(
    "colour-space", .fix,
    measured: Words(
      "the colour space of the components",
      zh: "各分量的色彩空间"),
    message: Words(
      "The photo is stored in print colours or plain RGB.",
      zh: "照片以印刷色（CMYK）或 RGB 方式存储。"),
    advice: Words(
      "Preflight converts it to YCbCr.",
      zh: "Preflight 会转换为 YCbCr。"),
    limit: { _ in .never },
    value: { $0.header.map { $0.colourSpace == .yCbCr || $0.colourSpace == .grey ? 0 : 1 } })
}
