import Console
import Preflight

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// One photo of a run.
struct Item: Sendable {
  /// Where it is.
  var path: Path
  /// Its place below the folder that was named, which is its place below the output folder.
  var place: Path
  /// Why a folder of the walk could not be read; nil for a photo.
  var fault: Fault?
}

/// Lists the photos of the paths that were named.
struct Walk {
  /// The names that a walk takes. Some are no JPEG by their name: people rename, and a HEIC file is
  /// to be reported and not passed over.
  static let extensions = [
    "jpg", "jpeg", "jpe", "jfif", "png", "heic", "heif", "avif", "webp", "gif", "bmp", "tif",
    "tiff",
  ]
  private static let deepest = 256

  private(set) var items: [Item] = []
  private let passedOver: FileStamp?

  /// - Parameter passedOver: The output folder, which a walk doesn't enter.
  init(passedOver: Path?) {
    self.passedOver = passedOver.flatMap { FileStamp($0) }
  }

  /// Adds a path: a folder with all that is below it, anything else as it is.
  mutating func add(_ path: Path) {
    var status = stat()
    if unsafe stat(path.terminated, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR {
      walk(path, place: Path([]), depth: 0)
    } else {
      items.append(Item(path: path, place: path.name))
    }
  }

  private mutating func walk(_ folder: Path, place: Path, depth: Int) {
    if Signals.pending != nil { return }
    let names: [Path]
    do throws(Fault) {
      names = try Self.names(folder)
    } catch {
      items.append(Item(path: folder, place: place, fault: error))
      return
    }
    for name in names.sorted(by: { $0.bytes.lexicographicallyPrecedes($1.bytes) }) {
      if name.bytes.first == UInt8(ascii: ".") { continue }
      let path = folder / name
      var status = stat()
      // Links to folders are not followed: that is how walks end.
      guard unsafe lstat(path.terminated, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        let stamp = FileStamp(status)
        if stamp.device == passedOver?.device && stamp.inode == passedOver?.inode { continue }
        if depth < Self.deepest {
          walk(path, place: place / name, depth: depth + 1)
        } else {
          items.append(Item(path: path, place: place / name, fault: .unreadable("too deep")))
        }
      } else if name.hasExtension(Self.extensions) && !isFolder(path) {
        items.append(Item(path: path, place: place / name))
      }
    }
  }

  private func isFolder(_ path: Path) -> Bool {
    var status = stat()
    return unsafe stat(path.terminated, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names in a folder, without `.` and `..`.
  static func names(_ folder: Path) throws(Fault) -> [Path] {
    guard let stream = unsafe opendir(folder.terminated) else { throw ReadFile.fault(errno) }
    defer { unsafe closedir(stream) }
    var names: [Path] = []
    while let entry = unsafe readdir(stream) {
      let bytes = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { buffer in
        unsafe Array(buffer.prefix { $0 != 0 })
      }
      if bytes != Array(".".utf8) && bytes != Array("..".utf8) { names.append(Path(bytes)) }
    }
    return names
  }
}
