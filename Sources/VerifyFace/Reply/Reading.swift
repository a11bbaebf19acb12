import JSONText

/// Reads a reply: everything that the document says about one, and what it leaves open read so that
/// no paid answer is lost and none is invented.
struct Reading {
  let endpoint: Endpoint
  let cipher: Cipher?
  let scrub: Scrub

  /// - Throws: `Failure` for everything but a comparison.
  func answer(_ reply: Reply) throws(Failure) -> Answer {
    guard reply.status == 200 else {
      throw fail(.gatewayError, reason: "HTTP status \(reply.status)")
    }
    guard let envelope = Envelope(reply.body, cipher: endpoint.isEncrypted ? cipher : nil) else {
      // The beginning of a reply whose end may be missing, or something else altogether?
      let isBeginning = reply.body.isEmpty || reply.body.first == UInt8(ascii: "{")
      guard reply.mayBeCut, isBeginning || endpoint.isEncrypted else {
        throw fail(.badReply, reason: nil)
      }
      throw fail(.noReply, reason: "the connection ended without notice")
    }
    guard envelope.errorCode == 0 else { throw Failure(error(envelope)) }
    return endpoint.isSecondVersion ? try second(envelope) : try first(envelope)
  }

  private func fail(_ kind: OutcomeKind, reason: String?) -> Failure {
    Failure(Outcome(endpoint, kind, charged: .unknown, reason: reason))
  }

  /// What all outcomes of a readable reply have.
  private func outcome(
    _ envelope: Envelope, _ kind: OutcomeKind, charged: Charged
  ) -> Outcome {
    var outcome = Outcome(endpoint, kind, charged: charged)
    outcome.errorCode = envelope.errorCode
    outcome.orderID = envelope.result?["orderid"]?.word.flatMap { scrub.identifier($0) }
    outcome.reason = envelope.reason.flatMap { scrub.sentence($0) }
    return outcome
  }

  /// An `error_code` other than 0.
  private func error(_ envelope: Envelope) -> Outcome {
    let entry = ServiceCode.error(envelope.errorCode)
    var charged = entry?.charged ?? .unknown
    var isConflict = false
    if endpoint.isSecondVersion, let stated = envelope.result?["charge"]?.boolean {
      isConflict = stated && charged == .no
      charged = stated ? .yes : .no
    }
    var outcome = outcome(envelope, entry?.kind ?? .unrecognised, charged: charged)
    outcome.billingConflict = isConflict
    if outcome.kind == .requestRejected { outcome.field = RequestField(in: envelope.reason ?? "") }
    return outcome
  }

  /// verify and verifyEncry, `error_code` 0: billed, whatever `res` says.
  private func first(_ envelope: Envelope) throws(Failure) -> Answer {
    let res = envelope.result?["res"]?.integer
    var entry = res.flatMap { res in ServiceCode.results.first { $0.code == String(res) } }
    var code: String?
    if res == 2 {
      let value = envelope.result?["code"]
      code = value?.integer.map { String($0) } ?? value?.word.flatMap { scrub.identifier($0) }
      entry = code.flatMap { ServiceCode.comparison($0) } ?? entry
    }
    var outcome = outcome(envelope, entry?.kind ?? .unrecognised, charged: .yes)
    outcome.res = res
    outcome.code = code
    outcome.photoFault = entry?.photoFault
    guard outcome.kind == .compared else { throw Failure(outcome) }
    return Answer(outcome, score: envelope.result?["score"]?.score(thousandths: false))
  }

  /// verify2 and verify2Encry, `error_code` 0: billed as `charge` says, or else by the list.
  private func second(_ envelope: Envelope) throws(Failure) -> Answer {
    var authResult: String?
    if case .text(let text) = envelope.result?["authResult"] { authResult = Self.known(text) }
    let entry = authResult.flatMap { ServiceCode.authResult($0) }
    let listed: Charged? = authResult.map { _ in entry?.charged ?? .no }
    let stated: Charged? = envelope.result?["charge"]?.boolean.map { $0 ? .yes : .no }
    var outcome = outcome(
      envelope, entry?.kind ?? .unrecognised, charged: stated ?? listed ?? .unknown)
    outcome.billingConflict = stated != nil && listed != nil && stated != listed
    outcome.authResult = authResult
    outcome.photoFault = entry?.photoFault
    guard outcome.kind == .compared, let verdict = entry?.verdict else { throw Failure(outcome) }
    let score = envelope.result?["rxfs"]?.score(thousandths: true)
    return Answer(outcome, score: score, verdict: verdict)
  }

  /// The first four characters of an `authResult` that begins with two ASCII capitals or digits.
  private static func known(_ text: String) -> String? {
    let bytes = Array(text.utf8.prefix(4))
    func isCode(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte || 0x41...0x5A ~= byte }
    guard bytes.count >= 2, bytes.prefix(2).allSatisfy(isCode) else { return nil }
    let rest = bytes.dropFirst(2).prefix { isCode($0) || 0x61...0x7A ~= $0 }
    return String(decoding: bytes.prefix(2) + rest, as: UTF8.self)
  }
}

extension RequestField {
  /// The field that a reason names, in brackets of either width or none.
  fileprivate init?(in reason: String) {
    if reason.contains("姓名") {
      self = .name
    } else if reason.contains("身份证") {
      self = .idNumber
    } else if reason.contains("图片") {
      self = .image
    } else {
      return nil
    }
  }
}
