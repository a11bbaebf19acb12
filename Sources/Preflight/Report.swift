/// All that Preflight found out about one photo.
public struct Report: Sendable, Equatable {
  /// What is to be done with the photo.
  public var verdict: Verdict
  /// The photo as it came in.
  public var input: Input
  /// The photo that would be sent, or nil where only a new photo helps.
  public var output: Output?
  /// The rules that said no, worst first.
  public var findings: [Finding]
  /// The ids of the rules that could not be judged. They are not passed: nobody knows.
  public var notChecked: [String]
  /// The numbers behind the findings, in a fixed order.
  public var measures: [Measure]
  /// The faces, the main one first, in pixels of the photo that would be sent; where none is sent, of
  /// the picture that was looked at. Only those are listed whose confidence is at least
  /// `FaceFinder.unsure`.
  public var faces: [Face]
}

/// What is to be done with a photo.
public enum Verdict: String, Sendable {
  /// Within the specification: it is sent as it is, byte for byte.
  case ready
  /// `inspect` found that the photo can be re-made to the specification.
  case fixable
  /// `prepare` re-made the photo to the specification.
  case fixed
  /// Only a new photo helps.
  case retake
  /// The file could not be read, or is no JPEG that can be decoded.
  case error
}

/// A photo as it came in. What could not be found out is nil.
public struct Input: Sendable, Equatable {
  /// Bytes of the file.
  public var bytes: Int
  /// What the file is by its first bytes, whatever its name says.
  public var format: Format?
  /// Pixels of a row as stored, before the EXIF orientation is applied.
  public var width: Int?
  /// Rows as stored, before the EXIF orientation is applied.
  public var height: Int?
  /// The EXIF orientation, 1…8; 1 where the file states none.
  public var orientation: Int?
  /// Colour components: 1 for grey, 3 for colour, 4 for print colours.
  public var components: Int?
  /// Whether the photo is stored in several passes.
  public var progressive: Bool?
  /// The chroma subsampling, for example `4:2:0`; `grey` where there is no chroma.
  public var subsampling: String?
  /// The IJG quality, 1…100, that comes nearest to the file's quantisation tables.
  public var quality: Int?
}

/// A photo to the specification.
public struct Output: Sendable, Equatable {
  /// How the photo was made from the input.
  public enum Method: String, Sendable {
    /// Not at all: the input is within the specification.
    case unchanged
    /// The metadata was left out, the picture was not touched.
    case stripped
    /// The picture was decoded, resized and encoded.
    case encoded
  }

  /// How the photo was made from the input.
  public var method: Method
  /// Bytes of the file.
  public var bytes: Int
  /// Pixels of a row.
  public var width: Int
  /// Rows.
  public var height: Int
  /// The chroma subsampling, for example `4:2:0`; `grey` where there is no chroma.
  public var subsampling: String
  /// Whether the picture was too busy for the longest edge of the specification, and was made
  /// smaller than that.
  public var madeSmaller: Bool
  /// Degrees by which the picture was turned clockwise, beside what EXIF says: 0, 90, 180 or 270.
  public var turned = 0
  /// What was cut out of the photo, between bars or around its face, in pixels of the upright input;
  /// nil for all of it.
  public var crop: Box?

  /// The longer edge in pixels.
  public var longEdge: Int { max(width, height) }
}

/// One number about a photo.
public struct Measure: Sendable, Equatable {
  /// A name in camel case, for example `bitsPerPixel`.
  public var name: String
  /// The number; its unit and range are those of the function that computed it.
  public var value: Double
}

extension Report {
  /// - Parameter remade: What to call a photo that is not within the specification but can be.
  init(_ evidence: Evidence, _ judgement: Judgements, remade: Verdict) {
    verdict =
      switch judgement.worst {
      case .error: .error
      case .retake: .retake
      case .fix: remade
      case .warn: evidence.output?.method == .unchanged ? .ready : remade
      }
    input = Input(evidence)
    output = evidence.output
    findings = judgement.findings
    notChecked = judgement.notChecked
    measures = evidence.measures
    faces = evidence.faces ?? []
  }
}

extension Input {
  init(_ evidence: Evidence) {
    bytes = evidence.bytes
    guard let header = evidence.header else {
      if case .notJPEG(let found) = evidence.fault { format = found }
      return
    }
    format = .jpeg
    width = header.width
    height = header.height
    orientation = header.orientation
    components = header.components.count
    progressive = header.isProgressive
    subsampling = header.subsampling
    quality = header.quality
  }
}
