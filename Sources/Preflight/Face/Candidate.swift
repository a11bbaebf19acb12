/// A face that YuNet found, in pixels of its input.
struct Candidate: Equatable {
  var box: Box
  /// 0…1
  var score: Double
  /// The picture's left and right eye, the nose, and the left and right corner of the mouth. They
  /// hardly follow a tilted head.
  var points: [Point]
}

extension YuNet {
  /// The least score of a candidate.
  static let leastScore = 0.3
  /// Boxes that share more than this are one face.
  static let mostOverlap = 0.3

  /// The faces in a picture, best first.
  func candidates(_ pixels: Pixels, _ memory: NetMemory) -> [Candidate] {
    run(pixels, memory) { heads in
      Self.distinct(heads.flatMap { Self.decoded($0) })
    }
  }

  /// The candidates of one head. The centre of a box is counted from the corner of its cell.
  private static func decoded(_ head: Head) -> [Candidate] {
    var found: [Candidate] = []
    let stride = Double(head.stride)
    for y in 0..<head.map.height {
      for x in 0..<head.map.width {
        let cell = unsafe head.map.pixel(x, y)
        // Neither probability can be below the product's least: −2.31 is where a sigmoid is 0.09.
        guard unsafe cell[0] > -2.32, unsafe cell[5] > -2.32 else { continue }
        let score = (sigmoid(unsafe cell[0]) * sigmoid(unsafe cell[5])).squareRoot()
        guard score > leastScore else { continue }
        func number(_ index: Int) -> Double { Double(unsafe cell[index]) }
        func edge(_ index: Int) -> Double {
          exponential(min(max(number(index), -8), 8)) * stride
        }
        // Whatever the network says, it is about somewhere near its cell.
        func near(_ cell: Int, _ index: Int) -> Double {
          (Double(cell) + min(max(number(index), -64), 64)) * stride
        }
        let (width, height) = (edge(3), edge(4))
        let box = Box(
          x: near(x, 1) - width / 2, y: near(y, 2) - height / 2, width: width, height: height)
        let points = (0..<5).map { Point(x: near(x, 6 + 2 * $0), y: near(y, 7 + 2 * $0)) }
        found.append(Candidate(box: box, score: score, points: points))
      }
    }
    return found
  }

  /// Of boxes that overlap only the best, best first; of equals the first found.
  static func distinct(_ candidates: [Candidate]) -> [Candidate] {
    let order = candidates.indices.sorted {
      (candidates[$1].score, $0) < (candidates[$0].score, $1)
    }
    var kept: [Candidate] = []
    for candidate in order.map({ candidates[$0] })
    where !kept.contains(where: { $0.box.overlap(candidate.box) > mostOverlap }) {
      kept.append(candidate)
    }
    return kept
  }
}
