/// What is known about a photo when the rules are asked. What is not known is nil.
public struct Evidence: Sendable {
  /// The numbers to keep to.
  public var specification: Specification
  /// Bytes of the file.
  public var bytes: Int
  /// Why the photo could not be read to the end.
  public var fault: Fault?
  /// What the markers say.
  public var header: Header?
  /// What a walk through the entropy-coded data found; nil where the file is too large for it.
  public var damage: SilentDamage?
  /// The photo that would be sent.
  public var output: Output?

  /// The size of the photo that would be sent, as far as the header tells.
  var outputSize: Size? { header?.size(longestEdge: specification.longestEdge) }

  /// The numbers that the report lists.
  var measures: [Measure] {
    guard let header else { return [] }
    var measures = [
      Measure(name: "bitsPerPixel", value: 8 * Double(header.endOffset) / Double(header.pixels))
    ]
    if let quality = header.quality {
      measures.append(Measure(name: "quality", value: Double(quality)))
    }
    return measures
  }

  /// Bytes of the photo that would be sent, or of the file as long as none is made; nil for a file
  /// that is no photo, whose size says nothing.
  var photoBytes: Double? {
    header == nil ? nil : Double(output?.bytes ?? bytes)
  }

  /// Bytes of the file, or where another rule already refuses so many the nearest number that the
  /// service takes: one fact is reported once.
  var bytesToAim: Double? {
    guard header != nil else { return nil }
    let limits = specification.minimumBytes...specification.maximumBytes
    return Double(limits.contains(bytes) ? bytes : specification.budget.upperBound)
  }
}
