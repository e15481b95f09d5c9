import TestSupport

/// Something that a template says, before a notation is chosen for it.
indirect enum Written: Sendable {
  case text(String)
  case number(String)
  case boolean(Bool)
  case list([Written])
  case mapping([(key: String, value: Written)])
  /// A function by its long name, with its argument.
  case call(String, Written)

  static func ref(_ name: String) -> Written { .call("Ref", .text(name)) }

  static let noValue = ref("AWS::NoValue")
}

extension Written {
  var json: String {
    switch self {
    case .text(let text): Self.quoted(text)
    case .number(let digits): digits
    case .boolean(let value): "\(value)"
    case .list(let items): "[" + items.map(\.json).joined(separator: ", ") + "]"
    case .mapping(let members):
      "{" + members.map { "\(Self.quoted($0.key)): \($0.value.json)" }.joined(separator: ", ") + "}"
    case .call(let function, let argument): "{\(Self.quoted(function)): \(argument.json)}"
    }
  }

  /// In flow style with short tags, each scalar in a style of its own.
  func shortYAML(_ random: inout SeededNumbers) -> String {
    switch self {
    case .text, .number, .boolean: return scalar(&random)
    case .list(let items):
      return "[" + items.map { $0.shortYAML(&random) }.joined(separator: ", ") + "]"
    case .mapping(let members):
      let texts = members.map { "\(Self.quoted($0.key)): \($0.value.shortYAML(&random))" }
      return "{" + texts.joined(separator: ", ") + "}"
    case .call(let function, let argument):
      // Two tags cannot stand on one value.
      if case .call = argument { return "{\(function): \(argument.shortYAML(&random))}" }
      return "!\(function.replacing("Fn::", with: "")) \(argument.shortYAML(&random))"
    }
  }

  /// In block style with long names, from the gap behind a key or a dash to the end of the line.
  func longYAML(_ random: inout SeededNumbers, indentation: Int = 0) -> String {
    let margin = String(repeating: " ", count: indentation)
    switch self {
    case .text(let text) where text.contains("\n") && !"\n\(text)\n".contains("\n\n"):
      return " |-\n" + text.split(separator: "\n").map { "\(margin) \($0)\n" }.joined()
    case .text, .number, .boolean: return " \(scalar(&random))\n"
    case .list(let items) where items.isEmpty: return " []\n"
    case .mapping(let members) where members.isEmpty: return " {}\n"
    case .list(let items):
      return "\n"
        + items.map { "\(margin)-\($0.longYAML(&random, indentation: indentation + 2))" }.joined()
    case .mapping(let members):
      return "\n"
        + members.map { member in
          let value = member.value.longYAML(&random, indentation: indentation + 2)
          return "\(margin)\(Self.quoted(member.key)):\(value)"
        }.joined()
    case .call(let function, let argument):
      return Written.mapping([(function, argument)])
        .longYAML(&random, indentation: indentation)
    }
  }

  private func scalar(_ random: inout SeededNumbers) -> String {
    switch self {
    case .boolean(true): return random.pick(["true", "True", "yes", "on"])
    case .boolean(false): return random.pick(["false", "FALSE", "No", "off"])
    case .text(let text):
      let isOneLine = !text.contains("\n")
      if isOneLine, !text.contains("'"), random.once(in: 3) { return "'\(text)'" }
      let isWord = text.allSatisfy { ("a"..."z").contains($0) }
      return isWord && text.count > 5 || ["a", "b", "ab"].contains(text) ? text : Self.quoted(text)
    case .number, .list, .mapping, .call: return json
    }
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n")
    return "\"\(escaped)\""
  }
}
