import Testing

@testable import Preflight

@Suite struct DecodeTests {
  @Test(arguments: [1, 2, 4, 8])
  func reducesEveryComponentToItsSize(_ scale: Int) throws {
    for name in ["420", "422", "440", "411", "444", "410", "3x1", "uneven-chroma", "cmyk", "grey"] {
      let bytes = try TestImages.bytes("sampling/\(name).jpg")
      let header = try Header(bytes.span)
      // An edge that just this reduction reaches.
      let planes = try ScaledPlanes(
        bytes.span, header, longestEdge: (667 * scale + 7) / 8, limits: Limits())
      #expect(planes.count == header.components.count)
      for index in 0..<planes.count {
        let pitch = planes.pitch[index]
        planes.withPlane(index) { samples, stride, width, height in
          #expect(width == Int((501 / pitch.x).rounded(.up)))
          #expect(height == Int((667 / pitch.y).rounded(.up)))
          #expect(stride >= width && samples.count == stride * height)
        }
      }
      #expect(planes.pitch[0].x <= 8 / Double(scale))
    }
  }

  @Test func choosesTheSmallestFastReduction() throws {
    let header = try TestImages.header("photos/phone-12-megapixels-orientation-6.jpg")
    #expect(Scale.choose(header, longestEdge: 800) == 2)
    #expect(Scale.choose(header, longestEdge: 504) == 1)
    #expect(Scale.choose(header, longestEdge: 505) == 2)
    #expect(Scale.choose(header, longestEdge: 1008) == 2)
    #expect(Scale.choose(header, longestEdge: 1009) == 4)
    #expect(Scale.choose(header, longestEdge: 9999) == 8)
  }

  @Test(arguments: ["half", "half-closed", "in-a-marker", "progressive"])
  func refusesWhatIsCutOff(_ name: String) throws {
    let bytes = try TestImages.bytes("truncated/fail-\(name).jpg")
    let fault = #expect(throws: Fault.self) { try Picture(decoding: bytes.span) }
    #expect(["truncated", "incomplete"].contains(fault?.rule))
  }

  @Test(arguments: ["overwritten", "without-tables"])
  func refusesWhatIsDamaged(_ name: String) throws {
    let bytes = try TestImages.bytes("corrupt/fail-\(name).jpg")
    let fault = #expect(throws: Fault.self) { try Picture(decoding: bytes.span) }
    #expect(fault?.rule == "corrupt")
  }

  @Test func neverCallsHalfAPictureWhole() throws {
    let bytes = try TestImages.bytes("photos/照片/ready.jpg")
    for share in stride(from: 0.05, to: 0.99, by: 0.02) {
      let cut = Array(bytes[..<Int(Double(bytes.count) * share)])
      #expect(throws: Fault.self) { try Picture(decoding: cut.span) }
      #expect(throws: Fault.self) { try Picture(decoding: (cut + [0xFF, 0xD9]).span) }
    }
  }

  @Test func survivesDamage() throws {
    let sound = try TestImages.bytes("file-too-small/pass-just-over.jpg")
    let preflight = Preflight()
    var random = Seeded(state: 2)
    for _ in 0..<400 {
      var bytes = sound
      for _ in 0..<3 {
        bytes[.random(in: 2..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
      }
      // Any clear answer will do; a crash will not.
      _ = preflight.inspect(bytes)
    }
  }

  @Test func keepsItsMemoryLimit() throws {
    let bytes = try TestImages.bytes("photos/selfie-2-megapixels-progressive.jpg")
    var limits = Limits()
    limits.coefficientBytes = 1 << 20
    #expect(throws: Fault.self) { try Picture(decoding: bytes.span, limits: limits) }
  }
}
