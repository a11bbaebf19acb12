/// What a file is by its first bytes, whatever its name says.
public enum Format: String, Sendable, CaseIterable {
  /// JPEG
  case jpeg
  /// PNG
  case png
  /// GIF
  case gif
  /// WebP
  case webp
  /// HEIC or another HEIF
  case heic
  /// AVIF
  case avif
  /// Windows bitmap
  case bmp
  /// TIFF, or a camera's raw format built on it
  case tiff
  /// JPEG-LS
  case jpegLS = "jpeg-ls"
  /// JPEG XL
  case jpegXL = "jpeg-xl"
  /// JPEG 2000
  case jpeg2000 = "jpeg-2000"
  /// Photoshop
  case psd
  /// Windows icon
  case ico
  /// MP4 or QuickTime video
  case video
  /// PDF
  case pdf
  /// ZIP archive or an office document
  case zip
  /// gzip archive
  case gzip
  /// HTML, XML or SVG
  case html
  /// JSON
  case json
  /// A data URI or bare Base64
  case base64
  /// Other text
  case text
  /// None of these
  case unknown

  /// What to call it, to be put after "This is".
  public var name: Words {
    switch self {
    case .jpeg: Words("a JPEG image", zh: " JPEG 图像")
    case .png: Words("a PNG image", zh: " PNG 图像")
    case .gif: Words("a GIF image", zh: " GIF 图像")
    case .webp: Words("a WebP image", zh: " WebP 图像")
    case .heic: Words("a HEIC image", zh: " HEIC 图像")
    case .avif: Words("an AVIF image", zh: " AVIF 图像")
    case .bmp: Words("a BMP image", zh: " BMP 图像")
    case .tiff: Words("a TIFF image or a camera's raw file", zh: " TIFF 图像或相机原始文件")
    case .jpegLS: Words("a JPEG-LS image", zh: " JPEG-LS 图像")
    case .jpegXL: Words("a JPEG XL image", zh: " JPEG XL 图像")
    case .jpeg2000: Words("a JPEG 2000 image", zh: " JPEG 2000 图像")
    case .psd: Words("a Photoshop document", zh: " Photoshop 文档")
    case .ico: Words("a Windows icon", zh: " Windows 图标")
    case .video: Words("a video", zh: "视频")
    case .pdf: Words("a PDF document", zh: " PDF 文档")
    case .zip: Words("a ZIP archive or an office document", zh: " ZIP 压缩包或 Office 文档")
    case .gzip: Words("a gzip archive", zh: " gzip 压缩包")
    case .html: Words("an HTML or XML page", zh: "网页（HTML 或 XML）")
    case .json: Words("JSON text", zh: " JSON 文本")
    case .base64: Words("Base64 text, which has to be decoded first", zh: "未解码的 Base64 文本")
    case .text: Words("text", zh: "文本")
    case .unknown: Words("no image that is known", zh: "无法识别的文件")
    }
  }

  /// Reads the signature at the start of a file.
  ///
  /// A JPEG is FF D8 and either nothing more or another FF; the smallest damage beyond that is left
  /// to the header to find.
  public init(of bytes: Span<UInt8>) {
    func starts(_ signature: [UInt8], at offset: Int = 0) -> Bool {
      guard bytes.count >= offset + signature.count else { return false }
      for (index, byte) in signature.enumerated() where bytes[offset + index] != byte {
        return false
      }
      return true
    }
    func starts(_ signature: String, at offset: Int = 0) -> Bool {
      starts(Array(signature.utf8), at: offset)
    }

    if starts([0xFF, 0xD8]) && (bytes.count == 2 || bytes[2] == 0xFF) {
      self = .jpeg
    } else if starts([0x89, 0x50, 0x4E, 0x47]) {
      self = .png
    } else if starts("GIF8") {
      self = .gif
    } else if starts("RIFF") && starts("WEBP", at: 8) {
      self = .webp
    } else if starts("ftyp", at: 4) {
      self = Self.baseMedia(brand: (8..<12).map { $0 < bytes.count ? bytes[$0] : 0 })
    } else if starts("BM") && bytes.count > 14 && starts([0, 0, 0, 0], at: 6) {
      self = .bmp
    } else if starts([0x49, 0x49, 0x2A, 0]) || starts([0x4D, 0x4D, 0, 0x2A]) {
      self = .tiff
    } else if starts([0xFF, 0x0A]) || starts("JXL ", at: 4) {
      self = .jpegXL
    } else if starts("jP  ", at: 4) || starts([0xFF, 0x4F, 0xFF, 0x51]) {
      self = .jpeg2000
    } else if starts("8BPS") {
      self = .psd
    } else if starts([0, 0, 1, 0]) && bytes.count > 6 {
      self = .ico
    } else if starts("%PDF") {
      self = .pdf
    } else if starts("PK\u{3}\u{4}") {
      self = .zip
    } else if starts([0x1F, 0x8B]) {
      self = .gzip
    } else {
      self = Self.text(bytes)
    }
  }

  /// The brands of the ISO base media file format.
  private static func baseMedia(brand: [UInt8]) -> Format {
    switch String(decoding: brand, as: UTF8.self) {
    case "avif", "avis": .avif
    case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1": .heic
    default: .video
    }
  }

  /// Text by its first 512 bytes: error pages and API replies often end up in photo files.
  private static func text(_ bytes: Span<UInt8>) -> Format {
    var head = (0..<min(512, bytes.count)).map { bytes[$0] }
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { head.removeFirst(3) }
    let isText = head.allSatisfy { $0 >= 0x20 && $0 != 0x7F || (0x09...0x0D).contains($0) }
    guard isText, let first = head.first(where: { $0 > 0x20 }) else { return .unknown }
    let isASCII = head.allSatisfy { $0 < 0x80 }
    switch first {
    case UInt8(ascii: "<"):
      return .html
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      return .json
    default:
      if head.starts(with: "data:".utf8) || head.starts(with: "/9j/".utf8) { return .base64 }
      return isASCII ? .text : .unknown
    }
  }
}
