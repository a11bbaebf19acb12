#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Span<UInt8> {
  /// The two bytes at `offset` as T.81 writes numbers: the larger first.
  func bigEndian16(_ offset: Int) -> UInt16 {
    UInt16(self[offset]) << 8 | UInt16(self[offset + 1])
  }

  /// Whether the bytes begin with this text.
  func starts(_ text: String) -> Bool {
    guard count >= text.utf8.count else { return false }
    for (index, byte) in text.utf8.enumerated() where self[index] != byte { return false }
    return true
  }

  /// Hands over every table of a DQT segment's body: its number, 0…3, and 64 entries in zigzag order.
  /// Stops at the first that makes no sense.
  func readQuantisation(_ note: (_ table: Int, _ entries: [UInt16]) -> Void) {
    var offset = 0
    while offset < count {
      let wide = self[offset] >> 4 != 0
      let table = Int(self[offset] & 15)
      let size = wide ? 128 : 64
      offset += 1
      guard table < 4, offset + size <= count else { return }
      var entries: [UInt16] = []
      for index in 0..<64 {
        entries.append(wide ? bigEndian16(offset + 2 * index) : UInt16(self[offset + index]))
      }
      note(table, entries)
      offset += size
    }
  }

  /// Where `byte` occurs next; nil where it does not. The C library searches many bytes at a time.
  func firstOffset(of byte: UInt8, from start: Int) -> Int? {
    guard start < count else { return nil }
    return unsafe withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress,
        let found = unsafe memchr(base + start, Int32(byte), bytes.count - start)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }
}

extension [UInt8] {
  /// The bytes of a span as an array of their own.
  init(copying bytes: Span<UInt8>) {
    self = unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) }
  }
}
