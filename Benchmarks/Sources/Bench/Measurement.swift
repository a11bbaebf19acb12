import CFloor
import Foundation
import Preflight

/// CPU time of one photo's stages as ratios to the floor, each the median of pairs that were
/// measured one after the other.
struct Measurement {
  let photo: Photo
  /// Milliseconds of the floor.
  let floor: Double
  /// Decode and resize to an upright picture.
  let resize: Double
  /// `prepare` without what is looked for in the picture: decode, resize and encode alone.
  let bare: Double
  let inspect: Double
  let prepare: Double
  /// What people write today: the same picture, then plain encodes until one fits.
  let bisection: Double
  let peak: Double

  init(_ photo: Photo, rounds: Int) {
    self.photo = photo
    let bytes = photo.bytes
    let whole = Preflight()
    let subjects: [() -> Void] = [
      { _ = try? Picture(decoding: bytes.span) },
      { _ = try? Photo.bare.prepare(bytes) },
      { _ = whole.inspect(bytes) },
      { _ = try? whole.prepare(bytes) },
      {
        guard let picture = try? Picture(decoding: bytes.span) else { return }
        Photo.encode(picture, Photo.bisect(picture))
      },
    ]
    func floorTime() -> Double {
      Self.seconds {
        _ = floor_decode(bytes, bytes.count, 800)
        Photo.encode(photo.picture, photo.quality)
      }
    }
    var floors: [Double] = []
    var ratios = [[Double]](repeating: [], count: subjects.count)
    for _ in 0..<rounds {
      for (index, subject) in subjects.enumerated() {
        // A B B A: what drifts in between falls on both alike.
        let before = floorTime()
        let one = Self.seconds(subject)
        let two = Self.seconds(subject)
        let after = floorTime()
        floors.append((before + after) / 2)
        ratios[index].append((one + two) / (before + after))
      }
    }
    floor = Self.median(floors) * 1e3
    resize = Self.median(ratios[0])
    bare = Self.median(ratios[1])
    inspect = Self.median(ratios[2])
    prepare = Self.median(ratios[3])
    bisection = Self.median(ratios[4])
    peak = Memory.peak(of: photo.path)
  }

  var row: String {
    Table.row(
      photo.name, Table.number(photo.megapixels, 1), Table.number(floor, 2),
      Table.number(resize, 2), Table.number(bare, 2), Table.number(inspect, 2),
      Table.number(prepare, 2),
      Table.number(bisection, 2), Table.number(peak, 1), photo.outcome.rawValue)
  }

  private static func seconds(_ body: () -> Void) -> Double {
    let start = floor_cpu_seconds()
    body()
    return floor_cpu_seconds() - start
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return .nan }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}

/// The largest resident set of one `inspect`, which does all that `prepare` does, in a process that does
/// nothing else.
enum Memory {
  /// Inspects one photo and prints the peak in MiB over that of the process before.
  static func measure(_ path: String) {
    let before = floor_peak_bytes()
    guard let data = FileManager.default.contents(atPath: path) else { return }
    _ = Preflight().inspect(data.span)
    print(Double(floor_peak_bytes() - before) / Double(1 << 20))
  }

  static func peak(of path: String) -> Double {
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0])
    process.arguments = ["--memory", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    guard (try? process.run()) != nil, let data = try? pipe.fileHandleForReading.readToEnd() else {
      return .nan
    }
    process.waitUntilExit()
    return Double(String(decoding: data, as: UTF8.self).dropLast()) ?? .nan
  }
}

/// Columns of text.
enum Table {
  static func row(_ name: String, _ cells: String...) -> String {
    let padding = String(repeating: " ", count: max(0, 42 - name.count))
    return name + padding
      + cells.map { String(repeating: " ", count: max(1, 10 - $0.count)) + $0 }.joined()
  }

  static func number(_ value: Double, _ digits: Int) -> String {
    String(format: "%.\(digits)f", value)
  }
}
