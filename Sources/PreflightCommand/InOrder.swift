import Console

/// Works on many elements at a time and hands the results over in the order of the elements.
///
/// No more than four results per worker wait for their turn, so that memory is bounded however many
/// elements there are. Stops early when `consume` says so or the process is asked to end; what has
/// been begun is finished.
///
/// - Parameters:
///   - prepare: Called in order, one at a time, for each element; gives the work to do.
///   - consume: Called in order with each result; false ends the run.
func forEachInOrder<Element, Result: Sendable>(
  _ elements: [Element], at workers: Int,
  prepare: (Int, Element) -> @Sendable () -> Result,
  consume: (Result) -> Bool
) async {
  await withTaskGroup(of: (Int, Result).self) { group in
    var waiting: [Int: Result] = [:]
    var begun = 0
    var running = 0
    var next = 0
    var goesOn = true
    while true {
      while goesOn, running < workers, begun < elements.count, begun < next + 4 * workers {
        let index = begun
        let work = prepare(index, elements[index])
        group.addTask { (index, work()) }
        begun += 1
        running += 1
      }
      guard let (index, result) = await group.next() else { break }
      running -= 1
      waiting[index] = result
      while let result = waiting.removeValue(forKey: next) {
        if !consume(result) || Signals.pending != nil { goesOn = false }
        next += 1
      }
    }
  }
}
