public import Preflight

/// One code of the service's document: what it means, who pays, what to do. The lists below are the
/// only place where codes are written down; replies are read by them, and `verifyface explain` and
/// README print them.
public struct ServiceCode: Sendable, Equatable {
  /// Where in a reply the code stands.
  public enum Place: String, Sendable, CaseIterable {
    /// `error_code` of all endpoints, 226…: an error of this service.
    case serviceError
    /// `error_code` of all endpoints, 10…: an error of the platform.
    case systemError
    /// `res` of verify and verifyEncry.
    case res
    /// `code` beside `res` 2 of verify and verifyEncry.
    case comparison
    /// First character of `authResult` of verify2 and verify2Encry.
    case identity
    /// Second character of `authResult`; counts where the first is 0.
    case face
  }

  /// Where the code stands.
  public let place: Place
  /// The code.
  public let code: String
  /// What older replies have as `resultcode` in its stead.
  public let oldCode: Int?
  /// The document's text.
  public let text: String
  /// What it means.
  public let meaning: Words
  /// What kind of outcome it is.
  public let kind: OutcomeKind
  /// Whether it is billed, where the reply itself does not say.
  public let charged: Charged
  /// What is wrong with the photo.
  public let photoFault: PhotoFault?
  /// What verify2 says of the faces.
  public let verdict: FaceVerdict?
  private let ownAdvice: Words?

  init(
    _ place: Place, _ code: String, old: Int? = nil, _ text: String, _ meaning: Words,
    _ kind: OutcomeKind, charged: Charged, photoFault: PhotoFault? = nil,
    verdict: FaceVerdict? = nil, advice: Words? = nil
  ) {
    self.place = place
    self.code = code
    self.oldCode = old
    self.text = text
    self.meaning = meaning
    self.kind = kind
    self.charged = charged
    self.photoFault = photoFault
    self.verdict = verdict
    self.ownAdvice = advice
  }

  /// Whether to make the call again.
  public var `repeat`: Repeat { Repeat(kind, charged) }

  /// What to do.
  public var advice: Words { ownAdvice ?? kind.advice }

  /// The code as people write it: `0JXX` and `5XXX` for the characters of `authResult`.
  public var name: String {
    switch place {
    // Of 0 alone nothing follows; 0XXX is an X in the second place.
    case .identity: code == "0" ? code : code + "XXX"
    case .face: "0" + code + "XX"
    case .res: "res=" + code
    case .serviceError, .systemError, .comparison: code
    }
  }
}

extension ServiceCode {
  /// Every code of the document.
  public static var all: [ServiceCode] {
    results + comparisons + identities + faces + serviceErrors + systemErrors
  }

  /// The entry of an `error_code`.
  static func error(_ code: Int) -> ServiceCode? {
    let text = String(code)
    return (serviceErrors + systemErrors).first { $0.code == text }
  }

  /// The `error_code` in whose stead older replies have this `resultcode`.
  static func error(old code: Int) -> ServiceCode? { systemErrors.first { $0.oldCode == code } }

  /// The entry of a `code` beside `res` 2.
  static func comparison(_ code: String) -> ServiceCode? { comparisons.first { $0.code == code } }

  /// The entry that decides an `authResult`: that of its second character where the first is 0.
  static func authResult(_ text: String) -> ServiceCode? {
    let characters = text.prefix(2).map { String($0) }
    guard characters.count == 2 else { return nil }
    guard characters[0] == "0" else { return identities.first { $0.code == characters[0] } }
    return faces.first { $0.code == characters[1] }
  }

  /// The codes that a person may mean by a word, for example `226403`, `112`, `3004`, `0J`, `5XXX`.
  public static func named(_ word: String) -> [ServiceCode] {
    let word = word.uppercased()
    let exact = all.filter {
      $0.code == word || $0.oldCode.map { String($0) } == word || $0.name.uppercased() == word
    }
    // A single character is an entry of the table of first or second characters; four are a reply.
    if word.count == 1 || !exact.isEmpty { return exact }
    guard (2...4).contains(word.count), word.allSatisfy({ $0.isASCII }) else { return [] }
    let known = authResult(word)
    let isReply = word.dropFirst(2).allSatisfy { $0.isNumber || $0.isUppercase }
    return isReply ? known.map { [$0] } ?? [] : []
  }
}
