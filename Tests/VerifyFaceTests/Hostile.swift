import Foundation
import Synchronization
import VerifyFaceSandbox

@testable import VerifyFace

/// A server of the test's own making: it hears the request out and then does what it is told.
final class Hostile: Sendable {
  enum Act: Sendable {
    case send([UInt8])
    case wait(Double)
    case reset
    /// Ends without TLS's farewell.
    case hangUp
    /// Over and over, until the client is gone.
    case flood([UInt8])
    /// Byte after byte, each after a pause.
    case drip([UInt8], Double)
  }

  let address: ServiceAddress
  private let listener: Listener

  init(
    hears: Bool = true, tls: TLSServer? = nil, _ acts: @escaping @Sendable (Int) -> [Act]
  ) throws {
    let numbers = Counter()
    let listener = Listener(port: 0) { connection in
      if let tls { do { try connection.encrypt(tls) } catch { return } }
      if hears {
        var reader = HTTPReader(source: connection)
        guard let head = try? reader.head(),
          let length = head.fields.first(where: { $0.name == "content-length" }),
          (try? reader.body(Int(length.value) ?? 0)) != nil
        else { return }
      }
      for act in acts(numbers.next()) { guard Self.perform(act, connection) else { return } }
    }
    guard let listener else { throw CocoaError(.featureUnsupported) }
    self.listener = listener
    address = try ServiceAddress(
      "\(tls == nil ? "http" : "https")://127.0.0.1:\(listener.port)", allowsHTTP: true)
  }

  deinit {
    listener.stop()
  }

  private static func perform(_ act: Act, _ connection: Connection) -> Bool {
    func send(_ bytes: [UInt8]) -> Bool { (try? connection.write(Secret(bytes))) == true }
    switch act {
    case .send(let bytes): return send(bytes)
    case .wait(let seconds):
      _ = connection.waitForBytes(.seconds(seconds))
      return true
    case .reset:
      connection.reset()
      return false
    case .hangUp:
      connection.skipFarewell()
      return false
    case .flood(let bytes):
      while send(bytes) {}
      return false
    case .drip(let bytes, let seconds):
      for byte in bytes {
        guard send([byte]) else { return false }
        if connection.waitForBytes(.seconds(seconds)) { return false }
      }
      return true
    }
  }

  /// A reply with everything right.
  static func reply(_ body: String, _ headers: String = "", status: String = "200 OK") -> [UInt8] {
    Array(
      "HTTP/1.1 \(status)\r\n\(headers)Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8)
  }
}

private final class Counter: Sendable {
  private let value = Atomic<Int>(0)
  func next() -> Int { value.add(1, ordering: .relaxed).oldValue }
}

/// Counts.
final class Hits: Sendable {
  private let value = Atomic<Int>(0)
  var count: Int { value.load(ordering: .relaxed) }
  func add() { value.add(1, ordering: .relaxed) }
}

/// A reply in memory, a few bytes at a time.
final class Pieces: ByteSource {
  private var rest: ArraySlice<UInt8>
  private let size: Int
  let hasOrderlyEnd = true

  init(_ bytes: [UInt8], _ size: Int) {
    rest = bytes[...]
    self.size = size
  }

  func read() -> [UInt8] {
    defer { rest = rest.dropFirst(size) }
    return Array(rest.prefix(size))
  }
}
