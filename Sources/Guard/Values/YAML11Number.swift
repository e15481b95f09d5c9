/// A plain scalar that is a number to YAML 1.1.
///
/// https://yaml.org/type/int.html, https://yaml.org/type/float.html
enum YAML11Number {
  case integer(Int)
  /// With its digits as they are written, but for separators and base 60.
  case real(Double, text: String)

  /// `nil` for what is no number after all: beyond 64 bits, a sign before a bare fraction, or an exponent
  /// without one.
  ///
  /// - Parameter written: what `Documents` takes for a number.
  init?(_ written: String) {
    let isNegative = written.hasPrefix("-")
    let hasSign = isNegative || written.hasPrefix("+")
    let digits = written.dropFirst(hasSign ? 1 : 0).filter { $0 != "_" }
    if ["inf", "nan"].contains(digits.lowercased().dropFirst()) {
      self = .real(.nan, text: written)
    } else if digits.contains(".") {
      guard !(hasSign && digits.hasPrefix(".")), !written.hasPrefix("._"),
        Self.hasSignedExponent(digits)
      else { return nil }
      guard digits.contains(":") else {
        let text = (isNegative ? "-" : "") + digits
        guard let value = Double(text) else { return nil }
        self = .real(value, text: text)
        return
      }
      guard let magnitude = Self.base60(digits) else { return nil }
      let value = isNegative ? -magnitude : magnitude
      self = .real(value, text: Int(exactly: value).map { "\($0)" } ?? "\(value)")
    } else {
      guard let magnitude = Self.magnitude(digits) else { return nil }
      self = .integer(isNegative ? -magnitude : magnitude)
    }
  }

  /// Where there is an exponent it has a sign.
  private static func hasSignedExponent(_ digits: String) -> Bool {
    guard let mark = digits.firstIndex(where: { $0 == "e" || $0 == "E" }) else { return true }
    return digits[mark...].dropFirst().first.map { $0 == "+" || $0 == "-" } ?? false
  }

  /// The number in decimal digits.
  var text: String {
    switch self {
    case .integer(let value): "\(value)"
    case .real(_, let text): text
    }
  }

  private static func magnitude(_ digits: String) -> Int? {
    if digits.hasPrefix("0x") { return Int(digits.dropFirst(2), radix: 16) }
    if digits.hasPrefix("0b") { return Int(digits.dropFirst(2), radix: 2) }
    if digits.contains(":") { return wholeBase60(digits) }
    return digits.count > 1 && digits.hasPrefix("0") ? Int(digits, radix: 8) : Int(digits)
  }

  private static func wholeBase60(_ digits: String) -> Int? {
    var value = 0
    for group in digits.split(separator: ":") {
      guard let next = Int(group) else { return nil }
      let (shifted, isTooLarge) = value.multipliedReportingOverflow(by: 60)
      let (sum, sumIsTooLarge) = shifted.addingReportingOverflow(next)
      guard !isTooLarge, !sumIsTooLarge else { return nil }
      value = sum
    }
    return value
  }

  private static func base60(_ digits: String) -> Double? {
    var value = 0.0
    for group in digits.split(separator: ":") {
      guard let next = Double(group) else { return nil }
      value = value * 60 + next
    }
    return value
  }
}
