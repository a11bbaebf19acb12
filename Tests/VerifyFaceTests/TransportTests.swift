import Foundation
import Synchronization
import Testing
import VerifyFaceSandbox

@testable import VerifyFace

/// The transport against servers that mean well, and against none.
@Suite struct TransportTests {
  private func call(
    _ acts: [Hostile.Act], timeout: Duration = .seconds(20)
  ) async throws -> Result<Answer, Failure> {
    let server = try Hostile { _ in acts }
    return try await Sample.call(.verify2, at: server.address, timeout: timeout)
  }

  @Test func theRequestIsExactlyThis() async throws {
    let heard = Heard()
    let listener = try #require(
      Listener(port: 0) { connection in
        var bytes: [UInt8] = []
        while let more = try? connection.read(), !more.isEmpty {
          bytes += more
          let text = String(decoding: bytes, as: UTF8.self)
          guard let end = text.range(of: "\r\n\r\n"),
            let length = text.range(of: "Content-Length: ")
          else { continue }
          let count = Int(text[length.upperBound...].prefix { $0.isNumber }) ?? 0
          if text[end.upperBound...].utf8.count >= count { break }
        }
        heard.set(bytes)
        _ = try? connection.write(Secret(Hostile.reply(Example.same)))
      })
    defer { listener.stop() }
    let address = try ServiceAddress("http://127.0.0.1:\(listener.port)/x/", allowsHTTP: true)
    #expect(try await Sample.call(.verify2Encry, at: address).answer != nil)
    let service = VerifyFace(Sample.credentials(.verify2Encry), at: address)
    let request = try service.request(
      .verify2Encry, try Sample.person(), try Sample.photo.get())
    let expected = """
      POST /x/verifyface/verify2Encry HTTP/1.1\r
      Host: 127.0.0.1:\(listener.port)\r
      Content-Type: application/x-www-form-urlencoded\r
      Content-Length: \(request.body.count)\r
      Accept: application/json\r
      Accept-Encoding: identity\r
      Connection: close\r
      \r

      """
    #expect(heard.get() == Array(expected.utf8) + request.body)
  }

  @Test(arguments: [
    "HTTP/1.1 200 OK\r\nContent-Length: {n}\r\n\r\n{b}",
    "HTTP/1.1 200\r\nContent-Length:{n}\r\n\r\n{b}",
    "HTTP/1.0 200 OK\r\n\r\n{b}", "HTTP/1.1 200 OK\nContent-Length: {n}\n\n{b}",
    "HTTP/1.1 200 OK\r\ncontent-length: {n}\r\nContent-Length: {n}, {n}\r\n\r\n{b}",
    "HTTP/1.1 200 OK\r\nContent-Length: {n}\r\n\r\n{b}and more",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{x}\r\n{b}\r\n0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n00{x};a=b\r\n{b}\r\n000\r\nX: y\r\nZ: w\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n{x}\r\n{b}\r\n0\r\n\r\n",
    "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{b}",
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nSet-Cookie: a=b\r\n\r\n{b}",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\nContent-Length: {n}\r\n\r\n{b}",
  ])
  func everyFraming(_ form: String) async throws {
    let text = form.replacing("{n}", with: String(Example.same.utf8.count))
      .replacing("{x}", with: String(Example.same.utf8.count, radix: 16))
      .replacing("{b}", with: Example.same)
    #expect(try await call([.send(Array(text.utf8))]).answer?.score == 98.448)
    // The same in small pieces.
    var acts: [Hostile.Act] = []
    for start in stride(from: 0, to: text.utf8.count, by: 37) {
      acts += [.send(Array(text.utf8.dropFirst(start).prefix(37))), .wait(0.001)]
    }
    #expect(try await call(acts).answer?.score == 98.448)
  }

  /// A server may say 100 at any time: what it wants is the rest, and not that the client stops.
  @Test func anInterimReplyDoesNotEndTheRequest() async throws {
    let interim = Secret(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8))
    let listener = try #require(
      Listener(port: 0) { connection in
        var reader = HTTPReader(source: connection)
        guard let head = try? reader.head(), (try? connection.write(interim)) == true,
          let length = head.fields.first(where: { $0.name == "content-length" })
        else { return }
        // By now the client has filled the sockets, and found something to read.
        Thread.sleep(forTimeInterval: 0.2)
        guard (try? reader.body(Int(length.value) ?? 0)) != nil else { return }
        _ = try? connection.write(Secret(Hostile.reply(Example.same)))
      })
    defer { listener.stop() }
    let request = Request(
      try ServiceAddress("http://127.0.0.1:\(listener.port)", allowsHTTP: true), path: "/",
      form: Secret([UInt8](repeating: 0x61, count: 32 << 20)), timeout: .seconds(20))
    #expect(try await SocketTransport().send(request).status == 200)
  }

  @Test func knowsThatNothingLeft() async throws {
    // A port that nobody else gets, and that nobody listens at.
    let deaf = Deaf(queue: nil)
    defer { withExtendedLifetime(deaf) {} }
    for address in [
      try ServiceAddress("http://127.0.0.1:\(deaf.port)", allowsHTTP: true),
      try ServiceAddress("https://no-such-host.invalid"),
      try ServiceAddress("http://[::1]:1", allowsHTTP: true),
    ] {
      let outcome = try await Sample.call(.verify, at: address).outcome
      #expect(outcome.kind == .notSent && outcome.charged == .no && outcome.repeat == .free)
    }
  }

  @Test func aListenerThatDoesNotListenIsNotWaitedFor() async throws {
    // A queue that is full takes no more connections and refuses none.
    let server = Deaf(queue: 0)
    defer { withExtendedLifetime(server) {} }
    let address = try ServiceAddress("http://127.0.0.1:\(server.port)", allowsHTTP: true)
    let outcome = try await Sample.call(
      .verify, at: address, over: SocketTransport(connectTimeout: .milliseconds(300))
    ).outcome
    #expect(outcome.kind == .notSent && outcome.charged == .no)
    #expect(outcome.reason == "connecting timed out")
  }

  @Test func theDeadlineHolds() async throws {
    let body = Hostile.reply(Example.same)
    for acts in [
      [.wait(60)], [.drip(body, 0.3)], [.send(Array(body.prefix(60))), .wait(60)],
      [.send(body.dropLast()), .wait(60)],
    ] as [[Hostile.Act]] {
      let outcome = try await call(acts, timeout: .seconds(1)).outcome
      #expect(outcome.kind == .noReply && outcome.charged == .unknown)
      #expect(outcome.repeat == .mayBillAgain)
      #expect(outcome.reason == "the time was over")
    }
  }

  @Test(.timeLimit(.minutes(2))) func cancellingEndsTheCall() async throws {
    let heard = Hits()
    let server = try Hostile { _ in
      heard.add()
      return [.wait(60)]
    }
    let task = Task { try await Sample.call(.verify2, at: server.address, timeout: .seconds(60)) }
    // A call that is cancelled before it was sent ends otherwise; a slow machine needs its time.
    while heard.count == 0 { try await Task.sleep(for: .milliseconds(10)) }
    task.cancel()
    let outcome = try await task.value.outcome
    #expect(outcome.kind == .noReply && outcome.charged == .unknown)
    #expect(outcome.reason == "cancelled")

    let early = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await Sample.call(.verify2, at: server.address)
    }
    early.cancel()
    let unsent = try await early.value.outcome
    #expect(unsent.kind == .notSent && unsent.charged == .no && unsent.reason == "cancelled")
  }

  @Test func manyCallsAtOnceDoNotStarveEachOther() async throws {
    let server = try Hostile { _ in [.wait(0.5), .send(Hostile.reply(Example.same))] }
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<48 {
        group.addTask { try await Sample.call(.verify2, at: server.address).answer != nil }
      }
      for try await isGood in group { #expect(isGood) }
    }
  }

  @Test func aReplyBeforeTheRequestIsOverIsRead() async throws {
    let server = try Hostile(hears: false) { _ in
      [.send(Hostile.reply("", status: "413 Too Large")), .wait(0.5)]
    }
    #expect(try await Sample.call(.verify2, at: server.address).outcome.kind == .gatewayError)
  }
}

/// A port of this machine that takes no connection: refused at once without a queue, left waiting where
/// the queue is full.
private final class Deaf {
  let port: UInt16
  private var sockets: [Int32] = []

  init(queue: Int32?) {
    let listening = systemSocket(AF_INET)
    sockets.append(listening)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        _ = unsafe bind(listening, pointer, length)
        if let queue { _ = listen(listening, queue) }
        _ = unsafe getsockname(listening, pointer, &length)
      }
    }
    port = UInt16(bigEndian: address.sin_port)
    guard queue != nil else { return }
    for _ in 0..<4 {
      let client = systemSocket(AF_INET)
      Descriptor.configure(client)
      sockets.append(client)
      unsafe withUnsafePointer(to: &address) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
          _ = unsafe connect(client, pointer, length)
        }
      }
    }
  }

  deinit {
    for socket in sockets { close(socket) }
  }
}

/// What a server heard.
private final class Heard: Sendable {
  private let bytes = Mutex<[UInt8]>([])
  func set(_ value: [UInt8]) { bytes.withLock { $0 = value } }
  func get() -> [UInt8] { bytes.withLock { $0 } }
}
