/// A path as the system has it: bytes without NUL, in no particular encoding.
///
/// Strings would not do: names in GBK are real, and turning them into a String and back gives
/// another name.
package struct Path: Hashable, Sendable {
  package var bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }
  package init(_ text: String) { self.bytes = Array(text.utf8) }

  /// The bytes with the NUL that C wants.
  package var terminated: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }

  /// The last component.
  package var name: Path {
    let trimmed = bytes.reversed().drop { $0 == UInt8(ascii: "/") }
    return Path(trimmed.prefix { $0 != UInt8(ascii: "/") }.reversed())
  }

  /// The path without the last component; `.` where there is only one.
  package var folder: Path {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return Path(".") }
    return Path(slash == 0 ? [UInt8(ascii: "/")] : Array(bytes[..<slash]))
  }

  package static func / (folder: Path, name: Path) -> Path {
    if folder.bytes.isEmpty { return name }
    let separator: [UInt8] = folder.bytes.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]
    return Path(folder.bytes + separator + name.bytes)
  }

  /// Whether the name ends in one of these, in any case.
  package func hasExtension(_ extensions: [String]) -> Bool {
    let lower = name.bytes.map { (65...90).contains($0) ? $0 + 32 : $0 }
    return extensions.contains { ending in
      let wanted = [UInt8(ascii: ".")] + Array(ending.utf8)
      return lower.count > wanted.count && lower.suffix(wanted.count).elementsEqual(wanted)
    }
  }

  /// The path as text, and whether every byte of it survived.
  package var text: (text: String, isExact: Bool) {
    let text = String(decoding: bytes, as: UTF8.self)
    return (text, text.utf8.elementsEqual(bytes))
  }

  /// The path for a person: what would steer a terminal or turn text around is spelled out.
  package var printable: String {
    var result = ""
    for scalar in text.text.unicodeScalars {
      switch scalar.value {
      case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default:
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
