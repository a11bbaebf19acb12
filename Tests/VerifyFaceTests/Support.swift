import Foundation
import Preflight
import Synchronization

@testable import VerifyFace

/// What many tests need.
enum Sample {
  static let key = "0123456789abcdef0123456789abcde7"
  static let openID = "JH0123456789abcdef0123456789abcdef"
  static let name = "欧阳娜娜"
  static let number = "11010519491231002X"

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func person() throws -> Person { try Person(name: name, idNumber: number) }

  static let photo: Result<ReadyPhoto, any Error> = Result {
    let url = root.appending(path: "TestImages/photos/selfie-2-megapixels-progressive.jpg")
    // What is judged of the face is not the matter of these tests.
    let preflight = Preflight(rules: Rule.all.filter { $0.severity == .fix })
    return try preflight.prepare([UInt8](Data(contentsOf: url)))
  }

  static func credentials(_ endpoint: Endpoint) -> Credentials {
    Credentials(key: key, openID: endpoint.isEncrypted ? openID : nil)
  }

  /// Calls an endpoint.
  static func call(
    _ endpoint: Endpoint, at address: ServiceAddress = .juhe, timeout: Duration = .seconds(10),
    retry: Retry = .never, over transport: any Transport = SocketTransport()
  ) async throws -> Result<Answer, Failure> {
    let service = VerifyFace(
      credentials(endpoint), at: address, timeout: timeout, retry: retry, transport: transport)
    let (person, photo) = (try person(), try photo.get())
    do throws(Failure) {
      return .success(
        endpoint.isSecondVersion
          ? try await service.verify2(person, photo) : try await service.verify(person, photo))
    } catch {
      return .failure(error)
    }
  }

  /// Calls an endpoint that replies with a body.
  static func call(_ endpoint: Endpoint, body: String, status: Int = 200) async throws
    -> Result<Answer, Failure>
  {
    try await call(
      endpoint, over: FixedTransport(Reply(status: status, body: Array(body.utf8))))
  }

  /// A text as verify2Encry replies with it.
  static func encrypted(_ text: String) throws -> String {
    let cipher = try Cipher(openID: openID)
    return String(decoding: Base64.encode(try cipher.encrypt(Array(text.utf8))), as: UTF8.self)
  }
}

extension Result<Answer, Failure> {
  var outcome: Outcome {
    switch self {
    case .success(let answer): answer.outcome
    case .failure(let failure): failure.outcome
    }
  }

  var answer: Answer? { try? get() }
}

/// Replies always the same and keeps what it was asked.
final class FixedTransport: Transport {
  private let replies: Mutex<[Result<Reply, TransportError>]>
  private let asked = Mutex<[Request]>([])

  init(_ reply: Reply) { replies = Mutex([.success(reply)]) }

  /// Replies one after the other, the last again and again.
  init(_ replies: [Result<Reply, TransportError>]) { self.replies = Mutex(replies) }

  var requests: [Request] { asked.withLock { $0 } }

  func send(_ request: Request) async throws(TransportError) -> Reply {
    asked.withLock { $0.append(request) }
    let reply = replies.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
    return try reply.get()
  }
}
