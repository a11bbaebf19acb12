/// What the markers of a JPEG file say. Nothing is decoded.
///
/// Marker names are those of ITU-T T.81, table B.1.
public struct Header: Sendable, Equatable {
  /// How the coefficients are stored.
  public enum Process: String, Sendable {
    /// SOF0: sequential, 8 bit, Huffman.
    case baseline
    /// SOF1: sequential, Huffman, with wider tables.
    case extended
    /// SOF2: in several passes.
    case progressive
  }

  /// What the components mean.
  public enum ColourSpace: String, Sendable {
    /// One component: luma.
    case grey
    /// Luma and two chroma components, by JFIF.
    case yCbCr
    /// Red, green, blue.
    case rgb
    /// Print colours.
    case cmyk
    /// Print colours whose first three components are stored as luma and chroma.
    case ycck
  }

  /// One colour component.
  public struct Component: Sendable, Equatable {
    /// The identifier that scans use.
    public var id: UInt8
    /// Horizontal sampling factor, 1…4.
    public var horizontal: Int
    /// Vertical sampling factor, 1…4.
    public var vertical: Int
    /// Which quantisation table it uses, 0…3.
    public var table: Int
  }

  /// Where the JFIF density is stated.
  public struct Density: Sendable, Equatable {
    /// 0: aspect ratio only, 1: dots per inch, 2: dots per centimetre.
    public var unit: UInt8
    /// Horizontal density.
    public var x: Int
    /// Vertical density.
    public var y: Int
  }

  /// Pixels of a row as stored, before the orientation is applied.
  public internal(set) var width = 0
  /// Rows as stored, before the orientation is applied.
  public internal(set) var height = 0
  /// How the coefficients are stored.
  public internal(set) var process = Process.baseline
  /// One, three or four components.
  public internal(set) var components: [Component] = []
  /// What the components mean.
  public internal(set) var colourSpace = ColourSpace.yCbCr
  /// The quantisation tables as they stand at the end of the file, 64 entries in zigzag order each.
  public internal(set) var quantisationTables: [Int: [UInt16]] = [:]
  /// MCUs between two restart markers; 0 for none.
  public internal(set) var restartInterval = 0
  /// Number of scans.
  public internal(set) var scans = 0
  /// The EXIF orientation, 1…8; 1 where none or an invalid one is stated.
  public internal(set) var orientation = 1
  /// The width that EXIF states.
  public internal(set) var exifWidth: Int?
  /// The height that EXIF states.
  public internal(set) var exifHeight: Int?
  /// The density that the JFIF marker states; nil where there is no JFIF marker.
  public internal(set) var density: Density?
  /// The colour transform that an Adobe marker states: 0 none, 1 YCbCr, 2 YCCK.
  public internal(set) var adobeTransform: UInt8?
  /// Whether the file carries a colour profile.
  public internal(set) var hasColourProfile = false
  /// Whether the file is closed by an EOI marker.
  public internal(set) var hasEnd = false
  /// Bytes up to and with the EOI marker: the photo. What follows is somebody else's.
  public internal(set) var endOffset = 0
  /// Bytes behind the EOI marker.
  public internal(set) var trailingBytes = 0
  /// Bytes of APPn and COM segments but a plain JFIF marker, and those behind the picture.
  public internal(set) var metadataBytes = 0
  /// Where the segments lie that `metadataBytes` counts, in the order of the file.
  var metadata: [Range<Int>] = []
  /// Where the JFIF marker lies.
  var jfif: Range<Int>?

  /// Whether the photo is stored in several passes.
  public var isProgressive: Bool { process == .progressive }
  /// Pixels of the photo.
  public var pixels: Int { width * height }
  /// The longer edge in pixels.
  public var longEdge: Int { max(width, height) }
  /// Whether the orientation swaps width and height.
  public var isTransposed: Bool { orientation >= 5 }

  /// The IJG quality, 1…100, that comes nearest to the luma table; nil where the file has none.
  public var quality: Int? {
    components.first.flatMap { quantisationTables[$0.table] }.map { Quality.nearest($0) }
  }

  /// The chroma subsampling in J:a:b notation where it has one, `grey` for one component, and the
  /// sampling factors otherwise, for example `3x1,1x1,1x1`.
  public var subsampling: String {
    guard components.count > 1 else { return "grey" }
    let chroma = components[1]
    let same =
      components.count >= 3 && components[2].horizontal == chroma.horizontal
      && components[2].vertical == chroma.vertical
    let factors = components.map { "\($0.horizontal)x\($0.vertical)" }.joined(separator: ",")
    guard same, components[0].horizontal % chroma.horizontal == 0,
      components[0].vertical % chroma.vertical == 0
    else { return factors }
    switch (components[0].horizontal / chroma.horizontal, components[0].vertical / chroma.vertical)
    {
    case (1, 1): return "4:4:4"
    case (2, 1): return "4:2:2"
    case (2, 2): return "4:2:0"
    case (1, 2): return "4:4:0"
    case (4, 1): return "4:1:1"
    case (4, 2): return "4:1:0"
    default: return factors
    }
  }

  /// Reads the markers of a file from the first byte to the EOI marker.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - limits: What the file may ask for.
  /// - Throws: `Fault` where the file is no JPEG, breaks a limit, or is damaged so that no decoder
  ///   could read it.
  public init(_ bytes: Span<UInt8>, limits: Limits = Limits()) throws(Fault) {
    var reader = MarkerReader(limits: limits)
    try reader.read(bytes)
    self = reader.header
  }

  init() {}

  /// The size of the photo that would be sent: upright, no longer than `longestEdge`, never
  /// enlarged. The shorter edge is rounded to the nearest pixel, so that the aspect ratio is kept.
  func size(longestEdge: Int) -> Size {
    let upright =
      isTransposed ? Size(width: height, height: width) : Size(width: width, height: height)
    return upright.fitted(longestEdge)
  }

  /// How many blocks, or MCUs, a picture or one of its components has.
  struct Grid: Equatable {
    var columns: Int
    var rows: Int

    var count: Int { columns * rows }
  }

  /// The blocks of a component, without those that only fill up an MCU.
  func blocks(of component: Component) -> Grid {
    let widest = components.map(\.horizontal).max() ?? 1
    let tallest = components.map(\.vertical).max() ?? 1
    return Grid(
      columns: (width * component.horizontal + 8 * widest - 1) / (8 * widest),
      rows: (height * component.vertical + 8 * tallest - 1) / (8 * tallest))
  }

  /// The MCUs of a scan of several components.
  var units: Grid {
    let widest = components.map(\.horizontal).max() ?? 1
    let tallest = components.map(\.vertical).max() ?? 1
    return Grid(
      columns: (width + 8 * widest - 1) / (8 * widest),
      rows: (height + 8 * tallest - 1) / (8 * tallest))
  }
}
