/// Which coefficients the scans of a file have brought, and how exactly.
///
/// A progressive file that lacks scans decodes to a blurred picture without a word from any decoder.
/// It is complete when every coefficient of every component has arrived with its last bit.
struct ScanBook {
  /// The lowest bit that is still missing of each coefficient, 64 per component; 255 for not seen.
  private var lowestBit: [[UInt8]] = []

  mutating func begin(components: Int) {
    lowestBit = Array(repeating: Array(repeating: 255, count: 64), count: components)
  }

  /// Notes a scan of the coefficients `spectrum` down to the bit `approximation`.
  mutating func note(
    _ component: Int, _ spectrum: (first: UInt8, last: UInt8), _ approximation: UInt8
  ) {
    guard spectrum.first <= spectrum.last, spectrum.last < 64 else { return }
    for index in Int(spectrum.first)...Int(spectrum.last) {
      lowestBit[component][index] = min(lowestBit[component][index], approximation)
    }
  }

  /// What has not arrived, or nil when the picture is complete.
  var missing: String? {
    for (component, bits) in lowestBit.enumerated() {
      if bits[0] == 255 { return "component \(component + 1) has no scan of its mean values" }
      let absent = bits.filter { $0 != 0 }.count
      if absent > 0 { return "\(absent) of 64 coefficients of component \(component + 1)" }
    }
    return nil
  }
}
