import COpenSSL
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

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

/// TLS over one socket.
@safe final class TLSSession {
  /// Whether the peer said farewell before it ended the connection.
  private(set) var hasFarewell = false
  private(set) var fault = "TLS could not be agreed on"
  private let session: OpaquePointer
  private var isUsable = false

  init(_ session: OpaquePointer, isClient: Bool) {
    unsafe self.session = session
    if isClient {
      unsafe SSL_set_connect_state(session)
    } else {
      unsafe SSL_set_accept_state(session)
    }
    unsafe copenssl_allow_partial_writes(session)
  }

  deinit {
    unsafe SSL_free(session)
  }

  /// Whom the certificate has to be of.
  fileprivate func expect(_ host: String) -> Bool {
    unsafe SSL_set_hostflags(
      session, UInt32(X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT))
    let isAddress = host.contains(":") || host.allSatisfy { $0.isNumber || $0 == "." }
    if isAddress {
      return unsafe X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(session), host) == 1
    }
    return unsafe SSL_set1_host(session, host) == 1 && copenssl_set_server_name(session, host) == 1
  }

  /// The bytes that left through the socket, TLS's own included.
  var bytesWritten: UInt64 { unsafe copenssl_bytes_written(session) }

  func handshake() -> Step {
    let step = step { unsafe SSL_do_handshake(session) }
    if case .done = step { isUsable = true }
    if case .failed = step {
      let code = unsafe SSL_get_verify_result(session)
      if code != X509_V_OK {
        fault =
          unsafe "the certificate is not to be trusted: "
          + String(cString: X509_verify_cert_error_string(code))
      } else if let reason = unsafe ERR_reason_error_string(ERR_peek_error()) {
        fault = unsafe "TLS could not be agreed on: " + String(cString: reason)
      }
    }
    return step
  }

  func write(_ bytes: UnsafeRawBufferPointer) -> Step {
    step { unsafe SSL_write(session, bytes.baseAddress, Int32(clamping: bytes.count)) }
  }

  func read(_ buffer: UnsafeMutableRawBufferPointer) -> Step {
    step { unsafe SSL_read(session, buffer.baseAddress, Int32(clamping: buffer.count)) }
  }

  /// Says farewell, and does not wait for an answer.
  func close() {
    if isUsable { _ = step { unsafe SSL_shutdown(session) } }
  }

  private func step(_ call: () -> Int32) -> Step {
    ERR_clear_error()
    errno = 0
    let result = call()
    if result > 0 { return .done(Int(result)) }
    switch unsafe SSL_get_error(session, result) {
    case SSL_ERROR_WANT_READ: return .wantsRead
    case SSL_ERROR_WANT_WRITE: return .wantsWrite
    case SSL_ERROR_ZERO_RETURN:
      hasFarewell = true
      return .ended
    case SSL_ERROR_SYSCALL where errno == 0: return finish(.ended)
    case SSL_ERROR_SSL where copenssl_is_unexpected_end() != 0: return finish(.ended)
    default: return finish(.failed)
    }
  }

  /// After an error of its own, OpenSSL forbids a farewell.
  private func finish(_ step: Step) -> Step {
    isUsable = false
    return step
  }
}
