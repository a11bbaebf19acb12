import Foundation
import Testing
import VerifyFaceSandbox

@testable import VerifyFace

/// Replies that go wrong or mean harm: never a crash, never a wait beyond the deadline, and never a
/// wrong word about the bill.
@Suite struct HostileReplyTests {
  private func outcome(_ acts: [Hostile.Act], timeout: Duration = .seconds(20)) async throws
    -> Outcome
  {
    let server = try Hostile { _ in acts }
    let outcome = try await Sample.call(.verify2, at: server.address, timeout: timeout).outcome
    expectNobodyKnows(outcome)
    return outcome
  }

  private func expectNobodyKnows(_ outcome: Outcome) {
    guard outcome.kind != .compared else { return }
    #expect([.noReply, .badReply, .gatewayError].contains(outcome.kind))
    #expect(outcome.charged == .unknown && outcome.repeat == .mayBillAgain)
  }

  @Test(arguments: [false, true])
  func cutAtEveryByte(isReset: Bool) async throws {
    let body = #"{"error_code":0,"result":{"charge":true,"authResult":"00XX","rxfs":984.48}}"#
    let chunked =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n\(body.prefix(32))\r\n"
      + "\(String(body.count - 32, radix: 16))\r\n\(body.dropFirst(32))\r\n0\r\nA: b\r\n\r\n"
    for reply in [Hostile.reply(body, "A: b\r\n"), Array(chunked.utf8)] {
      let server = try Hostile { number in
        [.send(Array(reply.prefix(number)))] + (isReset ? [.reset] : [])
      }
      for count in 0..<reply.count {
        let outcome = try await Sample.call(.verify2, at: server.address).outcome
        #expect(outcome.kind == .noReply, "cut after \(count) bytes")
        expectNobodyKnows(outcome)
      }
    }
  }

  @Test func random() async throws {
    let server = try Hostile { _ in
      [.send((0..<Int.random(in: 0...2000)).map { _ in UInt8.random(in: 0...255) })]
    }
    let behind = try Hostile { _ in
      let bytes = (0..<Int.random(in: 0...2000)).map { _ in UInt8.random(in: 0...255) }
      return [.send(Array("HTTP/1.1 200 OK\r\n\r\n".utf8) + bytes)]
    }
    for _ in 0..<200 {
      for server in [server, behind] {
        let outcome = try await Sample.call(.verify2Encry, at: server.address).outcome
        #expect([.noReply, .badReply].contains(outcome.kind))
        expectNobodyKnows(outcome)
      }
    }
  }

  /// Good replies with a few bytes changed, from memory: many more than over sockets.
  @Test func mutated() throws {
    let body = Example.same
    let chunked =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\(String(body.utf8.count, radix: 16))\r\n"
      + "\(body)\r\n0\r\nA: b\r\n\r\n"
    let good = [
      Hostile.reply(body), Array(chunked.utf8),
      Array("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n\(body)".utf8),
    ]
    let likely = Array("\r\n: ;,0123456789abcdefHTP/.\u{0}\u{7F}".utf8)
    for round in 0..<30_000 {
      var bytes = good[round % good.count]
      for _ in 0..<Int.random(in: 1...4) {
        let place = Int.random(in: 0..<bytes.count)
        switch Int.random(in: 0..<3) {
        case 0: bytes[place] = likely[Int.random(in: 0..<likely.count)]
        case 1: bytes.remove(at: place)
        default: bytes.insert(likely[Int.random(in: 0..<likely.count)], at: place)
        }
      }
      var reader = HTTPReader(source: Pieces(bytes, Int.random(in: 1...100)))
      do throws(TransportError) {
        #expect(try reader.reply().body.count <= bytes.count)
      } catch {
        #expect(error.hasLeft)
      }
    }
  }

  @Test func tooMuch() async throws {
    let ten = [UInt8](repeating: UInt8(ascii: " "), count: 10 << 20)
    let ok = "HTTP/1.1 200 OK\r\n"
    for acts in [
      [.send(Array("\(ok)Content-Length: \(ten.count)\r\n\r\n".utf8)), .send(ten)],
      [.send(Array("\(ok)\r\n".utf8)), .send(ten)],
      [.send(Array("\(ok)Transfer-Encoding: chunked\r\n\r\nA00000\r\n".utf8)), .send(ten)],
      [
        .send(Array("\(ok)Transfer-Encoding: chunked\r\n\r\n".utf8)),
        .flood(Array("1000\r\n".utf8) + ten.prefix(4096) + Array("\r\n".utf8)),
      ],
      [
        .send(Array("\(ok)Transfer-Encoding: chunked\r\n\r\n".utf8)),
        .flood(Array("1;\(String(repeating: "x", count: 5000))\r\n \r\n".utf8)),
      ],
      [
        .send(Array(ok.utf8)),
        .flood(Array("X-Header: \(String(repeating: "y", count: 99))\r\n".utf8)),
      ],
      [.send(Array(ok.utf8)), .flood(ten)], [.flood(ten)],
      [.flood(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8))],
      [
        .send(Array("\(ok)Transfer-Encoding: chunked\r\n\r\n0\r\n".utf8)),
        .flood(Array("X: y\r\n".utf8)),
      ],
      [.send(Array("\(ok)Content-Length: 999999999999999999\r\n\r\n".utf8))],
    ] as [[Hostile.Act]] {
      #expect(try await outcome(acts).kind == .badReply)
    }
    // The largest that is taken: nothing but blanks before the object.
    let most = String(
      repeating: " ", count: HTTPReader<Connection>.largestBody - Example.same.utf8.count)
    #expect(try await outcome([.send(Hostile.reply(most + Example.same))]).kind == .compared)
    #expect(try await outcome([.send(Hostile.reply(most + " " + Example.same))]).kind == .badReply)
  }

  @Test(arguments: [
    "HTTP/1.1 2000 OK\r\n\r\n", "HTTP/1.1 20 OK\r\n\r\n", "HTTP/1.1\r\n\r\n",
    "HTTP/2 200 OK\r\n\r\n",
    "HTTP/1.x 200 OK\r\n\r\n", "ICY 200 OK\r\n\r\n", "HTTP/1.1 -20 OK\r\n\r\n", "\r\n\r\n", "{}\n",
    "HTTP/1.1 099 OK\r\n\r\n", "HTTP/1.1 2OO OK\r\n\r\n", "HTTP/0.9 200 OK\r\n\r\n ",
    "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
    "HTTP/1.1 200 OK\r\nContent-Length: 1, 2\r\n\r\n{}",
    "HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n+1\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n",
    "HTTP/1.1 200 OK\r\nno colon here\r\n\r\n", "HTTP/1.1 200 OK\r\n folded: x\r\n\r\n",
  ])
  func noHTTP(_ text: String) async throws {
    #expect(try await outcome([.send(Array(text.utf8))]).kind == .badReply)
  }

  @Test func gzipIsNotInflated() async throws {
    let gzip: [UInt8] = [
      0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xAB, 0xAE, 5, 0, 0x43, 0xBF, 0xA6, 0xA3,
    ]
    let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(gzip.count)\r\n\r\n"
    #expect(try await outcome([.send(Array(head.utf8) + gzip)]).kind == .badReply)
  }

  @Test func redirectsAreNotFollowed() async throws {
    let target = Hits()
    let listener = try #require(Listener(port: 0) { _ in target.add() })
    defer { listener.stop() }
    for status in ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"] {
      let location = "Location: http://127.0.0.1:\(listener.port)/\r\n"
      let reply = Hostile.reply(Example.same, location, status: status)
      #expect(try await outcome([.send(reply)]).kind == .gatewayError)
    }
    let odd = "HTTP/1.1 502 Bad Gateway\r\nTransfer-Encoding: gzip, chunked\r\n\r\n<html>"
    #expect(try await outcome([.send(Array(odd.utf8))]).kind == .gatewayError)
    let asked = "WWW-Authenticate: Basic realm=x\r\n"
    let reply = Hostile.reply(Example.same, asked, status: "401 Unauthorized")
    #expect(try await outcome([.send(reply)]).kind == .gatewayError)
    #expect(
      try await outcome([.send(Hostile.reply("", status: "101 Switching Protocols"))]).kind
        == .gatewayError)
    #expect(target.count == 0)
  }

  @Test func lostAndSlow() async throws {
    #expect(try await outcome([]).kind == .noReply)
    #expect(try await outcome([.reset]).kind == .noReply)
    let reply = Hostile.reply(Example.same)
    #expect(try await outcome([.drip(reply, 0.2)], timeout: .seconds(1)).kind == .noReply)
    let flood: Hostile.Act = .flood(Array("HTTP/1.1 200 OK\r\n\r\n ".utf8))
    #expect(try await outcome([flood]).kind == .badReply)
  }

  @Test func eachCallIsOneConnection() async throws {
    let hits = Hits()
    let server = try Hostile { _ in
      hits.add()
      return []
    }
    _ = try await Sample.call(.verify2, at: server.address, retry: .unbilled(attempts: 5))
    try await Task.sleep(for: .milliseconds(100))
    #expect(hits.count == 1)
  }
}
