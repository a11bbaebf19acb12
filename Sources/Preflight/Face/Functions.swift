// The C library's functions differ in their last bits from system to system. These are made of
// operations that IEEE 754 rounds alike everywhere, and good to 1e-9 or better.

/// eˣ, x kept to ±80.
func exponential(_ x: Double) -> Double {
  let x = min(max(x, -80), 80)
  let power = (x * 1.442695040888963407).rounded()
  // ln 2 in two parts, of which the first times a small integer is exact.
  let rest = (x - power * 0.693147180369123816490) - power * 1.90821492927058770002e-10
  var sum = 1.0
  for n in stride(from: 12.0, through: 1, by: -1) { sum = 1 + sum * rest / n }
  return sum * Double(sign: .plus, exponent: Int(power), significand: 1)
}

/// 1 / (1 + e⁻ˣ)
func sigmoid(_ x: Float) -> Double { 1 / (1 + exponential(-Double(x))) }

/// The angle of the direction (x, y) in degrees, −180…180; 0 for no direction.
func degrees(y: Double, x: Double) -> Double {
  let (low, high) = (min(abs(x), abs(y)), max(abs(x), abs(y)))
  guard high > 0, high.isFinite else { return 0 }
  var ratio = low / high
  var angle = 0.0
  if ratio > 0.41421356237309505 {  // the tangent of 22.5°
    ratio = (ratio - 1) / (ratio + 1)
    angle = 45
  }
  var sum = 0.0
  for n in stride(from: 23.0, through: 1, by: -2) { sum = 1 / n - ratio * ratio * sum }
  angle += ratio * sum * 57.29577951308232
  if abs(y) > abs(x) { angle = 90 - angle }
  if x < 0 { angle = 180 - angle }
  return y < 0 ? -angle : angle
}
