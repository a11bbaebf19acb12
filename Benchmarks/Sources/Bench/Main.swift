import CFloor
import Preflight

/// Measures Preflight against what nobody who uses libjpeg-turbo can avoid: one scaled decode and one
/// encode of the same photo, in plain C, in the same run.
///
///     Bench [--quick] PHOTO-OR-FOLDER...
///
/// Prints CPU time as ratios to that floor, photo by photo and by size, and the peak memory of one
/// photo in a process of its own. "bare" is `prepare` without faces, checks and the search for damage. Ends with status 1 where a ratio is above its line in
/// thresholds.tsv.
@main
struct Main {
  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == "--memory", arguments.count == 2 {
      return Memory.measure(arguments[1])
    }
    let isQuick = arguments.first == "--quick"
    if isQuick { arguments.removeFirst() }
    let photos = Photo.all(arguments)
    guard !photos.isEmpty else { throw Problem("no photo that can be prepared in \(arguments)") }
    var results: [Measurement] = []
    print("CPU time; the floor is one scaled decode and one encode by libjpeg-turbo")
    print(
      Table.row(
        "photo", "MP", "floor ms", "resize", "bare", "inspect", "prepare", "bisection", "peak MiB",
        "outcome"))
    for photo in photos {
      let result = Measurement(photo, rounds: isQuick ? 5 : 15)
      results.append(result)
      print(result.row)
    }
    let isWithin = try Thresholds().judge(results)
    if !isWithin { throw Problem("slower than thresholds.tsv allows") }
  }
}

struct Problem: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
