extension ScanWalk {
  /// One component in a scan.
  struct Part {
    /// Index of the component in the frame.
    var component: Int
    /// Blocks of an MCU across and down.
    var columns: Int
    var rows: Int
    /// The largest mean, in quantisation steps, that a picture can have.
    var limit: Int
    /// The steps of the quantiser by zigzag index, and the square of the largest norm that a block can
    /// have with them.
    var steps: [Float]
    var mostEnergy: Float
    /// Numbers of so many bits and more are looked at one by one: they can be more than half of what
    /// a block can have. Sound photos have few, data that is out of step many.
    var large: Int
    var mean: DecodingTable
    /// nil in the DC scan of a progressive file.
    var rest: DecodingTable?
    /// Whether the staircase wants to see the component.
    var isSeen: Bool
  }

  /// The order of the scan.
  struct Shape {
    var parts: [Part]
    var columns: Int
    var rows: Int
    var restartInterval: Int
    /// The lowest bit that the scan brings of a mean: T.81's Al.
    var lowestBit: Int
  }
}
