import Preflight

/// Builds the form of a request.
enum Body {
  /// The form: `key`, `idcard`, `realname`, `image`, each once, the last three encrypted where the
  /// endpoint asks for it. `thousand` is never sent: the document's thresholds are on the percent
  /// scale, and a service that ignored the field would have its 96 % read as 9.6 %.
  ///
  /// - Throws: `Cipher.Fault.unavailable`.
  static func form(
    _ endpoint: Endpoint, _ credentials: Credentials, _ person: Person, _ photo: ReadyPhoto
  ) throws(Cipher.Fault) -> Secret {
    // Base64 and encryption make 16/9 of the photo, percent-encoding up to a tenth more.
    var form: [UInt8] = []
    form.reserveCapacity(photo.bytes.count * 9 / 4 + 4096)
    defer { cleanse(&form) }
    let cipher = endpoint.isEncrypted ? credentials.cipher : nil
    if endpoint.isEncrypted && cipher == nil { throw .unavailable }

    var key = credentials.key.bytes
    Form.append("key", key, to: &form)
    cleanse(&key)
    let fields = [
      ("idcard", person.number.bytes), ("realname", person.realName.bytes),
      ("image", Base64.encode(photo.bytes)),
    ]
    for (name, plain) in fields {
      var value = plain
      defer { cleanse(&value) }
      if let cipher { value = Base64.encode(try cipher.encrypt(value)) }
      Form.append(name, value, to: &form)
    }
    return Secret(form)
  }
}
