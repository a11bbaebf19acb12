import COpenSSL

/// The service's encryption: AES-128, ECB, PKCS#5 padding, with a key of the OpenId's MD5.
///
/// ECB shows where two texts are equal and MD5 is no way to derive a key: this is the contract of the
/// service, not a choice. It takes the place of TLS in no way.
package struct Cipher: Sendable {
  package enum Fault: Error {
    /// OpenSSL refuses the algorithm or is out of memory.
    case unavailable
    /// The cipher text is no multiple of 16 bytes, or its padding is wrong: another key made it.
    case undecipherable
  }

  private static let block = 16
  let key: Secret

  /// "OpenId经过Md5后取前16位，并转小写": the first 16 characters of the hexadecimal digest in lower case,
  /// taken as 16 bytes.
  package init(openID: String) throws(Fault) {
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    defer { cleanse(&digest) }
    var bytes = Array(openID.utf8)
    defer { cleanse(&bytes) }
    var count: UInt32 = 0
    guard unsafe EVP_Digest(bytes, bytes.count, &digest, &count, EVP_md5(), nil) == 1, count == 16
    else { throw .unavailable }
    let digits = Array("0123456789abcdef".utf8)
    key = Secret(digest.prefix(8).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }

  package func encrypt(_ plain: [UInt8]) throws(Fault) -> [UInt8] {
    try run(plain, encrypts: true)
  }

  package func decrypt(_ cipher: [UInt8]) throws(Fault) -> [UInt8] {
    guard !cipher.isEmpty, cipher.count % Self.block == 0 else { throw .undecipherable }
    return try run(cipher, encrypts: false)
  }

  private func run(_ input: [UInt8], encrypts: Bool) throws(Fault) -> [UInt8] {
    guard let session = unsafe EVP_CIPHER_CTX_new() else { throw .unavailable }
    // Overwrites the key schedule as well.
    defer { unsafe EVP_CIPHER_CTX_free(session) }
    let hasBegun = unsafe key.withBytes { key in
      unsafe EVP_CipherInit_ex(
        session, EVP_aes_128_ecb(), nil, key.baseAddress, nil, encrypts ? 1 : 0) == 1
    }
    guard hasBegun else { throw .unavailable }
    var isDone = false
    let output = unsafe [UInt8](unsafeUninitializedCapacity: input.count + 2 * Self.block) {
      buffer, initialized in
      var (body, end): (Int32, Int32) = (0, 0)
      isDone =
        unsafe EVP_CipherUpdate(session, buffer.baseAddress, &body, input, Int32(input.count)) == 1
        && EVP_CipherFinal_ex(session, buffer.baseAddress! + Int(body), &end) == 1
      initialized = isDone ? Int(body) + Int(end) : 0
      if !isDone { unsafe OPENSSL_cleanse(buffer.baseAddress, buffer.count) }
    }
    ERR_clear_error()
    guard isDone else { throw encrypts ? .unavailable : .undecipherable }
    return output
  }
}
