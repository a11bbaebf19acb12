import Foundation
import Testing

@testable import Preflight

/// Against Tools/face-references.py, which computes both networks in numpy.
@Suite struct FaceNetworkTests {
  /// One map of a network as it should be.
  struct Reference: CustomTestStringConvertible {
    let network: String
    let left: Int
    let top: Int
    let width: Int
    let height: Int
    let map: String
    let count: Int
    let largest: Double
    let samples: [(index: Int, value: Double)]

    var testDescription: String { "\(network) \(width)×\(height) \(map)" }

    init(_ line: Substring) throws {
      let fields = line.split(separator: "\t").map(String.init)
      try #require(fields.count == 9)
      let numbers = fields[1...4].compactMap { Int($0) }
      network = fields[0]
      (left, top, width, height) = (numbers[0], numbers[1], numbers[2], numbers[3])
      map = fields[5]
      count = try #require(Int(fields[6]))
      largest = try #require(Double(fields[7]))
      samples = try fields[8].split(separator: " ").map { sample in
        let parts = sample.split(separator: "=")
        return (try #require(Int(parts[0])), try #require(Double(parts[1])))
      }
    }

    static func all() throws -> [Reference] {
      let bytes = try TestImages.bytes("references/face-networks.tsv")
      return try String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        .map { try Reference($0) }
    }

    /// The part of the picture that the network looks at.
    func pixels() throws -> Pixels {
      let picture = try TestImages.portable("orientation/upright.ppm")
      var samples: [UInt8] = []
      for y in top..<(top + height) {
        for x in left..<(left + width) {
          for colour in [2, 1, 0] {
            samples.append(picture.samples[3 * (y * picture.width + x) + colour])
          }
        }
      }
      return Pixels(width: width, height: height, samples: samples)
    }
  }

  /// Numbers of a network map by name, without the channels that fill it up.
  private func maps(_ network: String, _ pixels: Pixels, _ memory: NetMemory) -> [String: [Float]] {
    func numbers(_ map: NetMap, _ channels: Int) -> [Float] {
      map.numbers.enumerated().filter { $0.offset % map.channels < channels }.map(\.element)
    }
    var maps: [String: [Float]] = [:]
    if network == "yunet" {
      YuNet.shared.run(pixels, memory) { heads in
        for head in heads {
          maps["head\(head.stride)"] = numbers(head.map, 16)
          maps["features\(head.stride)"] = numbers(head.features, 64)
        }
      }
    } else {
      BlazeFace.shared.run(pixels, memory) { heads in
        for head in heads {
          maps["head\(head.cells)"] = numbers(head.map, 17 * head.anchors)
          maps["features\(head.cells)"] = numbers(head.features, head.cells == 16 ? 88 : 96)
        }
      }
    }
    return maps
  }

  @Test(arguments: try Reference.all())
  func computesWhatTheReferenceComputes(_ reference: Reference) throws {
    let maps = maps(reference.network, try reference.pixels(), NetMemory())
    let numbers = try #require(maps[reference.map])
    #expect(numbers.count == reference.count)
    let largest = numbers.reduce(0) { max($0, abs(Double($1))) }
    #expect(abs(largest - reference.largest) < 1e-4 * reference.largest)
    for (index, value) in reference.samples {
      #expect(abs(Double(numbers[index]) - value) < 1e-4 * reference.largest, "\(index)")
    }
  }

  /// Memory that other photos were in leaves no trace.
  @Test func memoryMayBeUsedAgain() throws {
    let references = try Reference.all()
    let memory = NetMemory()
    for reference in references + references.reversed() {
      let pixels = try reference.pixels()
      let used = maps(reference.network, pixels, memory)
      #expect(used == maps(reference.network, pixels, NetMemory()), "\(reference.testDescription)")
    }
  }

  @Test(arguments: [(1, 1), (1, 200), (333, 2), (32, 32), (33, 31)])
  func anySizeGivesFiniteNumbers(_ width: Int, _ height: Int) {
    var random = Seeded(state: 7)
    let samples = (0..<(3 * width * height)).map { _ in UInt8.random(in: 0...255, using: &random) }
    let pixels = Pixels(width: width, height: height, samples: samples)
    for numbers in maps("yunet", pixels, NetMemory()).values {
      #expect(numbers.allSatisfy { $0.isFinite })
    }
    for candidate in YuNet.shared.candidates(pixels, NetMemory()) {
      #expect(candidate.score > 0.3 && candidate.score <= 1)
      #expect(candidate.box.area.isFinite)
    }
  }

  @Test func readsHalfFloats() {
    let halves: [UInt16] = [0, 0x8000, 0x3C00, 0xC000, 0x7BFF, 0x0400, 0x0001, 0x3555]
    let floats: [Float] = [0, -0.0, 1, -2, 65504, 0x1p-14, 0x1p-24, 0.333251953125]
    for (half, float) in zip(halves, floats) { #expect(HalfReader.float(half) == float) }
  }
}
