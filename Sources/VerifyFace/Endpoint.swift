/// The four endpoints of the service.
public enum Endpoint: String, Sendable, CaseIterable {
  /// 人脸对比认证: plain fields, answered with a score.
  case verify
  /// 人脸对比加密版: as `verify`, the fields AES-encrypted.
  case verifyEncry
  /// 人脸对比V2: plain fields, answered with a verdict and a score.
  case verify2
  /// 人脸对比V2加密版: as `verify2`, the fields and the reply AES-encrypted.
  case verify2Encry

  /// Whether number, name and image are encrypted.
  public var isEncrypted: Bool { self == .verifyEncry || self == .verify2Encry }

  /// Whether the reply has `authResult` and `charge` (V2) or `res` and `score` (V1).
  public var isSecondVersion: Bool { self == .verify2 || self == .verify2Encry }

  /// The path below the address of the service.
  public var path: String { "/verifyface/" + rawValue }
}
