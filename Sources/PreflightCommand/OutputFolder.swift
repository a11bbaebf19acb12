import Console
import Preflight

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The folder that `fix` writes into.
struct OutputFolder: Sendable {
  let path: Path
  let journal: Journal

  init(_ path: Path, _ specification: Specification, _ language: Language) throws(WriteError) {
    try WriteWhole.makeFolder(path)
    WriteWhole.sweep(path)
    self.path = path
    journal = try Journal(folder: path, specification: specification, language: language)
  }

  /// Where a photo goes: its place with a name that says JPEG.
  static func name(_ place: Path) -> Path {
    place.hasExtension(["jpg", "jpeg"]) ? place : Path(place.bytes + Array(".jpg".utf8))
  }

  /// What an earlier run did with a photo that has not changed since.
  func earlier(_ item: Item) -> Journal.Entry? {
    let place = Self.name(item.place)
    guard let input = FileStamp(item.path), let output = FileStamp(path / place) else { return nil }
    return journal.unchanged(place, input: input, output: output)
  }

  /// Writes a photo at its place and notes it in the journal first, so that what has a name is known.
  ///
  /// - Throws: `WriteError`, also where something stands there that Preflight did not write.
  func write(_ photo: [UInt8], _ item: Item, input: FileStamp, verdict: Verdict, members: String)
    throws(WriteError)
  {
    let place = Self.name(item.place)
    let target = path / place
    try WriteWhole.makeFolder(target.folder)
    let note = { (output: FileStamp) throws(WriteError) in
      try journal.append(
        place, Journal.Entry(input: input, output: output, verdict: verdict, members: members))
    }
    if let standing = FileStamp(target) {
      // The same bytes: another run at the same time, or one whose journal was lost.
      if standing.inode != input.inode || standing.device != input.device,
        let bytes = try? ReadFile.read(target, limit: photo.count).bytes, bytes == photo
      {
        try note(standing)
        return
      }
      guard journal.entry(place)?.output == standing else {
        throw WriteError(
          reason: "a file that Preflight did not write has this name; choose another --out")
      }
    }
    try WriteWhole.write(photo, to: target, announce: note)
  }
}
