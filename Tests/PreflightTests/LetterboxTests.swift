import Testing

@testable import Preflight

/// Where bars end, and what is none.
@Suite struct LetterboxTests {
  /// What lies between the bars of a grey or coloured picture.
  static func inside(
    _ width: Int = 200, _ height: Int = 160, colour: (Int, Int) -> UInt8 = { _, _ in 128 },
    _ level: (Int, Int) -> Int
  ) -> Box? {
    func plane(_ width: Int, _ height: Int, _ sample: (Int, Int) -> UInt8) -> Plane {
      Plane(
        width: width, height: height,
        samples: (0..<(width * height)).map { sample($0 % width, $0 / width) })
    }
    let blue = plane((width + 1) / 2, (height + 1) / 2, colour)
    return Letterbox.inside(
      Picture(
        luma: plane(width, height) { UInt8(level($0, $1)) },
        chroma: Picture.Chroma(
          blue: blue, red: plane(blue.width, blue.height) { _, _ in 128 })))
  }

  /// Something like a photo, everywhere between 60 and 187.
  static func content(_ x: Int, _ y: Int) -> Int { 60 + (7 * x + 13 * y + x * y / 3) % 128 }

  @Test(arguments: [0, 9, 246, 255])
  func barsAreCutOffAlongTwoOrFourEdges(_ bar: Int) {
    #expect(
      Self.inside { x, y in x < 12 || x >= 170 ? bar : Self.content(x, y) }
        == Box(x: 12, y: 0, width: 158, height: 160))
    #expect(
      Self.inside { x, y in y < 5 || y >= 150 ? bar : Self.content(x, y) }
        == Box(x: 0, y: 5, width: 200, height: 145))
    #expect(
      Self.inside { x, y in
        x < 12 || x >= 170 || y < 40 || y >= 150 ? bar : Self.content(x, y)
      } == Box(x: 12, y: 40, width: 158, height: 110))
  }

  @Test func aPersonBeforeAPlainWallIsNoPhotoBetweenBars() {
    for (wall, person) in [(255, 90), (0, 160)] {
      for radius in [30, 45, 60] {
        let head = Self.inside { x, y in
          let (dx, dy) = (x - 100, y - 80)
          return dx * dx + dy * dy < radius * radius ? person : wall
        }
        #expect(head == nil, "radius \(radius)")
        let bust = Self.inside { x, y in
          let (dx, dy) = (x - 100, y - 70)
          let isShoulder = y > 110 && abs(dx) < 20 + 2 * (y - 110) && abs(dx) < 80
          return dx * dx + dy * dy < 900 || isShoulder ? person : wall
        }
        #expect(bust == nil)
      }
      // Straight below and at the sides, but round above.
      let niche = Self.inside { x, y in
        let (dx, dy) = (x - 100, min(0, y - 70))
        return dx * dx + dy * dy < 2500 && y < 140 ? person : wall
      }
      #expect(niche == nil)
    }
  }

  @Test func aDarkNightIsNoBar() {
    // Black above and below, and between them roofs and lamps.
    #expect(
      Self.inside { x, y in
        y > 50 + x % 40 && y < 110 + (x * x / 50) % 30 ? Self.content(x, y) : 3
      } == nil)
    #expect(Self.inside { x, y in min(y, 159 - y) } == nil, "a vignette")
    #expect(Self.inside { x, y in min(255, 4 * max(0, min(y, 159 - y) - 20)) } == nil, "a fade")
  }

  @Test func whatIsNotSureStays() {
    func bars(_ x: Int, _ width: Int, else level: Int) -> Int {
      x < width || x >= 200 - width ? 0 : level
    }
    let content = Self.content
    #expect(Self.inside { x, y in bars(x, 4, else: content(x, y)) } == nil, "2 % and no more")
    #expect(Self.inside { x, y in bars(x, 5, else: content(x, y)) } != nil)
    #expect(Self.inside { x, y in x < 20 ? 0 : content(x, y) } == nil, "one side")
    #expect(
      Self.inside { x, y in x < 20 ? 0 : x >= 180 ? 255 : content(x, y) } == nil, "two colours")
    #expect(
      Self.inside { x, y in x < 20 || x >= 180 ? 20 : content(x, y) } == nil, "dark, not black")
    #expect(
      Self.inside { x, y in x < 20 || x >= 180 ? (x + y) % 2 * 20 : content(x, y) } == nil, "noise")
    #expect(Self.inside { x, y in bars(x, 20, else: 18) } == nil, "no step")
    #expect(Self.inside { _, _ in 0 } == nil)
    #expect(Self.inside { _, _ in 255 } == nil)
  }

  @Test func barsHaveNoColour() {
    let bar = { (x: Int, y: Int) in x < 20 || x >= 180 ? 6 : Self.content(x, y) }
    #expect(Self.inside(colour: { x, _ in x < 10 || x >= 90 ? 131 : 90 }, bar) != nil)
    #expect(Self.inside(colour: { x, _ in x < 10 || x >= 90 ? 140 : 128 }, bar) == nil)
    #expect(Self.inside(colour: { x, _ in x >= 90 ? 140 : 128 }, bar) == nil, "on one side")
  }

  @Test func aQuarterOfThePictureHasToRemain() {
    func bars(_ x: Int, _ width: Int, _ y: Int) -> Int {
      x < width || x >= 200 - width ? 0 : Self.content(x, y)
    }
    #expect(Self.inside { x, y in bars(x, 75, y) } == Box(x: 75, y: 0, width: 50, height: 160))
    #expect(Self.inside { x, y in bars(x, 76, y) } == nil)
  }

  @Test func anEdgeMayBeHiddenInPart() {
    // So many hundredths of the photo are as dark as the bar.
    func inside(_ left: Int, _ right: Int) -> Box? {
      Self.inside(200, 100) { x, y in
        if x < 20 || x >= 180 { return 0 }
        return y < (x < 100 ? left : right) ? 5 : Self.content(x, y)
      }
    }
    #expect(inside(39, 74) != nil && inside(74, 39) != nil)
    #expect(inside(41, 41) == nil, "neither edge is clear")
    #expect(inside(0, 76) == nil, "one can't be seen")
  }

  @Test func whatCompressionSmearsIsCutOffToo() {
    // Ripples before the edge, and a line that is half bar.
    let box = Self.inside { x, y in
      switch x {
      case 16, 18: y % 5 == 0 ? 30 : 0
      case 20: Self.content(x, y) / 2
      case ..<20, 180...: 0
      default: Self.content(x, y)
      }
    }
    #expect(box == Box(x: 21, y: 0, width: 159, height: 160))
    // What sticks out further than that is content.
    #expect(
      Self.inside { x, y in
        x < 20 || x >= 180 ? 0 : x < 22 ? (y < 48 ? 90 : 0) : Self.content(x, y)
      } == nil)
    // Where more than a block lies between, it is no edge of this bar.
    #expect(
      Self.inside { x, y in
        x < 20 || x >= 180 ? 0 : x < 34 ? (y == 80 ? 90 : 0) : Self.content(x, y)
      } == nil)
  }

  @Test func picturesOfAnySizeCanBeLookedAt() {
    var random = Seeded(state: 3)
    for (width, height) in [(1, 1), (1, 9), (9, 1), (2, 2), (3, 5), (17, 16), (40, 1), (16, 300)] {
      for level in [0, 255, 128] {
        #expect(Self.inside(width, height) { _, _ in level } == nil)
      }
      for _ in 0..<20 {
        let most = Int.random(in: 0...255, using: &random)
        _ = Self.inside(width, height) { _, _ in Int.random(in: 0...most, using: &random) }
      }
    }
  }
}
