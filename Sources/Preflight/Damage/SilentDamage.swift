/// What a walk through the entropy-coded data of a file says about damage that decoders pass over
/// in silence.
///
/// A few changed bytes leave most Huffman-coded streams readable: a decoder falls back into step and
/// paints a wrong picture without a word. What gives the damage away is the mean value of the
/// blocks, of which only the differences are stored: the error stays. Once it leaves the range that
/// 8-bit samples can have, by more than the rounding of the quantiser, the damage is proved.
public struct SilentDamage: Sendable, Equatable {
  /// What proves that the file is damaged, for developers; nil where nothing does.
  public private(set) var proof: String?
  /// How clearly a shift of brightness begins in mid-picture: 0 for not at all; sound photos stay
  /// below 60. nil where the walk could not tell.
  public private(set) var step: Double?

  /// Walks once through the file. The time is that of one pass over the bytes, whatever they are.
  ///
  /// Looked at are baseline and extended scans and the first scan of the mean values of progressive
  /// ones, which have no `step`.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - header: Its header.
  public init(_ bytes: Span<UInt8>, _ header: Header) {
    var walk = EntropyWalk(header)
    walk.walk(bytes.extracting(0..<min(header.endOffset, bytes.count)))
    proof = walk.flaw?.text
    if walk.flaw == nil, let edges = walk.edges { step = Staircase.score(edges) }
  }
}
