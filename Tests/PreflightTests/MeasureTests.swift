import Foundation
import Testing

@testable import Preflight

/// What the library measures is what the formulas in TestImages/measures.py give.
@Suite struct MeasureTests {
  static let portraits = [
    "sampling/reference.ppm": Face(
      box: Box(x: 145, y: 75, width: 130, height: 150), confidence: 1,
      landmarks: landmarks((180.5, 131.5), (239.5, 134.5), (210, 160), (208.5, 189)), visibility: 1),
    "references/camera-8-megapixels-422.pgm": Face(
      box: Box(x: 190, y: 170, width: 250, height: 290), confidence: 1,
      landmarks: landmarks((256, 253), (367, 247), (316, 305), (314, 370)), visibility: 1),
    "references/card.pgm": Face(
      box: Box(x: 220, y: 71, width: 56, height: 70), confidence: 1,
      landmarks: landmarks((234.5, 98), (259.5, 95.5), (249, 109.5), (250, 123.5)), visibility: 1),
  ]

  static func landmarks(
    _ leftEye: (Double, Double), _ rightEye: (Double, Double), _ nose: (Double, Double),
    _ mouth: (Double, Double)
  ) -> Landmarks {
    func point(_ place: (Double, Double)) -> Point { Point(x: place.0, y: place.1) }
    return Landmarks(
      leftEye: point(leftEye), rightEye: point(rightEye), nose: point(nose), mouth: point(mouth),
      leftEar: point(leftEye), rightEar: point(rightEye))
  }

  /// A committed picture as planes, chroma as means of two by two.
  static func picture(_ path: String) throws -> Picture {
    let file = try TestImages.portable(path)
    guard file.samples.count == 3 * file.width * file.height else {
      let luma = Plane(width: file.width, height: file.height, samples: file.samples)
      return Picture(luma: luma, chroma: nil)
    }
    let planes = try TestImages.reference(path)
    func plane(_ values: [Double], width: Int) -> Plane {
      Plane(
        width: width, height: values.count / width,
        samples: values.map { UInt8(($0 + 0.5).rounded(.down)) })
    }
    let half = (file.width + 1) / 2
    return Picture(
      luma: plane(planes.luma, width: file.width),
      chroma: Picture.Chroma(
        blue: plane(halved(planes.blue, width: file.width), width: half),
        red: plane(halved(planes.red, width: file.width), width: half)))
  }

  static func spoilt(_ luma: Plane, _ name: String) -> Plane {
    let (width, height) = (luma.width, luma.height)
    func each(_ change: (_ x: Int, _ y: Int, _ level: Int) -> Int) -> Plane {
      var samples = luma.samples
      for y in 0..<height {
        for x in 0..<width {
          samples[y * width + x] = UInt8(change(x, y, Int(luma.samples[y * width + x])))
        }
      }
      return Plane(width: width, height: height, samples: samples)
    }
    func level(_ x: Int, _ y: Int) -> Int {
      Int(luma.samples[y * width + min(max(x, 0), width - 1)])
    }
    switch name {
    case "dark": return each { $2 / 4 }
    case "bright": return each { min(255, 5 * $2 / 2) }
    case "half-dark": return each { $0 * 100 < 42 * width ? $2 / 3 : $2 }
    case "moved": return each { x, y, _ in (-4...4).reduce(0) { $0 + level(x + $1, y) } / 9 }
    case "blocks":
      var means: [[Int]] = []
      for top in stride(from: 0, to: height, by: 8) {
        means.append(
          stride(from: 0, to: width, by: 8).map { left in
            let columns = left..<min(left + 8, width)
            let rows = top..<min(top + 8, height)
            let sum = rows.reduce(0) { sum, y in columns.reduce(sum) { $0 + level($1, y) } }
            return sum / (rows.count * columns.count)
          })
      }
      return each { ($2 + means[$1 / 8][$0 / 8]) / 2 }
    default: return luma
    }
  }

  static func measured(_ picture: Picture, _ face: Face) -> [String: Double] {
    let patch = FacePatch(picture, face.landmarks)
    let levels = Levels(face: patch.luma.span)
    let blur = Blur(patch.luma.span)
    let colour = Colour(patch)
    let eyes = EyeCover(patch.luma.span)
    let background = Background(picture, face.landmarks)
    return [
      "scale": patch.scale,
      "patch": Double(patch.luma.reduce(0) { $0 + Int($1) }) / Double(patch.luma.count),
      "blur": blur.perceived, "direction": blur.direction,
      "upper quarter": levels.quantile(0.75), "entropy": levels.entropy,
      "over-exposed": levels.share(from: 250), "spot": BrightSpot.share(patch),
      "doublings": CheekLight.doublings(patch.luma.span),
      "colour": colour.strength, "blue": colour.blue, "red": colour.red,
      "eyes brightness": eyes.brightness, "eyes darkness": eyes.darkness,
      "background edges": background.edges ?? -1,
      "background brightness": background.brightness ?? -1,
      "blockiness": Blockiness.ratio(picture.luma), "noise": Noise.deviation(picture.luma),
      "length": Proportions.length(face),
      "text rows": TextRows.count(picture, face.landmarks).map(Double.init) ?? -1,
    ]
  }

  @Test(arguments: Array(portraits.keys))
  func agreeWithTheirFormulas(_ path: String) throws {
    let face = try #require(Self.portraits[path])
    let picture = try Self.picture(path)
    let table = String(decoding: try TestImages.bytes("references/measures.tsv"), as: UTF8.self)
    var wanted: [String: [String: Double]] = [:]
    for line in table.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: "\t").map(String.init)
      if fields[0] == path { wanted[fields[1], default: [:]][fields[2]] = Double(fields[3]) }
    }
    #expect(wanted.count == 6)
    for (copy, values) in wanted {
      let spoilt = Picture(luma: Self.spoilt(picture.luma, copy), chroma: picture.chroma)
      let measured = Self.measured(spoilt, face)
      #expect(values.count == measured.count)
      let apart = values.filter { measure, value in
        abs((measured[measure] ?? .infinity) - value) > 1e-3 * max(1, abs(value))
      }
      #expect(apart.isEmpty, "\(copy)")
    }
  }

  @Test func theFaceIsAnEllipse() {
    #expect(FaceArea.count == 4909)
    #expect(FaceArea.rows[74] == 30..<99)
    #expect(FaceArea.rows[27].isEmpty && FaceArea.rows[28] == 64..<65)
    #expect(abs(FaceArea.chromaCount * 4 - FaceArea.count) < 40)
  }

  @Test func logarithmsAreThoseOfTheCLibrary() {
    for x in [1e-300, 0.001, 0.5, 0.7071, 0.99, 1, 1.41, 1.42, 2, 3, 1000, 1e300] {
      #expect(abs(logarithm2(x) - log2(x)) <= 1e-12 * max(1, abs(log2(x))))
    }
    #expect(logarithm2(0) == -.infinity)
    #expect(abs(LinearLight.ofLevel[188] - pow((188 / 255.0 + 0.055) / 1.055, 2.4)) < 1e-9)
    #expect(LinearLight.ofLevel[255] == 1)
  }

  @Test func quantilesLieBetweenLevels() {
    let levels = Levels([10, 20, 30, 40])
    #expect(levels.quantile(0) == 10 && levels.quantile(1) == 40)
    #expect(levels.quantile(0.5) == 25)
    #expect(levels.quantile(0.75) == 32.5)
    #expect(levels.share(from: 30) == 0.5)
    #expect(levels.entropy == 2)
    #expect(Levels([7]).quantile(0.75) == 7)
  }
}
