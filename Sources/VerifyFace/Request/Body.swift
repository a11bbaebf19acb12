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

    /// Adds a field, and overwrites what it was made of.
    func append(_ name: String, _ plain: consuming [UInt8]) throws(Cipher.Fault) {
      defer { cleanse(&plain) }
      guard let cipher else { return Form.append(name, plain, to: &form) }
      Form.append(name, Base64.encode(try cipher.encrypt(plain)), to: &form)
    }
    var key = credentials.key.bytes
    Form.append("key", key, to: &form)
    cleanse(&key)
    try append("idcard", person.number.bytes)
    try append("realname", person.realName.bytes)
    try append("image", Base64.encode(photo.bytes))
    return Secret(form)
  }
}
