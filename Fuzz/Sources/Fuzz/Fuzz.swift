import Preflight

/// One input of the fuzzer: any bytes at all have to end in a report, and what is called ready has
/// to be called ready again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  // By itself too: behind the decoder it would see only what the decoder lets pass.
  if let header = try? Header(bytes.span) { _ = SilentDamage(bytes.span, header) }
  guard let photo = try? Preflight().prepare(bytes) else { return 0 }
  precondition(photo.bytes.count <= Specification.verifyFace.budget.upperBound)
  precondition(Preflight().inspect(photo.bytes).verdict != .error)
  return 0
}
