/// Every number of the service's document, once, each with the sentence that it comes from.
///
/// The document writes K without saying whether it means 1,000 or 1,024 bytes. Each limit is the
/// stricter of the two readings, so that a photo within it is within both.
///
/// Change a property to ask for something else, for example another byte budget:
/// ```swift
/// var specification = Specification.verifyFace
/// specification.budget = 25_000...30_000
/// let preflight = Preflight(specification)
/// ```
public struct Specification: Sendable, Equatable {
  /// The fewest bytes that the service takes: 5K read as 5 × 1,024.
  ///
  /// "现场照片小于5K 字节", code J of verify2: raw bytes, not Base64. The call is billed.
  public var minimumBytes = 5_120

  /// The most bytes that the service takes: 100K read as 100 × 1,000.
  ///
  /// "大小100K以内"
  public var maximumBytes = 100_000

  /// The bytes that serve the comparison best: 16K read as 16 × 1,024, 20K as 20 × 1,000.
  ///
  /// "人脸图像大小最佳在16~20K之间". Photos are encoded as near to the upper end as they need; that end
  /// must be at least 3,000, which any picture can be brought to.
  public var budget = 16_384...20_000

  /// The longest edge that serves the comparison best, in pixels. Photos are never enlarged.
  ///
  /// "最长边像素为800pi最佳"
  public var longestEdge = 800

  /// The smallest face that the service takes, in pixels along each edge. A photo whose shorter
  /// edge is less than this cannot hold one.
  ///
  /// "人脸像素不得小于128*128"
  public var minimumFace = 128

  /// Whether faces are looked for. If not, the rules about them are not checked.
  public var findsFaces = true

  /// Whether a photo on its side or upside down, of which EXIF does not say so, is turned upright.
  public var turnsUpright = true

  /// Whether a photo whose face would be smaller than `minimumFace` is cut to a portrait around it,
  /// where the original has the pixels.
  public var cropsToFace = true

  /// Whether black or white bars along opposite edges, as a screen shot or a slide leaves them, are cut
  /// off, where it is sure that they are bars.
  public var cutsOffBars = true

  /// Whether the face gets more of the bytes than what is around it.
  public var favoursFace = true

  /// The IJG quality at which encoding stops although the budget has room: more bytes would only
  /// describe rounding errors. 1…100.
  public var maximumQuality = 95

  /// The largest file, in bytes, that is walked through for damage that decoders pass over in
  /// silence; see `SilentDamage`. That takes less than a millisecond; in larger ones it is not checked.
  /// `Int.max` looks into every file, 0 into none.
  public var damageWalkBytes = 100_000

  /// From which score on a shift of brightness is suspected to be damage: 60 accused one of 8,006
  /// sound photos.
  public var damageStep = 60.0

  /// What a file may ask of this machine before it is refused unread.
  public var limits = Limits()

  /// The document of the Juhe verifyface service, version of 2025-12-15.
  public static let verifyFace = Specification()

  /// The document's numbers, to be changed where another service asks for something else.
  public init() {}
}

/// What a file may ask of this machine. A file that asks for more is refused before any decode.
public struct Limits: Sendable, Equatable {
  /// Bytes of the file: 64 MiB.
  public var bytes = 64 << 20

  /// Pixels of the photo: 50 million (imgproxy's limit, the strictest among the usual servers).
  public var pixels = 50_000_000

  /// Scans of a progressive photo: 100 (Chromium's limit).
  public var scans = 100

  /// Markers of the file: 500,000. They are read in one pass, so that even so many cost milliseconds.
  public var markers = 500_000

  /// Bytes of DCT coefficients that a progressive photo makes the decoder hold: 128 MiB.
  public var coefficientBytes = 128 << 20

  /// 8×8 blocks that all scans of a photo visit together: 32 million, some six times what a
  /// 44-megapixel progressive photo of ten scans needs.
  public var blockVisits = 32_000_000

  /// The default limits.
  public init() {}
}
