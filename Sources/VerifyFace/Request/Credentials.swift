/// What the service knows its customer by. Never printed: as text and in mirrors it is `<redacted>`.
public struct Credentials: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  let key: Secret
  let openID: Secret?
  let cipher: Cipher?
  /// Whether the encrypted endpoints are used.
  let isEncrypting: Bool

  /// - Parameters:
  ///   - key: The API key (个人中心 → 我的数据).
  ///   - openID: The OpenId (个人中心 → 账号管理 → 基本信息), of which the encrypted endpoints derive their
  ///     key; nil for the plain ones.
  public init(key: String, openID: String? = nil) {
    self.init(key: key, openID: openID, isEncrypting: openID != nil)
  }

  /// An OpenId that isn't used is kept out of texts all the same.
  package init(key: String, openID: String?, isEncrypting: Bool) {
    self.isEncrypting = isEncrypting
    self.key = Secret(key)
    self.openID = openID.map { Secret($0) }
    cipher = openID.flatMap { try? Cipher(openID: $0) }
  }

  /// Why no request can be made with them, or nil.
  var fault: String? {
    if !Self.isPlausible(key) { return "the key is empty or holds blanks" }
    guard isEncrypting, let openID else { return nil }
    if !Self.isPlausible(openID) { return "the OpenId is empty or holds blanks" }
    return cipher == nil ? "OpenSSL offers no MD5, which the service's encryption needs" : nil
  }

  private static func isPlausible(_ secret: Secret) -> Bool {
    let bytes = secret.bytes
    return 1...1024 ~= bytes.count && bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F }
  }

  /// `<redacted>`
  public var description: String { redacted }
  /// `<redacted>`
  public var debugDescription: String { redacted }
  /// Empty.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
