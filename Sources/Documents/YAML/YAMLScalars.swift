/// What CloudFormation makes of a plain scalar: YAML 1.1, as far as the service follows it.
enum YAMLScalars {
  /// The kind of any scalar: quotes and blocks are text unless a tag converts them.
  static func kind(of scalar: YAMLEvent.Scalar) -> Node.Kind {
    switch scalar.tag {
    case nil: scalar.isPlain ? kind(ofPlain: scalar.text) : .string
    case "tag:yaml.org,2002:bool", "tag:yaml.org,2002:int", "tag:yaml.org,2002:float",
      "tag:yaml.org,2002:null":
      kind(ofPlain: scalar.text)
    // Without a region it asks for the zones of the one that is deployed to, as with an empty text.
    case "!GetAZs" where scalar.isPlain && scalar.text.isEmpty: .string
    case let tag?:
      ShortTag.isShort(tag) && scalar.isPlain ? kind(ofPlain: scalar.text) : .string
    }
  }

  /// The kind of a scalar without quotes and without a tag.
  static func kind(ofPlain text: String) -> Node.Kind {
    // Longer than `false`, it is no word of this table.
    guard text.utf8.count <= 5 else { return kindByStart(of: text) }
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON",
      "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF":
      return .boolean
    default: return kindByStart(of: text)
    }
  }

  private static func kindByStart(of text: String) -> Node.Kind {
    text.utf8.first.map(mayStartNumber) == true ? kind(ofNumber: text) : .string
  }

  private static func mayStartNumber(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".")
  }

  private static func kind(ofNumber text: String) -> Node.Kind {
    var digits = text.utf8[...]
    let hasSign = digits.first == UInt8(ascii: "+") || digits.first == UInt8(ascii: "-")
    if hasSign { digits = digits.dropFirst() }
    guard let first = digits.first else { return .string }
    if first == UInt8(ascii: ".") {
      switch String(digits) {
      case ".inf", ".Inf", ".INF": return .real
      case ".nan", ".NaN", ".NAN": return hasSign ? .string : .real
      default: break
      }
    }
    if first == UInt8(ascii: "0"), digits.count > 1 {
      let rest = digits.dropFirst()
      if rest.first == UInt8(ascii: "x") {
        return allAndSome(rest.dropFirst(), isHexadecimalDigit) ? .ambiguousNumber : .string
      }
      // Octal in YAML 1.2, a text in 1.1.
      if rest.first == UInt8(ascii: "o") {
        return allAndSome(rest.dropFirst()) { $0 >= 0x30 && $0 <= 0x37 || $0 == underscore }
          ? .ambiguousNumber : .string
      }
      if rest.first == UInt8(ascii: "b") {
        return allAndSome(rest.dropFirst()) { $0 == 0x30 || $0 == 0x31 || $0 == underscore }
          ? .ambiguousNumber : .string
      }
      // Octal, or with an 8 or 9 a number that the service has been seen to read as a float.
      if rest.allSatisfy({ isDigit($0) || $0 == underscore }) { return .ambiguousNumber }
    }
    if digits.allSatisfy({ isDigit($0) || $0 == underscore }), isDigit(first) { return .integer }
    if isSexagesimal(digits) { return .ambiguousNumber }
    if isReal(digits) { return .real }
    return isRealWithoutDot(digits) ? .ambiguousNumber : .string
  }

  /// `12:30`, `190:20:30`, `190:20:30.15`: a number to base 60; only with a dot may it start with 0.
  private static func isSexagesimal(_ digits: Substring.UTF8View) -> Bool {
    guard digits.contains(UInt8(ascii: ":")) else { return false }
    let whole = digits.prefix { $0 != UInt8(ascii: ".") }
    guard digits[whole.endIndex...].dropFirst().allSatisfy({ isDigit($0) || $0 == underscore })
    else { return false }
    let groups = whole.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard groups.count > 1, let first = groups.first, let lead = first.first, isDigit(lead),
      lead != UInt8(ascii: "0") || whole.endIndex < digits.endIndex
    else { return false }
    return first.allSatisfy { isDigit($0) || $0 == underscore }
      && groups.dropFirst().allSatisfy { group in
        switch group.count {
        case 1: group.allSatisfy(isDigit)
        case 2: group.allSatisfy(isDigit) && (group.first ?? 0) <= UInt8(ascii: "5")
        default: false
        }
      }
  }

  /// A dot is needed, and a sign after `e`.
  private static func isReal(_ digits: Substring.UTF8View) -> Bool {
    let parts = digits.split(
      maxSplits: 1, omittingEmptySubsequences: false,
      whereSeparator: { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") })
    guard let mantissa = parts.first else { return false }
    let halves = mantissa.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard halves.count == 2, mantissa.contains(where: isDigit), mantissa.first != underscore,
      halves.allSatisfy({ $0.allSatisfy { isDigit($0) || $0 == underscore } })
    else { return false }
    guard parts.count == 2, let exponent = parts.last else { return true }
    guard exponent.first == UInt8(ascii: "+") || exponent.first == UInt8(ascii: "-") else {
      return false
    }
    return allAndSome(exponent.dropFirst(), isDigit)
  }

  /// `1e3`, `1.5e3`: a number in YAML 1.2, a text in 1.1, which wants a dot, and a sign behind the `e`.
  private static func isRealWithoutDot(_ digits: Substring.UTF8View) -> Bool {
    let parts = digits.split(
      omittingEmptySubsequences: false,
      whereSeparator: { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") })
    guard parts.count == 2, var exponent = parts.last, let mantissa = parts.first else {
      return false
    }
    if exponent.first == UInt8(ascii: "+") || exponent.first == UInt8(ascii: "-") {
      exponent = exponent.dropFirst()
    }
    let halves = mantissa.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return halves.count <= 2 && mantissa.contains(where: isDigit)
      && halves.allSatisfy { $0.allSatisfy(isDigit) } && allAndSome(exponent, isDigit)
  }

  private static let underscore = UInt8(ascii: "_")

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func isHexadecimalDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == underscore || (0x41...0x46).contains(byte)
      || (0x61...0x66).contains(byte)
  }

  private static func allAndSome(
    _ bytes: Substring.UTF8View, _ holds: (UInt8) -> Bool
  ) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy(holds)
  }
}
