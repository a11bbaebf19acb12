import Testing

@testable import Preflight

/// Photos with bars along their edges, from file to file.
@Suite struct BarsTests {
  static func finding(_ report: Report) -> Finding? {
    report.findings.first { $0.rule == "borders" }
  }

  /// The crop lies within what the bars leave, and loses no more than some pixels of it.
  static func expect(_ crop: Box, within inner: Box, losing most: Double) {
    let lost = [
      crop.x - inner.x, crop.y - inner.y, inner.x + inner.width - crop.x - crop.width,
      inner.y + inner.height - crop.y - crop.height,
    ]
    #expect(lost.allSatisfy { $0 >= 0 && $0 <= most }, "\(lost)")
  }

  @Test func barsAreCutOff() throws {
    let photo = try Preflight().prepare(TestImages.bytes("borders/fail-bars.jpg"))
    let finding = try #require(Self.finding(photo.report))
    #expect(finding.severity == .fix && finding.advice.english.contains("Preflight"))
    #expect(abs((finding.value ?? 0) - 25) < 0.6)
    let crop = try #require(photo.report.output?.crop)
    Self.expect(crop, within: Box(x: 101, y: 0, width: 600, height: 800), losing: 2)
    #expect(photo.report.verdict == .fixed)
    #expect((photo.width, photo.height) == (Int(crop.width), Int(crop.height)))
    let again = Preflight().inspect(photo.bytes)
    #expect(again.verdict == .ready && Self.finding(again) == nil)
    // Faces lie in the photo that is sent.
    let face = try #require(photo.report.faces.first)
    #expect(face.box.overlap(try #require(again.faces.first).box) > 0.85)
  }

  /// White bars in black ones, on all sides of a turned and mirrored photo that has more pixels than a
  /// decode for 800 px of the whole gives.
  @Test func whatIsLeftIsAsFineAsTheFile() throws {
    let bytes = try TestImages.bytes("borders/fail-two-frames-orientation-7.jpg")
    let photo = try Preflight().prepare(bytes)
    let crop = try #require(photo.report.output?.crop)
    Self.expect(crop, within: Box(x: 402, y: 200, width: 600, height: 800), losing: 4)
    #expect((photo.width, photo.height) == (Int(crop.width), Int(crop.height)))
    #expect(abs((Self.finding(photo.report)?.value ?? 0) - 62.5) < 0.5)
    // The same pixels as a decode of the whole file has there.
    let whole = try Picture(decoding: bytes.span, longestEdge: 1600).luma
    let sent = try Picture(decoding: photo.bytes.span).luma
    let part = (0..<photo.height).flatMap { y in
      (0..<photo.width).map { x in
        Double(whole.samples[(y + Int(crop.y)) * whole.width + x + Int(crop.x)])
      }
    }
    #expect(psnr(sent.samples, part) > 30)
  }

  @Test func aPhotoIsTurnedAfterTheCut() throws {
    let photo = try Preflight().prepare(TestImages.bytes("borders/fail-sideways-grey.jpg"))
    #expect(photo.report.output?.turned == 90)
    // Bars above and below have become bars to the right and left.
    let crop = try #require(photo.report.output?.crop)
    Self.expect(crop, within: Box(x: 75, y: 0, width: 600, height: 800), losing: 2)
    #expect((photo.width, photo.height) == (Int(crop.width), Int(crop.height)))
    #expect(Preflight().inspect(photo.bytes).verdict == .ready)
  }

  @Test func aPortraitIsCutOutOfWhatLiesBetween() throws {
    let bytes = try TestImages.bytes("borders/fail-far-away.jpg")
    let photo = try Preflight().prepare(bytes)
    #expect(photo.report.findings.contains { $0.rule == "far-away" })
    let finding = try #require(Self.finding(photo.report))
    #expect(finding.severity == .fix)
    #expect(abs((finding.value ?? 0) - 500 / 22) < 0.5)
    let crop = try #require(photo.report.output?.crop)
    #expect(crop.x >= 1150 && crop.x + crop.width <= 1700 && crop.y + crop.height <= 1300)
    let face = try #require(photo.report.faces.first)
    #expect(abs(face.box.middle.x / Double(photo.width) - 0.5) < 0.1)
    #expect(Preflight().inspect(photo.bytes).faces.first?.box.overlap(face.box) ?? 0 > 0.85)
  }

  @Test func cuttingCanBeSwitchedOff() throws {
    var specification = Specification.verifyFace
    specification.cutsOffBars = false
    let report = Preflight(specification).inspect(try TestImages.bytes("borders/fail-bars.jpg"))
    let finding = try #require(Self.finding(report))
    #expect(finding.severity == .warn && !finding.advice.english.contains("Preflight"))
    #expect(abs((finding.value ?? 0) - 25) < 1.5)
    #expect(report.output?.crop == nil)
    #expect((report.output?.width, report.output?.height) == (800, 800))
  }

  @Test func whatIsNotSurelyABarIsWarnedOf() throws {
    let report = Preflight().inspect(try TestImages.bytes("borders/fail-oval.jpg"))
    #expect(Self.finding(report)?.severity == .warn)
    #expect(report.output?.crop == nil)
  }

  @Test func whatWouldBeTooSmallStays() throws {
    var specification = Specification.verifyFace
    specification.findsFaces = false
    let bytes = try TestImages.bytes("borders/fail-bars.jpg")
    for (least, severity) in [(590, Severity.fix), (620, .warn)] {
      specification.minimumFace = least
      let report = Preflight(specification).inspect(bytes)
      #expect(Self.finding(report)?.severity == severity)
      #expect(
        report.output?.width
          == (severity == .warn ? 800 : report.output?.crop.map { Int($0.width) }))
    }
  }

  @Test func facesNeedNotBeLookedFor() throws {
    var specification = Specification.verifyFace
    specification.findsFaces = false
    specification.longestEdge = .max
    let report = Preflight(specification).inspect(
      try TestImages.bytes("borders/fail-two-frames-orientation-7.jpg"))
    #expect(report.output?.crop != nil)
  }

  @Test func aPhotoWithinTheSpecificationIsStillCut() throws {
    // Nothing else is wrong: every rule but this one is left out.
    let rules = Rule.all.filter { $0.id == "borders" }
    let report = Preflight(rules: rules).inspect(try TestImages.bytes("borders/fail-bars.jpg"))
    #expect(report.verdict == .fixable && report.output?.method == .encoded)
    let wall = Preflight(rules: rules).inspect(
      try TestImages.bytes("borders/pass-white-wall.jpg"))
    #expect(wall.verdict == .ready && wall.output?.crop == nil)
  }

  @Test func theEvidenceIsThatOfThePart() throws {
    let bytes = try TestImages.bytes("borders/fail-two-frames-orientation-7.jpg")
    let header = try Header(bytes.span)
    let planes = try ScaledPlanes(bytes.span, header, longestEdge: 800, limits: Limits())
    var scene = Scene(planes, header, .verifyFace)
    scene.cutBars(bytes.span, .verifyFace, PlaneMemory())
    // Without bars nothing changes.
    let (isChanged, crop, before) = (scene.isChanged, scene.crop, scene.bars)
    scene.cutBars(bytes.span, .verifyFace, PlaneMemory())
    #expect(isChanged && scene.crop == crop && scene.bars == before && before > 0.2)
    var evidence = Evidence(specification: .verifyFace, bytes: bytes.count)
    evidence.take(scene)
    #expect(evidence.cutBars == before && evidence.looks?.borders == 0)
    #expect(evidence.shownEdge == crop.map { Int($0.height) })
  }

  @Test(arguments: 1...8)
  func cutsShrinkRatherThanReachBeyond(_ orientation: Int) throws {
    var header = try TestImages.header("borders/fail-bars.jpg")
    (header.width, header.height, header.orientation) = (1001, 803, orientation)
    let isTransposed = orientation >= 5
    let limit = Box(x: 101, y: 77, width: 399, height: 301)
    for pitch in [[1.0, 2], [2, 4], [1, 4], [8, 8], [1, 1.5, 3]] {
      let pitch = pitch.map { (x: $0, y: $0) }
      let cut = try #require(Cut(limit, within: limit, header, pitch: pitch))
      let found = cut.upright(header)
      Self.expect(found, within: limit, losing: 8)
      for (start, length, edge) in [(cut.x, cut.width, 1001), (cut.y, cut.height, 803)] {
        for pitch in pitch {
          #expect(Double(start).truncatingRemainder(dividingBy: pitch.x) == 0)
          #expect(
            start + length == edge
              || Double(start + length).truncatingRemainder(dividingBy: pitch.x) == 0)
        }
      }
      // Away from the limit a frame grows, and at the end of the photo it may end anywhere.
      let inner = Box(x: 203, y: 155, width: 99, height: 99)
      let grown = try #require(Cut(inner, within: limit, header, pitch: pitch)).upright(header)
      Self.expect(inner, within: grown, losing: 8)
      let size = isTransposed ? Size(width: 803, height: 1001) : Size(width: 1001, height: 803)
      let all = Box(x: 0, y: 0, width: Double(size.width), height: Double(size.height))
      #expect(try #require(Cut(all, within: all, header, pitch: pitch)).upright(header) == all)
    }
    #expect(
      Cut(
        Box(x: 3, y: 3, width: 4, height: 4), within: Box(x: 3, y: 3, width: 4, height: 4),
        header, pitch: [(x: 8, y: 8)]) == nil)
  }

  @Test(arguments: [1, 2, 4, 7])
  func blocksAreFoundInAPartOfAPhoto(_ orientation: Int) throws {
    let bytes = try TestImages.bytes("over-compressed/fail-quality-4.jpg")
    var header = try Header(bytes.span)
    var planes = try ScaledPlanes(bytes.span, header, longestEdge: 800, limits: Limits())
    let whole = Blockiness.ratio(Picture(planes, header, size: header.size(longestEdge: 800)).luma)
    #expect(whole > 3.5)
    header.orientation = orientation
    let upright = header.size(longestEdge: 800)
    planes.cut = Cut(
      Box(x: 10, y: 14, width: Double(upright.width - 34), height: Double(upright.height - 40)),
      header, pitch: planes.pitch)
    let found = planes.cut
    let cut = try #require(found)
    let part = cut.part(of: header)
    let picture = Picture(planes, part, size: part.size(longestEdge: 800))
    let ratio = try #require(PictureMeasures(picture, part, cut: cut, face: nil).blockiness)
    #expect(abs(ratio / whole - 1) < 0.1)
  }
}
