import COpenSSL

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

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
  func expect(_ host: String) -> Bool {
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
