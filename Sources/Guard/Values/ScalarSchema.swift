internal import Documents

/// What scalars of a document are.
enum ScalarSchema {
  /// The loader that Guard 3.2 has for data files.
  case dataFile
  /// The YAML library that Guard has for everything else.
  case library
  /// YAML 1.1 as `cloudformation-validate` reads it.
  case yaml11
  /// JSON as `cloudformation-validate` reads it.
  case json

  /// What a scalar is.
  func content(of node: Node) -> GuardValue.Content {
    let text = node.text ?? ""
    switch self {
    case .dataFile: return isTagged(node) ? .string(text) : dataFileContent(of: node, text)
    case .library: return libraryContent(of: node, text)
    case .yaml11: return yaml11Content(text, node.kind)
    case .json: return jsonContent(text, node.kind)
    }
  }

  /// A scalar where a text is wanted: what it is in decimal digits or words; `nil` for null.
  func text(of text: String, _ kind: Node.Kind) -> String? {
    switch kind {
    case .null, .list, .mapping: nil
    case .string: text
    case .boolean: Self.isTrue(text) ? "true" : "false"
    case .integer, .real, .ambiguousNumber:
      self == .yaml11 ? YAML11Number(text)?.text ?? text : text
    }
  }

  // MARK: cloudformation-validate

  private func yaml11Content(_ text: String, _ kind: Node.Kind) -> GuardValue.Content {
    switch kind {
    case .null: return .null
    case .boolean: return .boolean(Self.isTrue(text))
    case .integer, .real, .ambiguousNumber:
      switch YAML11Number(text) {
      case .integer(let value)?: return .integer(value)
      // It is handed on in JSON, which has no other numbers.
      case .real(let value, _)?: return value.isFinite ? .real(value) : .null
      case nil: return .string(text)
      }
    default: return .string(text)
    }
  }

  private func jsonContent(_ text: String, _ kind: Node.Kind) -> GuardValue.Content {
    switch kind {
    case .null: .null
    case .boolean: .boolean(Self.isTrue(text))
    case .integer, .real, .ambiguousNumber:
      Int(text).map { .integer($0) } ?? Double(text).map { .real($0) } ?? .string(text)
    default: .string(text)
    }
  }

  private static func isTrue(_ word: String) -> Bool {
    ["true", "yes", "on"].contains(word.lowercased())
  }

  // MARK: Guard 3.2

  private func isTagged(_ node: Node) -> Bool { node.enclosingEntry?.isTag ?? false }

  private func dataFileContent(of node: Node, _ text: String) -> GuardValue.Content {
    switch node.kind {
    case .null: return text.isEmpty ? .string("") : .null
    case .boolean:
      switch text {
      case "true", "yes", "on": return .boolean(true)
      case "false", "no", "off": return .boolean(false)
      default: return .string(text)
      }
    default:
      // Some are numbers here, though none to YAML 1.1.
      guard node.kind != .string || node.isPlain else { return .string(text) }
      if text == "y" { return .boolean(true) }
      if text == "n" { return .boolean(false) }
      if let value = Int(text) { return .integer(value) }
      return Self.isReal(text) ? Double(text).map { .real($0) } ?? .string(text) : .string(text)
    }
  }

  private func libraryContent(of node: Node, _ text: String) -> GuardValue.Content {
    switch node.kind {
    case .null: return .null
    case .boolean:
      switch text {
      case "true", "True", "TRUE": return .boolean(true)
      case "false", "False", "FALSE": return .boolean(false)
      default: return .string(text)
      }
    default:
      guard node.kind != .string || node.isPlain else { return .string(text) }
      if let value = Self.based(text) ?? (Self.hasLeadingZero(text) ? nil : Int(text)) {
        return .integer(value)
      }
      switch text.lowercased() {
      case ".inf", "+.inf": return .real(.infinity)
      case "-.inf": return .real(-.infinity)
      case ".nan": return .real(.nan)
      default: break
      }
      guard !Self.hasLeadingZero(text), Self.isReal(text), text.contains(where: \.isNumber) else {
        return .string(text)
      }
      return Double(text).map { .real($0) } ?? .string(text)
    }
  }

  /// Not a hexadecimal number, which `Double` would take.
  private static func isReal(_ text: String) -> Bool {
    !text.contains { $0 == "x" || $0 == "X" || $0 == "p" || $0 == "P" || $0 == "_" }
  }

  private static func based(_ text: String) -> Int? {
    if text.hasPrefix("0x") { return Int(text.dropFirst(2), radix: 16) }
    if text.hasPrefix("0o") { return Int(text.dropFirst(2), radix: 8) }
    return text.hasPrefix("0b") ? Int(text.dropFirst(2), radix: 2) : nil
  }

  private static func hasLeadingZero(_ text: String) -> Bool {
    let digits = text.drop { $0 == "-" || $0 == "+" }
    return digits.count > 1 && digits.first == "0" && digits.dropFirst().first?.isNumber == true
  }
}
