/// Writes Huffman codes and magnitudes bit by bit, most significant first; a byte FF is followed by
/// 00, so that it is no marker.
struct BitWriter {
  private(set) var bytes: [UInt8]
  private var pending: UInt64 = 0
  private var count = 0

  /// Goes on after `bytes`.
  init(after bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Adds the low `length` bits, at most 32.
  @inline(__always)
  mutating func write(_ bits: UInt32, _ length: Int) {
    pending = pending << UInt64(length) | UInt64(bits)
    count += length
    while count >= 8 {
      count -= 8
      let byte = UInt8(truncatingIfNeeded: pending >> UInt64(count))
      bytes.append(byte)
      if byte == 0xFF { bytes.append(0) }
    }
  }

  /// Fills the last byte with ones.
  mutating func flush() {
    if count > 0 { write((1 << UInt32(8 - count)) - 1, 8 - count) }
  }
}
