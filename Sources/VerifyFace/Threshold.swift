/// The least score, 50…100, that counts as the same person.
public struct Threshold: Sendable, Equatable {
  /// The score.
  public let score: Double

  /// - Parameter score: 50…100.
  /// - Returns: nil outside of that range, for which the document gives no rate.
  public init?(score: Double) {
    guard score >= 50, score <= 100 else { return nil }
    self.score = score
  }

  private init(table score: Double) {
    self.score = score
  }

  /// The false-accept rates that the document states: of so many strangers one is taken for the
  /// person.
  ///
  /// "CTID平台人像比对系统 … 错误接受率1%，阈值比对分数50 …"; 70 is "平台采用".
  public static let table: [(oneIn: Int, score: Double)] = [
    (100, 50), (1_000, 60), (10_000, 70), (100_000, 80), (1_000_000, 90),
  ]

  /// The lowest threshold of the document's table at which no more than one stranger in `count` is
  /// accepted. Beyond the table, that is above 1,000,000, it is 100; so it is for what is no count,
  /// 0 and less: a mistake is not to make the decision a lenient one.
  public static func falseAcceptOneIn(_ count: Int) -> Threshold {
    let entry = count > 0 ? table.first { $0.oneIn >= count } : nil
    return Threshold(table: entry?.score ?? 100)
  }
}
