/// Where a reply comes from.
package protocol ByteSource {
  /// The next bytes; none at the end.
  func read() throws(TransportError) -> [UInt8]
  /// Whether the end was announced, where the protocol below can do that.
  var hasOrderlyEnd: Bool { get }
}

/// Reads one HTTP/1.1 message (RFC 9112) from a source that may be hostile.
package struct HTTPReader<Source: ByteSource> {
  /// Bytes of the body.
  static var largestBody: Int { 1 << 20 }
  /// Bytes of all headers, interim replies and trailers.
  static var largestHead: Int { 64 << 10 }
  /// Bytes of the lines between chunks.
  static var largestFraming: Int { 1 << 20 }

  private let source: Source
  private var buffer: [UInt8] = []
  private var index = 0

  package init(source: Source) {
    self.source = source
  }

  /// The final reply. Interim ones are passed over; the body of a status other than 200, which no
  /// service sends, is not waited for.
  package mutating func reply() throws(TransportError) -> Reply {
    var room = Self.largestHead
    var status: Int
    var fields: [Field]
    repeat {
      status = try Self.status(try line(&room))
      fields = try self.fields(&room)
    } while 100...199 ~= status && status != 101
    guard status == 200 else { return Reply(status: status, body: []) }
    switch try Self.length(fields) {
    case .bytes(let count):
      guard count <= Self.largestBody else { throw Self.tooLarge }
      return Reply(status: status, body: try take(count))
    case .chunked: return Reply(status: status, body: try chunks(&room))
    case .untilEnd:
      let body = try rest()
      return Reply(status: status, body: body, mayBeCut: !source.hasOrderlyEnd)
    }
  }

  /// The first line of a request and its headers, their names in small letters.
  package mutating func head() throws(TransportError) -> (line: String, fields: [Field]) {
    var room = Self.largestHead
    let line = String(decoding: try line(&room), as: UTF8.self)
    return (line, try fields(&room))
  }

  /// The body of a request whose Content-Length is known.
  package mutating func body(_ count: Int) throws(TransportError) -> [UInt8] { try take(count) }

  private mutating func fields(_ room: inout Int) throws(TransportError) -> [Field] {
    var fields: [Field] = []
    while true {
      let line = try line(&room)
      if line.isEmpty { return fields }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), line.first != 0x20,
        line.first != 0x09
      else { throw Self.malformed }
      fields.append(
        Field(
          name: String(decoding: line[..<colon], as: UTF8.self).lowercased(),
          value: String(decoding: Self.trimmed(line[(colon + 1)...]), as: UTF8.self)))
    }
  }

  private mutating func chunks(_ room: inout Int) throws(TransportError) -> [UInt8] {
    var body: [UInt8] = []
    var framing = Self.largestFraming
    while true {
      let line = try line(&framing)
      let digits = Self.trimmed(line.prefix { $0 != UInt8(ascii: ";") })
      guard 1...15 ~= digits.count, digits.allSatisfy({ $0 != 0x2B && $0 != 0x2D }),
        let count = Int(String(decoding: digits, as: UTF8.self), radix: 16)
      else { throw Self.malformed }
      if count == 0 { break }
      guard count <= Self.largestBody - body.count else { throw Self.tooLarge }
      body += try take(count)
      guard try self.line(&framing).isEmpty else { throw Self.malformed }
    }
    while !(try line(&room).isEmpty) {}
    return body
  }

  private mutating func take(_ count: Int) throws(TransportError) -> [UInt8] {
    while buffer.count - index < count { try fill() }
    defer { index += count }
    return Array(buffer[index..<(index + count)])
  }

  private mutating func rest() throws(TransportError) -> [UInt8] {
    var body = Array(buffer[index...])
    while true {
      let bytes = try source.read()
      if bytes.isEmpty { return body }
      body += bytes
      guard body.count <= Self.largestBody else { throw Self.tooLarge }
    }
  }

  /// The next line without its end, which may be a bare LF.
  private mutating func line(_ room: inout Int) throws(TransportError) -> ArraySlice<UInt8> {
    var searched = index
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        room -= end + 1 - index
        guard room >= 0 else { throw Self.tooLarge }
        let line = buffer[index..<end]
        index = end + 1
        return line.last == 0x0D ? line.dropLast() : line
      }
      guard buffer.count - index <= room else { throw Self.tooLarge }
      searched = buffer.count - index
      try fill()
      searched += index
    }
  }

  private mutating func fill() throws(TransportError) {
    if index > 0 {
      buffer.removeSubrange(..<index)
      index = 0
    }
    let bytes = try source.read()
    if bytes.isEmpty {
      throw TransportError(
        .disconnected, hasLeft: true, detail: "the connection ended before the reply did")
    }
    buffer += bytes
  }
}
