extension Rule {
  static let borders = Rule(
    "borders", .fix, unit: .percent,
    measured: Words(
      "the share of width or height that bars along opposite edges cover; warns of those that are not surely bars",
      zh: "两侧边条占画面宽或高的比例；不能确定是边条的，仅提醒"),
    message: Words(
      "Bars along the edges cover {value} % of the picture.",
      zh: "画面边缘的边条占 {value}%。"),
    advice: Words(
      "Preflight cuts the bars off.",
      zh: "Preflight 会裁掉边条。"),
    limit: { _ in .never },
    caution: Caution(
      advice: Words("Cut the bars off.", zh: "请裁掉边条。"),
      value: { $0.looks.map { 100 * $0.borders } }
    ) { _ in .never },
    value: { $0.looks == nil ? nil : 100 * $0.cutBars })
}
