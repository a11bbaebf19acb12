import Console
import Preflight

/// `check` and `fix`: photo after photo, many at a time, results in the order of the photos.
struct Run {
  private let options: Options
  private let preflight: Preflight

  init(_ options: Options) {
    self.options = options
    preflight = options.preflight
  }

  func run() async -> ExitStatus {
    let folder: OutputFolder?
    do throws(WriteError) {
      folder = try options.out.map { path throws(WriteError) in
        try OutputFolder(path, preflight.specification, options.language)
      }
    } catch {
      let path = options.out?.printable ?? ""
      Standard.error.print("preflight: \(path): \(error.reason)")
      return .usage
    }
    let items = list()
    let sheet: ContactSheet?
    do throws(WriteError) {
      sheet = try options.html.map { path throws(WriteError) in
        try ContactSheet(path, options.language)
      }
    } catch {
      Standard.error.print("preflight: \(options.html?.printable ?? ""): \(error.reason)")
      return .usage
    }
    var sheetError: WriteError?
    var printer = Printer(options, total: items.count)
    var status = ExitStatus.ready
    var places = Places(folder)
    var hasStopped = false
    await forEachInOrder(items, at: options.jobs) { index, item in
      let isTaken = !places.claim(item)
      return { work(item, folder, isTaken: isTaken) }
    } consume: { outcome in
      // When the disk is full every photo under way says so; once is enough.
      if hasStopped && outcome.mustStop { return false }
      hasStopped = outcome.mustStop
      printer.print(outcome)
      do throws(WriteError) { try sheet?.add(outcome) } catch { sheetError = error }
      status = max(status, outcome.status)
      return !outcome.mustStop && sheetError == nil
    }
    let summary = printer.finish()
    places.synchronise()
    do throws(WriteError) {
      if let sheetError { throw sheetError }
      try sheet?.finish(summary)
    } catch {
      Standard.error.print("preflight: \(options.html?.printable ?? ""): \(error.reason)")
      status = .usage
    }
    return status
  }

  /// All photos of the paths that were named or listed.
  private func list() -> [Item] {
    var walk = Walk(passedOver: options.out)
    for path in options.paths { walk.add(path) }
    var items = walk.items
    for list in options.lists {
      do throws(Fault) {
        var walk = Walk(passedOver: options.out)
        for path in try PathList.read(list, isNullSeparated: options.isNullSeparated) {
          walk.add(path)
        }
        items += walk.items
      } catch {
        items.append(Item(path: list, place: list.name, fault: error))
      }
    }
    return items
  }

  /// One photo from its path to its outcome.
  private func work(_ item: Item, _ folder: OutputFolder?, isTaken: Bool) -> Outcome {
    let clock = ContinuousClock()
    let start = clock.now
    var outcome = judge(item, folder, isTaken: isTaken)
    outcome.milliseconds = (clock.now - start).milliseconds
    return outcome
  }

  private func judge(_ item: Item, _ folder: OutputFolder?, isTaken: Bool) -> Outcome {
    if let fault = item.fault { return Outcome(item, preflight.report(fault)) }
    if !isTaken, let entry = folder?.earlier(item) {
      var outcome = Outcome(item, preflight.report(.empty), earlier: entry)
      if let folder, options.html != nil {
        let path = folder.path / OutputFolder.name(item.place)
        outcome.photo = try? ReadFile.read(path, limit: 1 << 20).bytes
      }
      return outcome
    }
    do throws(Fault) {
      let limit = preflight.specification.limits.bytes
      let (bytes, stamp) = try ReadFile.read(item.path, limit: limit)
      if folder == nil && options.html == nil { return Outcome(item, preflight.inspect(bytes)) }
      var outcome: Outcome
      do throws(Rejection) {
        let photo = try preflight.prepare(bytes)
        outcome = Outcome(item, photo.report)
        if let folder {
          outcome.write(photo.bytes, folder, stamp, options.language, isTaken: isTaken)
        } else if outcome.report.verdict == .fixed {
          outcome.report.verdict = .fixable
        }
        if options.html != nil { outcome.photo = photo.bytes }
      } catch {
        outcome = Outcome(item, error.report)
      }
      return outcome
    } catch {
      var size = 0
      if case .tooManyBytes(let bytes, _) = error { size = bytes }
      return Outcome(item, preflight.report(error, bytes: size))
    }
  }
}

extension Outcome {
  init(_ item: Item, _ report: Report, earlier: Journal.Entry? = nil) {
    self.init(item: item, report: report, earlier: earlier, milliseconds: 0)
  }

  fileprivate mutating func write(
    _ photo: [UInt8], _ folder: OutputFolder, _ input: FileStamp, _ language: Language,
    isTaken: Bool
  ) {
    written = folder.path / OutputFolder.name(item.place)
    do throws(WriteError) {
      if isTaken {
        throw WriteError(reason: "another photo of this run has the same name; name fewer folders")
      }
      let outcome = self
      var members = JSON.object { outcome.members(&$0, language) }
      members = String(members.dropFirst().dropLast())
      try folder.write(photo, item, input: input, verdict: report.verdict, members: members)
    } catch {
      written = nil
      writeError = error.reason
      mustStop = error.isHopeless
    }
  }
}

/// The places of a run's outputs: each belongs to one photo.
private struct Places {
  private let folder: OutputFolder?
  private var claimed: Set<Path> = []
  private var folders: Set<Path> = []

  init(_ folder: OutputFolder?) {
    self.folder = folder
  }

  /// Takes the place of a photo; false where another photo of the run has it.
  mutating func claim(_ item: Item) -> Bool {
    guard let folder, item.fault == nil else { return true }
    let place = OutputFolder.name(item.place)
    let target = folder.path / place
    if folders.insert(target.folder).inserted { WriteWhole.sweep(target.folder) }
    return claimed.insert(place).inserted
  }

  /// Makes the names of all outputs last.
  func synchronise() {
    for folder in folders { WriteWhole.synchronise(folder) }
  }
}
