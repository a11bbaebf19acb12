/// The bits of a scan, without the zero bytes that T.81, B.1.1.5, stuffs behind every FF.
///
/// Reading stops in front of the first marker; beyond it there are zeros for ever, and `isOverdrawn`
/// says when they were used. No input makes it read outside of its bytes.
struct BitReader {
  /// The next bits, the first of them at the top.
  private(set) var buffer: UInt64 = 0
  /// How many bits of `buffer` may be taken. Those below are zeros or the bits that come next.
  private(set) var count = 0
  /// Where the bytes begin that are not in `buffer`; at the end of a scan, its marker.
  private(set) var offset: Int
  /// How many zeros were put in behind the last real bit.
  private var padding = 0

  /// As many bits as `refill` provides at least: a code of 16 and a number of 15.
  static let provided = 32

  init(offset: Int) {
    self.offset = offset
  }

  /// Whether bits were taken that the scan does not have.
  var isOverdrawn: Bool { padding > count }

  /// The next bits, right-aligned.
  @inline(__always) func next(_ bits: Int) -> Int {
    Int(truncatingIfNeeded: buffer >> (64 - UInt64(bits)))
  }

  @inline(__always) mutating func drop(_ bits: Int) {
    buffer &<<= UInt64(bits)
    count &-= bits
  }

  /// Takes a number of `size` bits as T.81, F.2.2.1 (EXTEND), writes it: from 1 − 2^size to
  /// 2^size − 1. No more than 15 bits.
  @inline(__always) mutating func takeNumber(_ size: Int) -> Int {
    guard size > 0 else { return 0 }
    let bits = next(size)
    drop(size)
    return bits < 1 << (size &- 1) ? bits &- (1 << size) &+ 1 : bits
  }

  /// Fetches bytes until `provided` bits are there.
  @inline(__always) mutating func refill(_ bytes: Span<UInt8>) {
    guard count < Self.provided else { return }
    if offset &+ 8 <= bytes.count {
      // The bounds are checked; unsafe is only that any eight bytes are called a number.
      let word = UInt64(
        bigEndian: unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
      // A byte of FF shows as a borrow from the inverted word.
      if (~word &- 0x0101_0101_0101_0101) & word & 0x8080_8080_8080_8080 == 0 {
        buffer |= word &>> UInt64(count)
        offset &+= (63 &- count) &>> 3
        count |= 56
        return
      }
    }
    refillByByte(bytes)
  }

  @inline(never) private mutating func refillByByte(_ bytes: Span<UInt8>) {
    while count <= 56 {
      guard let (byte, end) = Self.dataByte(bytes, offset) else {
        padding += 64 - count
        count = 64
        return
      }
      offset = end
      buffer |= UInt64(byte) << UInt64(56 - count)
      count += 8
    }
  }

  /// The byte of data at `offset` and where the next begins; nil where a marker or the end is. Any
  /// number of FF counts as one, as it does for libjpeg.
  private static func dataByte(_ bytes: Span<UInt8>, _ offset: Int) -> (UInt8, Int)? {
    guard offset < bytes.count else { return nil }
    guard bytes[offset] == 0xFF else { return (bytes[offset], offset + 1) }
    var next = offset + 1
    while next < bytes.count, bytes[next] == 0xFF { next += 1 }
    guard next < bytes.count, bytes[next] == 0 else { return nil }
    return (0xFF, next + 1)
  }

  /// The bits up to the marker that nobody has taken, no more than 64 of them, left-aligned.
  func unread(_ bytes: Span<UInt8>) -> (bits: UInt64, count: Int) {
    guard !isOverdrawn else { return (0, 0) }
    var rest = self
    rest.refillByByte(bytes)
    return (rest.buffer, rest.count - rest.padding)
  }

  /// Goes on behind the restart marker `RSTn`, n = `index` modulo 8; false where the scan goes on
  /// otherwise.
  mutating func restart(_ bytes: Span<UInt8>, index: Int) -> Bool {
    guard !isOverdrawn else { return false }
    while let (_, end) = Self.dataByte(bytes, offset) { offset = end }
    while offset + 1 < bytes.count, bytes[offset + 1] == 0xFF { offset += 1 }
    guard offset + 1 < bytes.count, bytes[offset + 1] == 0xD0 + UInt8(index & 7) else {
      return false
    }
    self = BitReader(offset: offset + 2)
    return true
  }
}
