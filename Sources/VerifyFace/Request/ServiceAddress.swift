/// Where the service is: scheme, host, port and what stands before `/verifyface/…`.
public struct ServiceAddress: Sendable, Equatable, CustomStringConvertible {
  /// Why a text is no address of a service.
  public enum Fault: Error, Sendable {
    /// Not `https://host[:port][/path]`: another scheme, a user name, a query, blanks, no host.
    case malformed
    /// `http://` without leave: name, number and face would travel in the clear.
    case notEncrypted
  }

  /// `https://apis.juhe.cn`. The document gives `http://`; names and faces travel encrypted here.
  public static let juhe = ServiceAddress(isEncrypted: true, host: "apis.juhe.cn", port: 443)

  /// Whether the connection is TLS.
  public let isEncrypted: Bool
  /// A name, or an IP address without brackets.
  public let host: String
  /// The TCP port.
  public let port: UInt16
  /// What stands before the endpoint's path: empty, or `/` and more.
  public let prefix: String

  private init(isEncrypted: Bool, host: String, port: UInt16, prefix: String = "") {
    self.isEncrypted = isEncrypted
    self.host = host
    self.port = port
    self.prefix = prefix
  }

  /// - Parameters:
  ///   - text: `https://host[:port][/path]`.
  ///   - allowsHTTP: Whether `http://` is meant, for a service on this machine.
  public init(_ text: String, allowsHTTP: Bool = false) throws(Fault) {
    let lower = text.lowercased()
    let isEncrypted = lower.hasPrefix("https://")
    guard isEncrypted || lower.hasPrefix("http://"), text.utf8.allSatisfy({ 0x21...0x7E ~= $0 })
    else { throw .malformed }
    if !isEncrypted && !allowsHTTP { throw .notEncrypted }
    let rest = text.dropFirst(isEncrypted ? 8 : 7)
    let authority = rest.prefix { $0 != "/" }
    let path = rest.dropFirst(authority.count)
    guard !rest.contains(where: { "?#@\\".contains($0) }),
      let (host, port) = Self.split(authority, isEncrypted ? 443 : 80)
    else { throw .malformed }
    var prefix = String(path)
    while prefix.hasSuffix("/") { prefix.removeLast() }
    self.init(isEncrypted: isEncrypted, host: host, port: port, prefix: prefix)
  }

  private static func split(_ authority: Substring, _ usual: UInt16) -> (String, UInt16)? {
    var host = authority
    var port: Substring?
    if authority.first == "[" {
      guard let end = authority.firstIndex(of: "]") else { return nil }
      host = authority[authority.index(after: authority.startIndex)..<end]
      let rest = authority[authority.index(after: end)...]
      guard rest.isEmpty || rest.first == ":" else { return nil }
      if !rest.isEmpty { port = rest.dropFirst() }
      guard host.contains(":"), host.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." })
      else { return nil }
    } else if let colon = authority.firstIndex(of: ":") {
      host = authority[..<colon]
      port = authority[authority.index(after: colon)...]
    }
    guard !host.isEmpty, host.count <= 253, authority.first == "[" || host.allSatisfy(isOfName)
    else { return nil }
    guard let port, !port.isEmpty else { return (String(host), usual) }
    guard port.allSatisfy({ $0.isNumber }), let number = UInt16(port), number > 0 else {
      return nil
    }
    return (String(host), number)
  }

  private static func isOfName(_ character: Character) -> Bool {
    character.isASCII
      && (character.isLetter || character.isNumber || character == "-" || character == "."
        || character == "_")
  }

  /// The value of the Host header.
  var authority: String {
    let host = host.contains(":") ? "[\(host)]" : host
    return port == (isEncrypted ? 443 : 80) ? host : "\(host):\(port)"
  }

  /// The address as text.
  public var description: String { "\(isEncrypted ? "https" : "http")://\(authority)\(prefix)" }
}
