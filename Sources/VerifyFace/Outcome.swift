public import Preflight

/// What became of a call: four facts that are never merged into one – what happened, whether it was
/// charged, whether to repeat it, and (of an answer) the decision – and what they were read from.
public struct Outcome: Sendable, Equatable {
  /// The endpoint that was called.
  public internal(set) var endpoint: Endpoint
  /// What happened.
  public internal(set) var kind: OutcomeKind
  /// Whether the service bills the call.
  public internal(set) var charged: Charged
  /// Whether the call should be made again.
  public internal(set) var `repeat`: Repeat
  /// The service's serial number of the call. Keep it with the endpoint, the time and `charged`, to
  /// compare with the bill: it identifies nobody.
  public internal(set) var orderID: String?
  /// `error_code` of the reply; an old `resultcode` translated to it.
  public internal(set) var errorCode: Int?
  /// `res` of a reply of verify and verifyEncry.
  public internal(set) var res: Int?
  /// `code` of a reply of verify and verifyEncry whose `res` is 2.
  public internal(set) var code: String?
  /// `authResult` of a reply of verify2 and verify2Encry, its first four characters.
  public internal(set) var authResult: String?
  /// The part of the photo's quality that the service complained about.
  public internal(set) var photoFault: PhotoFault?
  /// The field that the service complained about.
  public internal(set) var field: RequestField?
  /// The service's own sentence without anything that could be a secret, or what the connection
  /// failed at. For people and logs; the codes decide.
  public internal(set) var reason: String?
  /// Whether `charge` of the reply contradicts the document's list of what is billed. `charged` is
  /// then what the reply says.
  public internal(set) var billingConflict = false

  init(_ endpoint: Endpoint, _ kind: OutcomeKind, charged: Charged, reason: String? = nil) {
    self.endpoint = endpoint
    self.kind = kind
    self.charged = charged
    self.repeat = Repeat(kind, charged)
    self.reason = reason
  }

  /// What happened, in words.
  public var message: Words { kind.message }

  /// What to do about it.
  public var advice: Words {
    (listed?.advice ?? kind.advice)
  }

  /// The entry of the document's tables that the outcome was read from.
  private var listed: ServiceCode? {
    if let errorCode, errorCode != 0 { return ServiceCode.error(errorCode) }
    if let code { return ServiceCode.comparison(code) }
    return authResult.flatMap { ServiceCode.authResult($0) }
  }
}

/// Whether the service bills a call.
public enum Charged: String, Sendable {
  /// It is billed.
  case yes
  /// It is not.
  case no
  /// Nobody can tell: the request left and no readable answer came back. Compare with the bill.
  case unknown
}

/// Whether to make a call again.
public enum Repeat: String, Sendable {
  /// The same call has the same result.
  case never
  /// After something was corrected: the photo, the person's data, the account.
  case afterFix
  /// At any time: the service did not bill the call.
  case free
  /// It may work, but is billed, possibly for the second time.
  case mayBillAgain

  init(_ kind: OutcomeKind, _ charged: Charged) {
    self = kind.repeat ?? (charged == .no ? .free : .mayBillAgain)
  }
}

/// What the service found wrong with the photo.
public enum PhotoFault: String, Sendable {
  /// No face (3004).
  case noFace
  /// Not a JPEG (0E).
  case format
  /// Too dark, turned away, blurred or too small to be modelled (0F).
  case modelling
  /// Poor quality (0G).
  case quality
  /// Under 5K bytes (0J).
  case tooSmall
}

/// A field of the request.
public enum RequestField: String, Sendable {
  /// The name.
  case name
  /// The ID number.
  case idNumber
  /// The photo.
  case image
}
