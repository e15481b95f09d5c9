internal import Documents
internal import Findings

extension OptionValue {
  /// What a configuration sets an option to.
  ///
  /// - Throws: ``UsageError``, with the place, for what no option takes.
  init(_ node: Node, in text: ConfigurationText) throws(UsageError) {
    guard node.kind == .list else {
      self = try Self.scalar(node, in: text)
      return
    }
    var items: [OptionValue] = []
    for element in node.elements { items.append(try Self.scalar(element, in: text)) }
    self = .list(items)
  }

  private static func scalar(
    _ node: Node, in text: ConfigurationText
  ) throws(UsageError) -> OptionValue {
    let written = node.text ?? ""
    switch node.kind {
    case .string: return .string(written)
    case .boolean: return .boolean(node.boolean == true)
    case .integer:
      guard let number = Int(written.replacing("_", with: "")) else {
        throw text.error("\(written) is too large", at: node)
      }
      return .integer(number)
    case .real:
      guard let number = Double(written.replacing("_", with: "")), number.isFinite else {
        throw text.error("\(written) is not a number that an option takes", at: node)
      }
      return .real(number)
    case .ambiguousNumber:
      throw text.error(
        "\(written) is one number in YAML 1.1 and another in 1.2; write it in decimal, or in quotes",
        at: node)
    case .null, .mapping, .list:
      throw text.error(
        "an option takes a string, a number, a boolean or a list of them, not \(node.kind.words)",
        at: node)
    }
  }
}
