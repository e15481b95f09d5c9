public import Documents

extension Node {
  /// A scalar as CloudFormation passes it on: booleans in lower case, integers without sign and `_`.
  public var scalarText: String? {
    switch kind {
    case .boolean: boolean == true ? "true" : "false"
    case .integer:
      text.map { text in
        let digits = text.filter { $0 != "_" }
        return digits.hasPrefix("+") ? String(digits.dropFirst()) : digits
      }
    case .null, .list, .mapping: nil
    case .string, .real, .ambiguousNumber: text
    }
  }
}
