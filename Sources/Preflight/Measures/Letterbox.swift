/// A picture between bars that are surely bars.
///
/// A plain background looks like a bar up to where a person begins, but it ends at some hair here and
/// a shoulder there. A bar ends everywhere at once.
enum Letterbox {
  /// Of two opposite edges one is seen along this share of its length at least, ...
  private static let clear = 0.6
  /// ... and the other along this: the rest may be as dark, or as white, as the bar. The round of a
  /// head does not grow by so much of the picture within two lines.
  private static let faint = 0.25
  /// The share of the edge that may be seen two lines before: where compression left ripples.
  private static let ripples = 0.25
  /// By how much it may be seen along more of its length four lines later.
  private static let roundness = 1.3
  /// Over so many lines compression smears an edge: one block, and what resizing adds.
  private static let smear = 10
  /// The share of the picture that has to remain.
  private static let leastArea = 0.25

  /// What lies between the bars, in pixels of the picture: whole rows and columns, none of which has
  /// part of a bar; nil where there are none, or nobody can be sure. Bars are black or white, along
  /// two opposite edges or all four, of one level, neutral, and each is more than 2 % wide.
  static func inside(_ picture: Picture) -> Box? {
    let rows = Pair(picture, .top, .bottom)
    let columns = Pair(picture, .left, .right)
    if let rows, let columns, let box = box(picture, rows, columns) { return box }
    if let rows, let box = box(picture, rows, nil) { return box }
    if let columns, let box = box(picture, nil, columns) { return box }
    return nil
  }

  private static func box(_ picture: Picture, _ rows: Pair?, _ columns: Pair?) -> Box? {
    let width = columns?.between ?? 0..<picture.width
    let height = rows?.between ?? 0..<picture.height
    let y = rows.map { $0.inside(along: width) } ?? 0..<picture.height
    let x = columns.map { $0.inside(along: height) } ?? 0..<picture.width
    guard let x, let y,
      Double(x.count) * Double(y.count)
        >= leastArea * Double(picture.width) * Double(picture.height)
    else { return nil }
    return Box(
      x: Double(x.lowerBound), y: Double(y.lowerBound), width: Double(x.count),
      height: Double(y.count))
  }

  /// Lines along two opposite edges that can be bars.
  private struct Pair {
    private let near: EdgeLines
    private let far: EdgeLines
    private let first: Run
    private let last: Run

    private struct Run {
      var level: Int
      var count: Int
    }

    init?(_ picture: Picture, _ side: EdgeLines.Side, _ opposite: EdgeLines.Side) {
      near = EdgeLines(picture.luma, from: side)
      far = EdgeLines(picture.luma, from: opposite)
      guard let level = near.level, let other = far.level, abs(level - other) <= 16 else {
        return nil
      }
      first = Run(level: level, count: near.run(of: level))
      guard (first.count + smear) * 50 > near.count else { return nil }
      last = Run(level: other, count: far.run(of: other))
      guard (last.count + smear) * 50 > near.count, first.count + last.count < near.count,
        Self.isNeutral(picture, side, first.count), Self.isNeutral(picture, opposite, last.count)
      else { return nil }
    }

    /// What is surely no bar.
    var between: Range<Int> { first.count..<(near.count - last.count) }

    /// What lies between the edges of the bars, seen along a part of them; nil where an edge is not
    /// straight.
    func inside(along part: Range<Int>) -> Range<Int>? {
      guard let start = edge(near, first, part), let end = edge(far, last, part),
        max(start.share, end.share) >= clear,
        start.line * 50 > near.count, end.line * 50 > near.count,
        start.line + end.line < near.count
      else { return nil }
      return start.line..<(near.count - end.line)
    }

    /// The first line behind a bar, if the bar has a straight edge, and the share of its length along
    /// which it is seen.
    private func edge(
      _ lines: EdgeLines, _ run: Run, _ part: Range<Int>
    ) -> (line: Int, share: Double)? {
      let end = min(run.count + smear, lines.count - 1)
      guard run.count < end else { return nil }
      let seen = lines.distances(run.count..<(end + 1), along: part, from: run.level)
      func before(_ index: Int) -> EdgeLines.Distance {
        index < 2 ? EdgeLines.Distance() : seen[index - 2]
      }
      let edges = seen.indices.filter { index in
        let (here, before) = (seen[index], before(index))
        return here.share >= faint && before.share <= ripples * here.share
          // What fades in goes on rising.
          && before.mean <= here.mean / 2
      }
      let rise = { (index: Int) in seen[index].share - before(index).share }
      guard let steepest = edges.map(rise).max(),
        let edge = edges.first(where: { rise($0) > steepest / 2 })
      else { return nil }
      // A line that is part bar is nearer to its level than the next.
      var line = edge
      while line < min(edge + 1, seen.count - 1), seen[line].mean < 0.8 * seen[line + 1].mean {
        line += 1
      }
      // A round body is seen along more and more of the next lines.
      let later = seen[min(line + 4, seen.count - 1)].share
      return later <= roundness * seen[line].share ? (run.count + line, seen[line].share) : nil
    }

    /// Whether a bar is grey: some outer lines tell, into which no colour bleeds.
    private static func isNeutral(
      _ picture: Picture, _ side: EdgeLines.Side, _ count: Int
    ) -> Bool {
      guard let chroma = picture.chroma else { return true }
      return [chroma.blue, chroma.red].allSatisfy { plane in
        let lines = EdgeLines(plane, from: side)
        let outer = 0..<min(lines.count, max(1, min(count / 4, 4)))
        return lines.distances(outer, along: 0..<lines.length, from: 128).allSatisfy {
          $0.mean <= 4
        }
      }
    }
  }
}
