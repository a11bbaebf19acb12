/// The reduction at which a photo is decoded, in eighths.
enum Scale {
  /// The reductions that libjpeg-turbo has fast paths for. 5/8, 6/8 and 7/8 cost as much as 8/8.
  static let fast = [1, 2, 4, 8]

  /// The smallest fast reduction whose longer edge still reaches `longestEdge`; 8 where none does.
  static func choose(_ header: Header, longestEdge: Int) -> Int {
    let target = header.size(longestEdge: longestEdge).longEdge
    return fast.first { (header.longEdge * $0 + 7) / 8 >= target } ?? 8
  }
}
