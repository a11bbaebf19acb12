import Console

/// A number with one digit after the point where it is small.
func short(_ value: Double) -> String {
  value < 100 ? JSON.number((value * 10).rounded() / 10) : String(Int(value))
}

/// A whole number with its thousands set apart.
func grouped(_ number: Int) -> String {
  let digits = String(number)
  return String(
    digits.enumerated().flatMap { index, digit in
      index > 0 && (digits.count - index) % 3 == 0 ? [",", digit] : [digit]
    })
}
