import Synchronization

/// Axes that are kept from photo to photo, and from one chroma component to the other: photos of one
/// camera have one size, and to fit the weights anew for each would cost a tenth of their resizing.
final class AxisMemory: Sendable {
  private let kept = Mutex<[(edge: Axis.Edge, axis: Axis)]>([])

  /// More axes than these are not kept: both edges of luma and chroma for each of four sizes.
  static let most = 16
  /// Nor is one with more weights than this, six bytes each: an edge of 800 samples needs 10,000.
  static let largest = 20_000

  /// Those that are kept, the one used last as the last.
  var edges: [Axis.Edge] { kept.withLock { $0.map(\.edge) } }

  /// The axis of an edge, made only where it is not kept.
  func axis(_ edge: Axis.Edge) -> Axis {
    let known: Axis? = kept.withLock { kept in
      guard let index = kept.firstIndex(where: { $0.edge == edge }) else { return nil }
      let last = kept.remove(at: index)
      kept.append(last)
      return last.axis
    }
    if let known { return known }
    // Not under the lock: others need not wait for it.
    let axis = Axis(edge)
    guard axis.weights.count <= Self.largest else { return axis }
    kept.withLock { kept in
      // Another task may have been quicker.
      guard !kept.contains(where: { $0.edge == edge }) else { return }
      if kept.count == Self.most { kept.removeFirst() }
      kept.append((edge, axis))
    }
    return axis
  }
}
