import Dispatch
import Foundation
import Preflight
import VerifyFace

/// Replies with what the fuzzer thought of.
private struct FuzzTransport: Transport {
  let body: [UInt8]

  func send(_ request: Request) async throws(TransportError) -> Reply {
    Reply(status: 200, body: body)
  }
}

/// What is sent to the endpoints; never left for anywhere.
private let sent: (person: Person, photo: ReadyPhoto) = {
  let image = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../TestImages/photos/selfie-2-megapixels-progressive.jpg")
  let preflight = Preflight(rules: Rule.all.filter { $0.severity == .fix })
  guard let bytes = try? Data(contentsOf: image),
    let photo = try? preflight.prepare([UInt8](bytes)),
    let person = try? Person(name: "欧阳娜娜", idNumber: "11010519491231002X")
  else { fatalError("the photo of the test images is missing") }
  return (person, photo)
}()

/// One input of the fuzzer: any reply at all has to end in an answer or a failure, and none that
/// can't be read may be called unbilled. The first byte chooses the endpoint.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 0 else { return 0 }
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let credentials = Credentials(key: "fuzz", openID: bytes[0] & 1 == 0 ? nil : "fuzz")
  let isSecond = bytes[0] & 2 != 0
  let service = VerifyFace(credentials, transport: FuzzTransport(body: Array(bytes.dropFirst())))
  let isDone = DispatchSemaphore(value: 0)
  Task.detached {
    do {
      let answer =
        isSecond
        ? try await service.verify2(sent.person, sent.photo)
        : try await service.verify(sent.person, sent.photo)
      precondition(answer.kind == .compared && answer.score ?? 0 <= 100)
    } catch let failure as Failure {
      precondition(failure.kind != .badReply || failure.charged == .unknown)
      precondition(failure.charged == .no || failure.repeat != .free)
      precondition((failure.reason ?? "").unicodeScalars.count <= 300)
    } catch {
      fatalError("another error")
    }
    isDone.signal()
  }
  isDone.wait()
  return 0
}
