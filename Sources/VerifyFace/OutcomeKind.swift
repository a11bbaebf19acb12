/// What happened to a call, in the words that logs and JSON use.
public enum OutcomeKind: String, Sendable, CaseIterable {
  /// The faces were compared; see `Answer`.
  case compared
  /// Name and number do not belong together, or the number does not exist.
  case identityMismatch
  /// The service can't use the photo.
  case photoRejected
  /// The stored photo can't be used.
  case referencePhotoUnusable
  /// The comparison failed.
  case comparisonFailed
  /// There is no stored photo.
  case noReferencePhoto
  /// A field of the request is wrong.
  case requestRejected
  /// Nothing is known about the person.
  case noRecord
  /// The service's "对比错误".
  case compareError
  /// The source behind the service timed out.
  case sourceTimeout
  /// A fault of the service.
  case serviceFault
  /// The service is under maintenance or closed.
  case serviceDown
  /// The key, the OpenId or the account is not accepted.
  case account
  /// Too many calls from this address.
  case rateLimited
  /// The calls that were bought are used up.
  case quotaExhausted
  /// A code that is in no table of the document.
  case unrecognised
  /// Not a byte of the request left this machine.
  case notSent
  /// The request left, and no whole reply came back.
  case noReply
  /// Something on the way replied, not the service: an HTTP status other than 200.
  case gatewayError
  /// A reply that can't be read.
  case badReply

  /// Whether to repeat a call of this kind; nil where that depends on whether it was charged.
  var `repeat`: Repeat? {
    switch self {
    case .compared, .referencePhotoUnusable, .noReferencePhoto, .noRecord, .compareError,
      .serviceDown, .quotaExhausted:
      .never
    case .identityMismatch, .photoRejected, .requestRejected, .account: .afterFix
    case .comparisonFailed, .sourceTimeout, .serviceFault, .rateLimited, .unrecognised, .notSent,
      .noReply, .gatewayError, .badReply:
      nil
    }
  }
}
