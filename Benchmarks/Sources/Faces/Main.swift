import Foundation
import Preflight

/// Judges labelled photos and prints how many of each group are judged as they should be.
///
///     Faces FOLDER TRUTH.tsv
///
/// The truth has a line for each photo, with the columns file, nfaces, category, main_box_xywh,
/// landmarks5, tags and group; boxes are in pixels of the file. Groups: core (one ordinary face),
/// tight (it fills the frame), masked, small, hard, multi (several faces), object, animal, rotated.
@main
struct Main {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 2, let folder = arguments.first, let truth = arguments.last else {
      FileHandle.standardError.write(Data("usage: Faces FOLDER TRUTH.tsv\n".utf8))
      exit(2)
    }
    let photos = try LabelledPhoto.all(folder, truth)
    Groups(photos).print()
    Turns(photos).print()
    Crops(photos, frame: (3024, 4032), most: 420).print()
    Crops(photos, frame: (1536, 2048), most: 300).print()
    Costs(photos).print()
  }
}

/// Columns of text.
func row(_ name: String, _ cells: [String]) -> String {
  name.padding(toLength: 12, withPad: " ", startingAt: 0)
    + cells.map { String(repeating: " ", count: max(1, 11 - $0.count)) + $0 }.joined()
}

/// A share in percent.
func share(_ part: Int, _ whole: Int) -> String {
  whole == 0 ? "–" : String(format: "%.1f", 100 * Double(part) / Double(whole))
}

func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
}
