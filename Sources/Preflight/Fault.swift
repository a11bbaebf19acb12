/// Why a file is no photo that can be judged. Each case has the rule of the same name.
public enum Fault: Error, Sendable, Equatable {
  /// Nothing in it.
  case empty
  /// Something else than a JPEG.
  case notJPEG(Format)
  /// The file ends before the picture does.
  case truncated(String)
  /// Scans are missing although the file is closed properly.
  case incomplete(String)
  /// The data is damaged.
  case corrupt(String)
  /// A legal JPEG of a kind that cameras don't make and services don't read.
  case unsupported(String)
  /// More pixels, or more working memory, than the limits allow.
  case tooManyPixels(Int, limit: Int)
  /// More scans, or more work in them, than the limits allow.
  case tooManyScans(Int, limit: Int)
  /// A larger file than the limits allow.
  case tooManyBytes(Int, limit: Int)
  /// The command found nothing at the path.
  case notFound
  /// The command found something at the path that is no file.
  case notAFile
  /// The command may not, or could not, read the file.
  case unreadable(String)

  /// The id of the rule that reports this fault.
  public var rule: String {
    switch self {
    case .empty: "empty"
    case .notJPEG: "not-jpeg"
    case .truncated: "truncated"
    case .incomplete: "incomplete"
    case .corrupt: "corrupt"
    case .unsupported: "unsupported"
    case .tooManyPixels: "too-many-pixels"
    case .tooManyScans: "too-many-scans"
    case .tooManyBytes: "too-many-bytes"
    case .notFound: "not-found"
    case .notAFile: "not-a-file"
    case .unreadable: "unreadable"
    }
  }
}

extension Fault {
  /// What is peculiar to this file, to be put into the rule's message.
  var detail: Words? {
    switch self {
    case .notJPEG(let format): format.name
    case .truncated(let text), .incomplete(let text), .corrupt(let text), .unsupported(let text),
      .unreadable(let text):
      Words(text, zh: text)
    case .empty, .tooManyPixels, .tooManyScans, .tooManyBytes, .notFound, .notAFile: nil
    }
  }

  /// The number that was too large, and what it was compared to.
  var excess: (value: Int, limit: Int)? {
    switch self {
    case .tooManyPixels(let value, let limit), .tooManyScans(let value, let limit),
      .tooManyBytes(let value, let limit):
      (value, limit)
    default: nil
    }
  }
}
