import CFaceNet
import Synchronization

/// Memory of the networks that is kept from search to search.
final class FinderMemory: Sendable {
  private let kept = Mutex<[NetMemory]>([])

  /// More than these are not kept: one for each of so many searches at a time.
  private static let most = 16
  /// Nor are larger ones than the second look needs; floats.
  private static let largest = 1_500_000

  /// Lends memory to one search.
  func lend<Result>(_ body: (NetMemory) -> Result) -> Result {
    let memory = kept.withLock { $0.popLast() } ?? NetMemory()
    defer {
      kept.withLock { kept in
        if kept.count < Self.most, memory.count <= Self.largest { kept.append(memory) }
      }
    }
    return body(memory)
  }
}

/// The maps of one network at a time. It belongs to one search at a time, which is why it may go from
/// task to task.
@safe final class NetMemory: @unchecked Sendable {
  private var floats: UnsafeMutableBufferPointer<Float>
  private var used = 0

  var count: Int { unsafe floats.count }

  init() {
    unsafe floats = .allocate(capacity: 0)
  }

  deinit { unsafe floats.deallocate() }

  /// Begins anew with room for so many floats.
  func begin(_ count: Int) {
    used = 0
    guard unsafe floats.count < count else { return }
    unsafe floats.deallocate()
    unsafe floats = .allocate(capacity: count)
    unsafe floats.initialize(repeating: 0)
  }

  /// So many floats, with whatever is in them.
  func take(_ count: Int) -> UnsafeMutablePointer<Float> {
    let padded = (count + 15) / 16 * 16
    precondition(unsafe used + padded <= floats.count)
    defer { used += padded }
    return unsafe floats.baseAddress! + used
  }

  /// A map without a border.
  func map(_ width: Int, _ height: Int, _ channels: Int) -> NetMap {
    unsafe NetMap(take(width * height * channels), width, height, channels, border: 0)
  }

  /// A map with a border of zeros that others write.
  func bordered(_ edge: Int, _ channels: Int) -> NetMap {
    unsafe NetMap(take((edge + 2) * (edge + 2) * channels), edge, edge, channels, border: 1)
  }
}

/// A map of a network: where it lies and its shape.
@safe struct NetMap {
  let c: cfacenet_map

  var width: Int { unsafe Int(c.width) }
  var height: Int { unsafe Int(c.height) }
  var channels: Int { unsafe Int(c.channels) }

  init(
    _ start: UnsafeMutablePointer<Float>, _ width: Int, _ height: Int, _ channels: Int, border: Int
  ) {
    let row = (width + 2 * border) * channels
    unsafe c = cfacenet_map(
      start: start + border * (row + channels), row: row, width: Int32(width),
      height: Int32(height), channels: Int32(channels))
  }

  /// The same memory as a map of another shape that takes no more of it.
  func reshaped(_ width: Int, _ height: Int, _ channels: Int) -> NetMap {
    precondition(width * height * channels <= self.width * self.height * self.channels)
    return unsafe NetMap(c.start, width, height, channels, border: 0)
  }

  /// The channels of one pixel.
  func pixel(_ x: Int, _ y: Int) -> UnsafePointer<Float> {
    precondition(x >= 0 && x < width && y >= 0 && y < height)
    return unsafe UnsafePointer(c.start + y * Int(c.row) + x * channels)
  }

  /// All numbers, row after row.
  var numbers: [Float] {
    (0..<height).flatMap { y in
      (0..<width).flatMap { x in
        unsafe Array(UnsafeBufferPointer(start: pixel(x, y), count: channels))
      }
    }
  }
}
