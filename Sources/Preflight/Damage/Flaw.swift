/// What no encoder writes and no decoder reports: each proves that a file was damaged.
enum Flaw: Equatable {
  /// A table gives two codes to one symbol.
  case repeatedSymbol
  /// Bits that are no code.
  case undefinedCode
  /// A coefficient behind the 63rd.
  case overrun
  /// A mean value that no picture of 8 bits has.
  case mean
  /// More contrast in a block than 8 bits allow.
  case energy
  /// Bits that belong to no block, between the last of them and the marker.
  case unreadBits

  /// The flaw in words, for developers.
  var text: String {
    switch self {
    case .repeatedSymbol: "a Huffman table with a symbol that has two codes"
    case .undefinedCode: "bits that are no Huffman code"
    case .overrun: "a block with more than 64 coefficients"
    case .mean: "a block brighter or darker than any picture"
    case .energy: "a block with more contrast than any picture"
    case .unreadBits: "data left over at the end of a scan"
    }
  }
}
