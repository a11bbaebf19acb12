import CJPEG
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Memory for decoded planes that is kept from photo to photo: fresh pages cost the system more time
/// than all of the resizing.
final class PlaneMemory: Sendable {
  /// The axes that resize them.
  let axes = AxisMemory()
  private let kept = Mutex<[Piece]>([])

  /// More pieces than this are not kept: one for each of so many tasks at a time.
  private static let pieces = 16
  /// Nor are larger ones; bytes. A photo of 12 megapixels needs 2 MB.
  private static let largest = 8 << 20

  /// A piece belongs to one decode at a time, which is why it may go from task to task.
  @safe private struct Piece: @unchecked Sendable {
    let memory: cjpeg_memory
  }

  func take() -> cjpeg_memory {
    unsafe kept.withLock { $0.popLast() }?.memory ?? cjpeg_memory()
  }

  func give(_ memory: cjpeg_memory) {
    let piece = unsafe Piece(memory: memory)
    let isKept = kept.withLock { kept in
      guard unsafe piece.memory.capacity <= Self.largest, kept.count < Self.pieces else {
        return false
      }
      kept.append(piece)
      return true
    }
    if !isKept { unsafe free(memory.start) }
  }

  deinit {
    for piece in kept.withLock({ $0 }) { unsafe free(piece.memory.start) }
  }
}
