import COpenSSL

/// What all TLS connections of a server share: its certificate.
@safe package final class TLSServer: Sendable {
  private nonisolated(unsafe) let settings: OpaquePointer

  /// - Parameters:
  ///   - certificate: A PEM file with the certificate and those that it is signed with.
  ///   - key: A PEM file with its key.
  /// - Returns: nil where they can't be read or don't belong together.
  package init?(certificate: String, key: String) {
    guard let settings = unsafe SSL_CTX_new(TLS_server_method()) else { return nil }
    unsafe self.settings = settings
    let isRead =
      unsafe SSL_CTX_use_certificate_chain_file(settings, certificate) == 1
      && SSL_CTX_use_PrivateKey_file(settings, key, SSL_FILETYPE_PEM) == 1
    ERR_clear_error()
    guard isRead else { return nil }
  }

  deinit {
    unsafe SSL_CTX_free(settings)
  }

  /// Begins a session over an accepted socket, which has to outlive it.
  func session(_ socket: Int32) -> TLSSession? {
    guard let session = unsafe SSL_new(settings) else { return nil }
    let result = unsafe TLSSession(session, isClient: false)
    return unsafe SSL_set_fd(session, socket) == 1 ? result : nil
  }
}
