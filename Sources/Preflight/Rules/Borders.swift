extension Rule {
  static let borders = Rule(
    "borders", .warn, unit: .percent,
    measured: Words(
      "the share of width or height that bars along opposite edges cover",
      zh: "两侧边条占画面宽或高的比例"),
    message: Words(
      "Bars along the edges cover {value} % of the picture.",
      zh: "画面边缘的边条占 {value}%。"),
    advice: Words(
      "Cut the bars off.",
      zh: "请裁掉边条。"),
    limit: { _ in .never },
    value: { $0.looks.map { 100 * $0.borders } })
}
