import Foundation
import Testing

@testable import Preflight

@Suite struct SilentDamageTests {
  private func damage(_ bytes: [UInt8]) throws -> SilentDamage {
    SilentDamage(bytes.span, try Header(bytes.span))
  }

  /// Every photo that is decoded without complaint.
  static let sound: [String] = {
    let all =
      FileManager.default.enumerator(atPath: TestImages.folder.path)?
      .compactMap { $0 as? String } ?? []
    return all.sorted().filter { path in
      guard path.hasSuffix(".jpg"), let bytes = try? TestImages.bytes(path) else { return false }
      return (try? Picture(decoding: bytes.span)) != nil && !path.hasPrefix("suspect-damage/fail")
        && !path.hasPrefix("corrupt/fail")
    }
  }()

  @Test func doesNotAccuseSoundPhotos() throws {
    #expect(Self.sound.count > 60)
    for path in Self.sound {
      let damage = try damage(TestImages.bytes(path))
      #expect(damage.proof == nil, "\(path)")
      #expect(damage.step ?? 0 < 60, "\(path)")
    }
  }

  /// The walk has to keep in step with every kind of scan: a look at the last block shows it, for a
  /// walk that is out of step does not end at the marker.
  @Test func understandsEveryKindOfScan() throws {
    for name in try TestImages.names("sampling") where name.hasSuffix(".jpg") {
      let bytes = try TestImages.bytes("sampling/\(name)")
      let step = try damage(bytes).step
      #expect(
        (step == nil) == ["cmyk.jpg", "progressive.jpg", "rgb.jpg"].contains(name), "\(name)")
    }
  }

  @Test func provesDamageThatTheDecoderPassesOver() throws {
    let sound = try TestImages.bytes("photos/照片/ready.jpg")
    var random = Seeded(state: 9)
    var silent = 0
    var proved = 0
    for _ in 0..<150 {
      var bytes = sound
      let place = Int.random(in: 700..<(bytes.count - 2), using: &random)
      bytes[place] = .random(in: 1...254, using: &random)
      guard (try? Picture(decoding: bytes.span)) != nil else { continue }
      silent += 1
      let damage = try damage(bytes)
      if damage.proof != nil || damage.step ?? 0 > 60 { proved += 1 }
    }
    // Most are too slight to see; Benchmarks/silent_damage.py measures those that can be seen.
    #expect(silent > 40)
    #expect(proved * 5 > silent, "\(proved) of \(silent)")
  }

  @Test func eachProofHasItsFile() throws {
    for (name, proof) in [
      ("mean", Flaw.mean), ("code", .undefinedCode), ("overrun", .overrun), ("energy", .energy),
      ("left-over", .unreadBits), ("repeated-symbol", .repeatedSymbol),
      ("mean-progressive", .mean),
    ] {
      let bytes = try TestImages.bytes("corrupt/fail-silent-\(name).jpg")
      #expect(throws: Never.self) { try Picture(decoding: bytes.span) }
      #expect(try damage(bytes).proof == proof.text, "\(name)")
      #expect(Preflight().inspect(bytes).verdict == .error, "\(name)")
    }
  }

  @Test func theLimitIsWhatEightBitsCanHave() {
    #expect(EightBits.limit(1) == 1024)
    #expect(EightBits.limit(16) == 64)
    #expect(EightBits.limit(17) == 60)
    #expect(EightBits.limit(255) == 4)
    #expect(EightBits.limit(0) > 1 << 30)
    // 64 steps of 16 have a norm of 128.
    let energy = EightBits.mostEnergy([UInt16](repeating: 16, count: 64)).squareRoot()
    #expect(energy >= 1024 + 64 && energy < 1024 + 64 + 0.2)
    #expect(EightBits.large([1, 100, 7]) == 3)
    #expect(EightBits.large([1, 2, 7]) == 7)
    #expect(EightBits.large([0]) == 10)
  }

  @Test func leftOverBitsAreNine() {
    func isLeftOver(_ bits: String) -> Bool {
      let number = bits.reduce(UInt64(0)) { $0 << 1 | ($1 == "1" ? 1 : 0) }
      return ScanWalk.isLeftOver((number << UInt64(64 - bits.count), bits.count))
    }
    #expect(!isLeftOver("1111111"))
    #expect(!isLeftOver("01101010"))
    #expect(isLeftOver("001101010"))
    #expect(!isLeftOver("11" + "0000000000000000"), "two bytes behind a filled one")
    #expect(isLeftOver("10" + "0000000000000000"))
    #expect(isLeftOver("11" + "000000000000000000000000"))
  }

  @Test func survivesEverything() throws {
    var random = Seeded(state: 4)
    for name in ["restarts", "not-interleaved", "progressive"] {
      let sound = try TestImages.bytes("sampling/\(name).jpg")
      let header = try Header(sound.span)
      for _ in 0..<40 {
        var bytes = sound
        for _ in 0..<4 {
          bytes[.random(in: 2..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
        }
        // With the wrong header too: nothing may depend on that they fit.
        _ = SilentDamage(bytes.span, header)
        let cut = Array(bytes[..<Int.random(in: 2..<bytes.count, using: &random)])
        _ = SilentDamage(cut.span, header)
      }
    }
  }

  @Test func largeFilesAreNotCheckedUnlessAskedFor() throws {
    let bytes = try TestImages.bytes("photos/scan-444.jpg")
    #expect(Preflight().inspect(bytes).notChecked.contains("suspect-damage"))
    var specification = Specification.verifyFace
    specification.damageWalkBytes = .max
    #expect(!Preflight(specification).inspect(bytes).notChecked.contains("suspect-damage"))
  }
}
