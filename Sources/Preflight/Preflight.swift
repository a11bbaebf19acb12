/// Makes face photos ready for the service before they are uploaded.
///
/// A photo walks through one corridor and never back: bytes, header, decode, a look for damage that
/// decoders do not report, picture, faces, measures, rules, encode, report. Many tasks may share one
/// `Preflight`, and should: beside what it was made with it holds working memory, which serves photo
/// after photo.
///
/// ```swift
/// let photo = try Preflight().prepare(bytes)  // ReadyPhoto: upright, ≤ 800 px, ≤ 20,000 bytes
/// ```
public struct Preflight: Sendable {
  /// The numbers that a photo has to keep to.
  public let specification: Specification
  /// The rules that judge it.
  public let rules: [Rule]
  private let memory = PlaneMemory()
  private let finder = FaceFinder()

  /// - Parameters:
  ///   - specification: The numbers to keep to; the document's unless said otherwise.
  ///   - rules: The rules that judge; all of them unless said otherwise.
  public init(_ specification: Specification = .verifyFace, rules: [Rule] = Rule.all) {
    precondition(specification.budget.upperBound >= 3_000, "a budget of 3,000 bytes at least")
    self.specification = specification
    self.rules = rules
  }

  /// Judges a photo. A bad photo is a normal result: nothing is thrown.
  ///
  /// - Parameter bytes: The file as it came from the camera or the user.
  /// - Returns: All about the photo. Its verdict is `fixable` where `prepare` would re-make it;
  ///   `output` is then what it would come to.
  public func inspect(_ bytes: Span<UInt8>) -> Report {
    walk(bytes, remade: .fixable).report
  }

  /// Judges a photo and re-makes it to the specification where it is not within.
  ///
  /// - Parameter bytes: The file as it came from the camera or the user. It is not changed.
  /// - Returns: The photo to send: the same bytes where they are within the specification, otherwise
  ///   a new JPEG. The same input gives the same bytes on every machine.
  /// - Throws: `Rejection` where only a new photo helps, with the reasons and what to do.
  public func prepare(_ bytes: Span<UInt8>) throws(Rejection) -> ReadyPhoto {
    let (report, photo) = walk(bytes, remade: .fixed)
    guard let photo, let output = report.output else { throw Rejection(report: report) }
    return ReadyPhoto(bytes: photo, output: output, report: report)
  }

  /// Judges a photo that is an array of bytes; see `inspect(_:)` for spans.
  public func inspect(_ bytes: [UInt8]) -> Report { inspect(bytes.span) }

  /// Prepares a photo that is an array of bytes; see `prepare(_:)` for spans.
  public func prepare(_ bytes: [UInt8]) throws(Rejection) -> ReadyPhoto { try prepare(bytes.span) }

  /// The report on a file of which not a byte could be read.
  ///
  /// - Parameters:
  ///   - fault: Why not.
  ///   - bytes: The size of the file where it is known.
  public func report(_ fault: Fault, bytes: Int = 0) -> Report {
    var evidence = Evidence(specification: specification, bytes: bytes)
    evidence.fault = fault
    return Report(evidence, rules.judge(evidence), remade: .fixable)
  }

  /// The corridor.
  private func walk(_ bytes: Span<UInt8>, remade: Verdict) -> (report: Report, photo: [UInt8]?) {
    var evidence = Evidence(specification: specification, bytes: bytes.count)
    var photo: [UInt8]?
    do throws(Fault) {
      let header = try Header(bytes, limits: specification.limits)
      evidence.header = header
      let planes = try ScaledPlanes(
        bytes, header, longestEdge: specification.longestEdge, limits: specification.limits,
        memory: memory)
      // What is damaged in a way that the decoder sees has been refused by now.
      if header.endOffset <= specification.damageWalkBytes {
        let damage = SilentDamage(bytes, header)
        if let proof = damage.proof { throw .corrupt(proof) }
        evidence.damage = damage
      }
      let scene = scene(bytes, planes, header)
      evidence.take(scene)
      let judgement = rules.judge(evidence)
      // A photo that has to be taken again is not encoded.
      if judgement.worst < .retake {
        let isReady = judgement.worst < .fix && !scene.isChanged
        let made = make(bytes, header, scene, isReady: isReady)
        photo = made.photo
        evidence.take(made.output)
      }
    } catch {
      evidence.fault = error
    }
    let judgement = rules.judge(evidence)
    if judgement.worst >= .retake {
      photo = nil
      evidence.output = nil
    }
    return (Report(evidence, judgement, remade: remade), photo)
  }

  /// The picture with its faces, saved where it can be: without bars, turned upright, or cut to a
  /// portrait.
  private func scene(
    _ bytes: Span<UInt8>, _ planes: consuming ScaledPlanes, _ header: Header
  ) -> Scene {
    var scene = Scene(planes, header, specification)
    // Without bars a face is larger in the picture.
    if specification.cutsOffBars { scene.cutBars(bytes, specification, memory) }
    guard specification.findsFaces else { return scene }
    scene.look(finder)
    if specification.turnsUpright { scene.turnUpright(finder, specification) }
    if specification.cropsToFace { scene.cropToFace(bytes, finder, specification, memory) }
    return scene
  }

  /// A photo to the specification by the least that is needed: nothing, leaving the metadata out,
  /// or encoding anew.
  private func make(
    _ bytes: Span<UInt8>, _ header: Header, _ scene: borrowing Scene, isReady: Bool
  ) -> (photo: [UInt8], output: Output) {
    func output(_ method: Output.Method, _ photo: [UInt8]) -> (photo: [UInt8], output: Output) {
      (
        photo,
        Output(
          method: method, bytes: photo.count, width: header.width, height: header.height,
          subsampling: header.subsampling, madeSmaller: false)
      )
    }
    if isReady { return output(.unchanged, Array(copying: bytes)) }
    if Strip.isEnough(header, specification) && !scene.isChanged {
      return output(.stripped, Strip.strip(bytes, header))
    }
    let encoded = encode(
      scene.planes, scene.header, specification, picture: scene.picture,
      face: specification.favoursFace ? scene.face : nil)
    return (
      encoded.bytes,
      Output(
        method: .encoded, bytes: encoded.bytes.count, width: encoded.size.width,
        height: encoded.size.height, subsampling: header.colourSpace == .grey ? "grey" : "4:2:0",
        madeSmaller: encoded.isSmaller, turned: 90 * scene.quarters, crop: scene.crop)
    )
  }
}
