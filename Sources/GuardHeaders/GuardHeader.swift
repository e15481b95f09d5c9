public import Documents
public import Findings
public import Guard

/// What the leading comment of a rules file says of its rule, as YAML behind `# `.
public struct GuardHeader: Sendable {
  /// Fields of the comment.
  private enum Field: String, CaseIterable {
    case id, title, severity, precision, profiles, types, rationale, remediation, references,
      options, values, failing, passing, tolerated, skipped, undecided
  }

  private let id: String
  private let title: String
  private let severity: Severity
  private let precision: RuleMetadata.Precision
  private let profiles: [Profile]
  /// The resource types that it looks at.
  public let resourceTypes: [String]
  /// Scalars are brought to the kinds of the type's property table.
  public let convertsValues: Bool
  private let rationale: String
  private let remediation: String
  private let references: [String]
  private let examples: [Example]
  /// What the configuration may set, and what it means: names of literals that the file binds.
  private let optionDescriptions: [(name: String, description: String)]

  /// Reads the comment; `nil` where the file begins with none that names an `id`.
  ///
  /// - Throws: `RulesFileError` at the field that cannot be meant.
  public init?(of source: SourceText) throws(RulesFileError) {
    let lines = Self.commentLines(of: source.bytes)
    guard lines.contains(where: { $0.starts(with: Self.idField) }) else { return nil }
    let reader = try Reader(lines.map { String(decoding: $0, as: UTF8.self) })
    try reader.checkFields(Field.allCases.map(\.rawValue))
    id = try reader.text(Field.id.rawValue) ?? ""
    title = try reader.text(Field.title.rawValue) ?? ""
    severity = try reader.choice(Field.severity.rawValue, Severity.allCases) ?? .medium
    precision =
      try reader.choice(Field.precision.rawValue, RuleMetadata.Precision.allCases) ?? .high
    profiles = try reader.choices(Field.profiles.rawValue, Profile.allCases)
    resourceTypes = try reader.texts(Field.types.rawValue)
    convertsValues = try reader.text(Field.values.rawValue) != "written"
    optionDescriptions = try reader.members(Field.options.rawValue)
    rationale = try reader.text(Field.rationale.rawValue) ?? ""
    remediation = try reader.text(Field.remediation.rawValue) ?? ""
    references = try reader.texts(Field.references.rawValue)
    examples =
      try reader.examples(Field.failing.rawValue, .failing)
      + reader.examples(Field.passing.rawValue, .passing)
      + reader.examples(Field.tolerated.rawValue, .tolerated)
      + reader.examples(Field.skipped.rawValue, .skipped)
      + reader.examples(Field.undecided.rawValue, .undecided)
  }

  /// The metadata of a rule of a file that was read.
  public func metadata(named name: String, of file: RulesFile) -> RuleMetadata {
    RuleMetadata(
      id: id, name: name, title: title, severity: severity, precision: precision,
      profiles: profiles
    ) {
      RuleDetails(
        rationale: rationale, remediation: remediation, references: references,
        examples: examples, options: file.options(optionDescriptions))
    }
  }

  /// The lines of the comment at the start of a file, without `# `.
  private static func commentLines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    // What stands behind the comment may be long, and is not looked at.
    while start < bytes.count, bytes[start] == UInt8(ascii: "#") {
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      let line = bytes[(start + 1)..<end]
      lines.append(line.first == UInt8(ascii: " ") ? line.dropFirst() : line)
      start = end + 1
    }
    return lines
  }

  private static let idField = Array("id:".utf8)

  /// The fields of one comment.
  private struct Reader {
    let root: Node
    let lines: [String]

    init(_ lines: [String]) throws(RulesFileError) {
      self.lines = lines
      let source = SourceText(lines.joined(separator: "\n") + "\n")
      do throws(DocumentError) {
        root = try Document(reading: source, as: .yaml).root
      } catch {
        throw RulesFileError(
          "the metadata in the leading comment is \(error.message)",
          at: Self.range(SourceRange(error.offset, error.offset + 1), in: lines))
      }
      guard root.kind == .mapping else {
        throw RulesFileError(
          "the metadata in the leading comment is not a mapping", at: SourceRange(0, 1))
      }
    }

    /// A range of the comment as one of the file: each line has `# ` in front.
    private static func range(_ range: SourceRange, in lines: [String]) -> SourceRange {
      var start = 0
      for (number, line) in lines.enumerated() {
        let end = start + line.utf8.count + 1
        if range.start < end {
          let shift = 2 * (number + 1)
          return SourceRange(range.start + shift, min(range.end, end) + shift)
        }
        start = end
      }
      return SourceRange(0, 1)
    }

    private func error(_ message: String, at node: SourceRange) -> RulesFileError {
      RulesFileError(message, at: Self.range(node, in: lines))
    }

    func checkFields(_ known: [String]) throws(RulesFileError) {
      for entry in root.entries where !known.contains(entry.key) {
        let near = entry.key.nearest(in: known).map { "; did you mean '\($0)'?" } ?? ""
        throw error("there is no field '\(entry.key)'\(near)", at: entry.keyRange)
      }
    }

    func text(_ key: String) throws(RulesFileError) -> String? {
      guard let node = root[key] else { return nil }
      guard let text = node.text else { throw error("'\(key)' is not a text", at: node.range) }
      return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    func texts(_ key: String) throws(RulesFileError) -> [String] {
      guard let node = root[key] else { return [] }
      var texts: [String] = []
      for item in node.kind == .list ? node.elements : [node] {
        guard let text = item.text else { throw error("'\(key)' holds no text", at: item.range) }
        texts.append(text)
      }
      return texts
    }

    func members(
      _ key: String
    ) throws(RulesFileError) -> [(name: String, description: String)] {
      guard let node = root[key] else { return [] }
      var members: [(name: String, description: String)] = []
      for entry in node.entries {
        guard let text = entry.value.text else {
          throw error("'\(entry.key)' has no description", at: entry.keyRange)
        }
        members.append((entry.key, text))
      }
      return members
    }

    func choice<Choice: RawRepresentable<String>>(
      _ key: String, _ all: [Choice]
    ) throws(RulesFileError) -> Choice? {
      guard let text = try text(key) else { return nil }
      return try choice(text, key, all)
    }

    func choices<Choice: RawRepresentable<String>>(
      _ key: String, _ all: [Choice]
    ) throws(RulesFileError) -> [Choice] {
      var choices: [Choice] = []
      for text in try texts(key) { choices.append(try choice(text, key, all)) }
      return choices
    }

    private func choice<Choice: RawRepresentable<String>>(
      _ text: String, _ key: String, _ all: [Choice]
    ) throws(RulesFileError) -> Choice {
      guard let choice = all.first(where: { $0.rawValue == text }) else {
        let words = all.map(\.rawValue).joined(separator: ", ")
        throw error("'\(key)' is one of \(words)", at: root[key]?.range ?? SourceRange(0, 1))
      }
      return choice
    }

    func examples(
      _ key: String, _ expectation: Example.Expectation
    ) throws(RulesFileError) -> [Example] {
      var examples: [Example] = []
      for item in root[key]?.elements ?? [] {
        if let resources = item.text {
          examples.append(
            Example(expectation: expectation, resources: Self.withoutLastBreak(resources)))
        } else if let template = item["template"]?.text {
          let given = (item["given"]?.entries ?? []).map { ($0.key, $0.value.text ?? "") }
          examples.append(
            Example(
              expectation: expectation, markedTemplate: Self.withoutLastBreak(template),
              given: Dictionary(given) { $1 }))
        } else {
          throw error("an example is a text, or has a 'template'", at: item.range)
        }
      }
      return examples
    }

    private static func withoutLastBreak(_ text: String) -> String {
      text.hasSuffix("\n") ? String(text.dropLast()) : text
    }
  }
}
