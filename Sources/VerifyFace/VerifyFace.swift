public import Preflight

/// Asks the service whether a photo shows the person that a name and an ID number belong to.
///
/// ```swift
/// let service = VerifyFace(key: key)                    // or VerifyFace(key: key, openID: openID)
/// let person = try Person(name: name, idNumber: number)
/// let photo = try Preflight().prepare(bytes)
/// let answer = try await service.verify2(person, photo)
/// switch answer.decision(at: .falseAcceptOneIn(10_000)) {
/// case .accept, .reject, .review: …
/// }
/// ```
/// Every answered call is billed. A call is one request over one connection: nothing is sent twice
/// unless `retry` says so, and then only what was not billed. Nothing is written to disk.
public struct VerifyFace: Sendable {
  /// What the service knows its customer by.
  public let credentials: Credentials
  /// Where the service is.
  public let address: ServiceAddress
  /// The time for one attempt, from resolving the name to the last byte of the reply.
  public let timeout: Duration
  /// Whether calls are repeated.
  public let retry: Retry
  private let transport: any Transport

  /// - Parameters:
  ///   - credentials: The key, and the OpenId where the encrypted endpoints are to be used.
  ///   - address: Where the service is.
  ///   - timeout: For one attempt. A short one turns paid answers into lost ones.
  ///   - retry: Whether calls are repeated.
  ///   - transport: What carries the requests.
  public init(
    _ credentials: Credentials, at address: ServiceAddress = .juhe,
    timeout: Duration = .seconds(30),
    retry: Retry = .never, transport: any Transport = SocketTransport()
  ) {
    self.credentials = credentials
    self.address = address
    self.timeout = timeout
    self.retry = retry
    self.transport = transport
  }

  /// Uses the plain endpoints.
  public init(key: String) {
    self.init(Credentials(key: key))
  }

  /// Uses the encrypted endpoints.
  public init(key: String, openID: String) {
    self.init(Credentials(key: key, openID: openID))
  }

  /// 人脸对比认证: verify, or verifyEncry where there is an OpenId. The answer has a score.
  ///
  /// - Throws: `Failure` where the faces were not compared: why, whether it was charged, whether to
  ///   try again. A cancelled task gets one, too.
  public func verify(_ person: Person, _ photo: ReadyPhoto) async throws(Failure) -> Answer {
    try await call(credentials.isEncrypting ? .verifyEncry : .verify, person, photo)
  }

  /// 人脸对比V2: verify2, or verify2Encry where there is an OpenId. The answer has a verdict and a score.
  ///
  /// - Throws: `Failure` where the faces were not compared: why, whether it was charged, whether to
  ///   try again. A cancelled task gets one, too.
  public func verify2(_ person: Person, _ photo: ReadyPhoto) async throws(Failure) -> Answer {
    try await call(credentials.isEncrypting ? .verify2Encry : .verify2, person, photo)
  }

  private func call(
    _ endpoint: Endpoint, _ person: Person, _ photo: ReadyPhoto
  ) async throws(Failure) -> Answer {
    var attempt = 1
    while true {
      do throws(Failure) {
        return try await once(endpoint, person, photo)
      } catch {
        guard retry.repeats(error.outcome, attempt: attempt), await rest(after: attempt) else {
          throw error
        }
        attempt += 1
      }
    }
  }

  /// Waits before the next attempt; false where the task is cancelled.
  private func rest(after attempt: Int) async -> Bool {
    do {
      try await Task.sleep(for: retry.pause(after: attempt))
      return true
    } catch {
      return false
    }
  }

  private func once(
    _ endpoint: Endpoint, _ person: Person, _ photo: ReadyPhoto
  ) async throws(Failure) -> Answer {
    if let fault = credentials.fault {
      throw Failure(Outcome(endpoint, .account, charged: .no, reason: fault))
    }
    // A Preflight with numbers of one's own makes photos that the service would bill and refuse.
    let limits = Specification.verifyFace
    guard limits.minimumBytes...limits.maximumBytes ~= photo.bytes.count else {
      let reason = "the service takes \(limits.minimumBytes) to \(limits.maximumBytes) bytes"
      throw Failure(Outcome(endpoint, .photoRejected, charged: .no, reason: reason))
    }
    // Who was cancelled before has not asked for anything.
    if Task.isCancelled {
      throw Failure(Outcome(endpoint, .notSent, charged: .no, reason: "cancelled"))
    }
    let (request, reply): (Request, Reply)
    do throws(TransportError) {
      request = try self.request(endpoint, person, photo)
      reply = try await transport.send(request)
    } catch {
      throw Failure(Outcome(endpoint, error))
    }
    let reading = Reading(
      endpoint: endpoint, cipher: credentials.cipher,
      scrub: Scrub(credentials, person, photo, request.form))
    return try reading.answer(reply)
  }

  func request(
    _ endpoint: Endpoint, _ person: Person, _ photo: ReadyPhoto
  ) throws(TransportError) -> Request {
    do throws(Cipher.Fault) {
      return Request(
        address, path: endpoint.path, form: try Body.form(endpoint, credentials, person, photo),
        timeout: timeout)
    } catch {
      throw TransportError(.exhausted, hasLeft: false, detail: "OpenSSL cannot encrypt")
    }
  }
}

extension Outcome {
  /// What became of a call without a reply.
  init(_ endpoint: Endpoint, _ error: TransportError) {
    let kind: OutcomeKind =
      switch error.reason {
      case _ where !error.hasLeft: .notSent
      case .malformed, .tooLarge: .badReply
      default: .noReply
      }
    self.init(endpoint, kind, charged: error.hasLeft ? .unknown : .no, reason: error.detail)
  }
}
