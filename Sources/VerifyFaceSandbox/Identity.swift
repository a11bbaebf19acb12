public import Preflight
import VerifyFace

/// A person of the sandbox, who always gets the same reply. The number is well-formed, begins with
/// 11010119900307 and belongs to nobody; the name may be any.
public struct TestIdentity: Sendable {
  /// The ID number.
  public let idNumber: String
  /// What the sandbox does.
  public let meaning: Words
  let verify: Behaviour
  let verify2: Behaviour

  static let prefix = "11010119900307"

  /// - Parameter order: The three digits before the check character.
  init(_ order: Int, _ meaning: Words, _ verify: Behaviour, _ verify2: Behaviour) {
    let digits = Self.prefix + String(String(1000 + order).dropFirst())
    idNumber = digits + String(decoding: [PersonCheck.character(digits)], as: UTF8.self)
    self.meaning = meaning
    self.verify = verify
    self.verify2 = verify2
  }

  func behaviour(_ endpoint: Endpoint) -> Behaviour {
    endpoint.isSecondVersion ? verify2 : verify
  }

  /// The identity of a number; nil for any other person, who is taken for the one of the stored
  /// photo.
  static func of(_ idNumber: String) -> TestIdentity? { all.first { $0.idNumber == idNumber } }
}

/// What the sandbox does with a request that is in order.
enum Behaviour: Sendable {
  /// Replies with the members of `result`, and is billed unless `charge` is false.
  case result(String)
  /// Replies with an error.
  case error(Int, String)
  /// The body as it is, not encrypted.
  case raw(String, isCharged: Bool)
  /// Another HTTP status, with the lines of headers.
  case status(Int, String)
  /// Replies after so many seconds with this result.
  case late(Double, String)
  /// A good reply in another framing.
  case framed(Framing, String)
  /// Closes the connection after so many bytes of a good reply.
  case cut(Int, String)

  enum Framing: Sendable { case chunked, untilEnd, interim }
}
