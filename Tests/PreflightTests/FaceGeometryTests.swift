import Foundation
import Testing

@testable import Preflight

@Suite struct FaceGeometryTests {
  @Test func computesExponentials() {
    for x in stride(from: -79.7, through: 79, by: 0.37) {
      #expect(abs(exponential(x) / exp(x) - 1) < 1e-9, "\(x)")
    }
    #expect(exponential(0) == 1)
    #expect(exponential(1e9).isFinite && exponential(-1e9) > 0)
    #expect(sigmoid(0) == 0.5)
  }

  @Test func computesAngles() {
    for turn in stride(from: -179.5, through: 180, by: 0.5) {
      let angle = turn * .pi / 180
      #expect(abs(degrees(y: 3 * sin(angle), x: 3 * cos(angle)) - turn) < 1e-6, "\(turn)")
    }
    #expect(degrees(y: 0, x: 0) == 0)
    #expect(degrees(y: 0, x: -1) == 180)
    #expect(degrees(y: -1, x: 0) == -90)
  }

  @Test func turnsThereAndBack() {
    let size = Size(width: 30, height: 20)
    let point = Point(x: 4, y: 7)
    let box = Box(x: 1, y: 2, width: 5, height: 8)
    for quarters in -3...3 {
      #expect(point.turned(quarters, size).turned(-quarters, size.turned(quarters)) == point)
      #expect(box.turned(quarters, size).turned(-quarters, size.turned(quarters)) == box)
    }
    // The upper left corner goes to the upper right one.
    #expect(Point(x: 0, y: 0).turned(1, size) == Point(x: 20, y: 0))
    #expect(box.turned(1, size) == Box(x: 10, y: 1, width: 8, height: 5))
  }

  @Test func pixelsTurnLikePoints() {
    let samples = (0..<(3 * 3 * 2)).map { UInt8($0) }
    let pixels = Pixels(width: 3, height: 2, samples: samples)
    let turned = pixels.turned(1)
    #expect((turned.width, turned.height) == (2, 3))
    // Row 0, column 0 becomes row 0, column 1.
    #expect(Array(turned.samples[3..<6]) == [0, 1, 2])
    for quarters in 0...3 { #expect(pixels.turned(quarters).turned(4 - quarters) == pixels) }
  }

  /// The stored picture of each EXIF orientation, turned once more, is the upright one turned.
  @Test(arguments: 1...8)
  func orientationsTurn(_ orientation: Int) throws {
    let bytes = try TestImages.bytes("orientation/\(orientation).jpg")
    var header = try Header(bytes.span)
    let planes = try ScaledPlanes(bytes.span, header, longestEdge: 800, limits: Limits())
    let upright = Picture(planes, header, size: header.size(longestEdge: 800))
    for quarters in 1...3 {
      var turned = header
      turned.orientation = Orientation.turned(exif: orientation, by: quarters)
      let picture = Picture(planes, turned, size: turned.size(longestEdge: 800))
      #expect(picture.size == upright.size.turned(quarters))
      var worst = 0
      for y in stride(from: 0, to: upright.height, by: 7) {
        for x in stride(from: 0, to: upright.width, by: 7) {
          let middle = Point(x: Double(x) + 0.5, y: Double(y) + 0.5)
          let place = middle.turned(quarters, upright.size)
          let one = upright.luma.samples[y * upright.width + x]
          let other = picture.luma.samples[Int(place.y) * picture.width + Int(place.x)]
          worst = max(worst, abs(Int(one) - Int(other)))
        }
      }
      #expect(worst <= 1, "\(quarters)")
    }
    header.orientation = 1
  }

  /// A part that is cut out shows what the whole shows there, whichever way the photo is stored.
  @Test(arguments: 1...8)
  func cutsWhatIsAskedFor(_ orientation: Int) throws {
    let bytes = try TestImages.bytes("orientation/\(orientation).jpg")
    let header = try Header(bytes.span)
    var planes = try ScaledPlanes(bytes.span, header, longestEdge: 800, limits: Limits())
    let whole = Picture(planes, header, size: header.size(longestEdge: 800))
    let frame = Box(x: 61, y: 33, width: 120, height: 170)
    let cut = try #require(Cut(frame, header, pitch: planes.pitch))
    let box = cut.upright(header)
    // Moved by a sample of the chroma at most.
    #expect(abs(box.x - frame.x) <= 2 && abs(box.y - frame.y) <= 2)
    #expect(box.width >= frame.width && box.width <= frame.width + 4)
    planes.cut = cut
    var part = header
    (part.width, part.height) = (cut.width, cut.height)
    let picture = Picture(planes, part, size: part.size(longestEdge: 800))
    #expect(picture.size == Size(width: Int(box.width), height: Int(box.height)))
    for (plane, full, divisor) in [(picture.luma, whole.luma, 1)] {
      for y in 0..<plane.height {
        let from = (y + Int(box.y) / divisor) * full.width + Int(box.x) / divisor
        let rows = zip(
          plane.samples[(y * plane.width)...].prefix(plane.width), full.samples[from...])
        #expect(rows.allSatisfy { abs(Int($0) - Int($1)) <= 1 })
      }
    }
  }

  @Test func portraitsStayWithinThePhoto() {
    for (x, y) in [(0.0, 0.0), (900, 0), (0, 700), (950, 760), (400, 300)] {
      let face = Box(x: x, y: y, width: 80, height: 100)
      let frame = Portrait.frame(face, in: Size(width: 1000, height: 800))
      #expect(frame.x >= 0 && frame.y >= 0)
      #expect(frame.x + frame.width <= 1000 && frame.y + frame.height <= 800)
      #expect(abs(frame.width / frame.height - 0.75) < 0.01)
      #expect(face.height / frame.height > 0.4 && face.height / frame.height < 0.5)
    }
    let large = Portrait.frame(
      Box(x: 10, y: 10, width: 300, height: 400), in: Size(width: 320, height: 500))
    #expect(large == Box(x: 0, y: 0, width: 320, height: 500))
  }

  @Test(arguments: [(0.0, 640.0, 160), (13.0, 97.0, 40), (-30.0, 200.0, 128), (500.0, 80.0, 128)])
  func meansAreMeans(_ start: Double, _ length: Double, _ count: Int) {
    let window = Window(start: start, length: length, count: count)
    let axis = Axis(means: window, of: 600)
    for index in 0..<count {
      let weights = axis.weights[(index * axis.taps)..<((index + 1) * axis.taps)]
      let sum = weights.reduce(0, +)
      #expect(axis.start[index] >= 0 && Int(axis.start[index]) + axis.taps <= 600)
      #expect(weights.allSatisfy { $0 >= 0 })
      let coverage = window.coverage(index, of: 600)
      if coverage > 0 {
        #expect(abs(sum - 1) < 1e-5)
        // A ramp stays one where the part lies within the picture.
        let mean = weights.enumerated().reduce(0.0) {
          $0 + Double($1.element) * (Double(Int(axis.start[index]) + $1.offset) + 0.5)
        }
        let middle = window.place(index) + window.step / 2
        if coverage == 1, middle > 1, middle < 599 { #expect(abs(mean - middle) < 0.6) }
      }
    }
  }

  @Test func whatIsBeyondThePictureIsBlack() throws {
    let picture = try TestImages.picture("photos/照片/ready.jpg")
    let pixels = Pixels(picture, around: Point(x: 0, y: 400), edge: 256, count: 128)
    #expect(pixels.samples[0..<(3 * 60)].allSatisfy { $0 == 0 })
    #expect(pixels.samples[(3 * 70)..<(3 * 128)].contains { $0 > 40 })
    let away = Pixels(picture, around: Point(x: -9000, y: 9000), edge: 256, count: 128)
    #expect(away.samples.allSatisfy { $0 == 0 })
  }

  @Test func coloursArriveAsTheyAre() throws {
    // Straight from the numbers of JFIF: orange.
    let picture = Picture(
      converting: [255, 128, 0].map {
        Plane(width: 40, height: 20, samples: [UInt8](repeating: $0, count: 800))
      }, .rgb, isInverted: false)
    let pixels = Pixels(picture, longEdge: 8)
    #expect((pixels.width, pixels.height) == (8, 4))
    for index in stride(from: 0, to: pixels.samples.count, by: 3) {
      #expect(pixels.samples[index] <= 2)
      #expect(abs(Int(pixels.samples[index + 1]) - 128) <= 2)
      #expect(pixels.samples[index + 2] >= 253)
    }
  }
}
