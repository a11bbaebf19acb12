import COpenSSL
import Synchronization

/// What all TLS connections of a transport share: whom to trust. Made when it is first needed.
@safe final class TLSClient: Sendable {
  private let certificateAuthorities: String?
  /// OpenSSL's sessions may be made of it by many threads at a time.
  private let made = unsafe Mutex<OpaquePointer?>(nil)

  init(certificateAuthorities: String?) {
    self.certificateAuthorities = certificateAuthorities
  }

  deinit {
    unsafe made.withLock { unsafe SSL_CTX_free($0) }
  }

  /// Whether the certificates to trust can be read.
  var isUsable: Bool { unsafe (try? settings()) != nil }

  private func settings() throws(TransportError) -> OpaquePointer {
    let made = unsafe made.withLock { made in
      if unsafe made == nil { unsafe made = make() }
      return unsafe made
    }
    guard let made = unsafe made else {
      throw TransportError(
        .untrusted, hasLeft: false, detail: "the certificates to trust cannot be read")
    }
    return unsafe made
  }

  private func make() -> OpaquePointer? {
    guard let settings = unsafe SSL_CTX_new(TLS_client_method()) else { return nil }
    unsafe SSL_CTX_set_verify(settings, SSL_VERIFY_PEER, nil)
    let isRead =
      if let certificateAuthorities {
        unsafe SSL_CTX_load_verify_locations(settings, certificateAuthorities, nil) == 1
      } else {
        unsafe SSL_CTX_set_default_verify_paths(settings) == 1
      }
    guard isRead, unsafe copenssl_require_tls12(settings) == 1 else {
      unsafe SSL_CTX_free(settings)
      ERR_clear_error()
      return nil
    }
    return unsafe settings
  }

  /// Begins a session over a connected socket, which has to outlive it.
  func session(_ socket: Int32, host: String) throws(TransportError) -> TLSSession {
    guard let session = unsafe SSL_new(try settings()) else {
      throw TransportError(.exhausted, hasLeft: false, detail: "OpenSSL has no memory left")
    }
    let result = unsafe TLSSession(session, isClient: true)
    guard result.expect(host), unsafe SSL_set_fd(session, socket) == 1 else {
      throw TransportError(.untrusted, hasLeft: false, detail: "OpenSSL does not take the host")
    }
    return result
  }
}
