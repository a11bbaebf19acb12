import Testing

@testable import Preflight

@Suite struct SecondLookTests {
  /// A portrait with a small copy of a photo in its upper left corner.
  private func pair(_ edge: Int) throws -> Picture {
    let large = try TestImages.picture("photos/照片/正面.jpg")
    let small = try TestImages.picture("photos/scan-444.jpg", longestEdge: edge)
    func paste(_ plane: Plane, _ other: Plane) -> Plane {
      var samples = plane.samples
      for y in 0..<other.height {
        for x in 0..<other.width {
          samples[y * plane.width + x] = other.samples[y * other.width + x]
        }
      }
      return Plane(width: plane.width, height: plane.height, samples: samples)
    }
    let (one, two) = (try #require(large.chroma), try #require(small.chroma))
    return Picture(
      luma: paste(large.luma, small.luma),
      chroma: Picture.Chroma(blue: paste(one.blue, two.blue), red: paste(one.red, two.red)))
  }

  /// The small copy that is looked at first only hints at faces as small as these.
  @Test(arguments: [100, 120, 160, 180])
  func findsTheSmallerFaceBesideTheMainOne(_ edge: Int) throws {
    let faces = FaceFinder().faces(in: try pair(edge))
    #expect(faces.count == 2)
    #expect(faces.allSatisfy { $0.confidence >= FaceFinder.sure })
    let second = try #require(faces.last)
    #expect(second.box.middle.x < Double(edge) && second.box.middle.y < Double(edge))
  }
}
