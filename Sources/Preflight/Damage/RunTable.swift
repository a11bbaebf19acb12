/// What the next 11 bits do to a block's walk along its AC coefficients: as many symbols as begin
/// within them, in one look-up.
///
/// An entry holds the bits to drop, with those of the numbers, in bits 0…7; how far the walk gets
/// along the zigzag in bits 8…14; in bit 15 whether the block then ends; and in the upper half the
/// value of coefficient 2, where that was asked for and met. 0: look the symbol up by itself.
enum RunTable {
  /// The first coefficient of a column, by which brightness slopes from top to bottom, in zigzag
  /// order.
  static let slope = 2

  @inline(__always) static func bits(_ entry: UInt32) -> Int { Int(entry & 255) }
  @inline(__always) static func advance(_ entry: UInt32) -> Int { Int(entry >> 8 & 127) }
  @inline(__always) static func isEnd(_ entry: UInt32) -> Bool { entry & 0x8000 != 0 }
  @inline(__always) static func slope(_ entry: UInt32) -> Int {
    Int(Int32(bitPattern: entry) >> 16)
  }

  /// - Parameters:
  ///   - code: The AC code.
  ///   - wantsSlope: For a walk that begins at coefficient 1 and must not pass coefficient 2 without
  ///     its value.
  ///   - large: Numbers of so many bits and more are left to be looked at one by one.
  static func entries(_ code: DecodingTable, wantsSlope: Bool, large: Int = 16) -> [UInt32] {
    let single = code.entries.span
    precondition(single.count == DecodingTable.size)
    return (0..<DecodingTable.size).map { window in
      var place = 0
      var advance = 0
      var slope = 0
      while place < DecodingTable.bits {
        let entry = single[window << place & (DecodingTable.size - 1)]
        let length = Int(entry & 255)
        guard length > 0, place + length <= DecodingTable.bits else { break }
        let run = Int(entry >> 12)
        let size = Int(entry >> 8 & 15)
        if size >= large { break }
        let end = place + length + size
        if size == 0 && run < 15 {
          return UInt32(end) | UInt32(advance) << 8 | 0x8000 | UInt32(slope & 0xFFFF) << 16
        }
        let next = advance + run + 1
        // A walk from coefficient 1 has 63 left, one from further on sees to it itself.
        if next > 63 { break }
        if wantsSlope && size > 0 && next == Self.slope {
          guard end <= DecodingTable.bits else { break }
          let number = window >> (DecodingTable.bits - end) & ((1 << size) - 1)
          slope = number < 1 << (size - 1) ? number - (1 << size) + 1 : number
        }
        advance = next
        place = end
      }
      return UInt32(place) | UInt32(advance) << 8 | UInt32(slope & 0xFFFF) << 16
    }
  }
}
