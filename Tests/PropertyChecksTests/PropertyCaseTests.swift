import Documents
import Findings
import TestSupport
import Testing

/// One case of `Tests/Fixtures/properties/cases.yaml`.
struct PropertyCase: Sendable, CustomTestStringConvertible {
  let node: Node
  let source: SourceText

  var testDescription: String {
    node["title"]?.text ?? node["properties"].map { source.string(in: $0.range) } ?? "?"
  }

  static let all: [PropertyCase] = {
    guard let bytes = try? Repository.bytes(of: "Tests/Fixtures/properties/cases.yaml"),
      let source = try? SourceText(bytes),
      let document = try? Document(reading: source, as: .yaml)
    else { return [] }
    return document.root.elements.map { PropertyCase(node: $0, source: source) }
  }()

  /// The rules of this table; what others find is not asked.
  static let rules: Set<String> = [
    "TPL081", "TPL082", "TPL084", "TPL088", "TPL089", "TPL090", "TPL091", "TPL092", "TPL093",
    "TPL099", "TPL102",
  ]

  var found: [String] { node["found"]?.elements.compactMap(\.text).sorted() ?? [] }

  var isYAMLOnly: Bool { node["yamlOnly"]?.boolean == true }

  /// The template, its values as the file writes them.
  var yaml: String { template { source.string(in: $0.range) } }

  /// The same in JSON, functions by their long names.
  var json: String { template(JSONText.of) }

  private func template(_ text: (Node) -> String) -> String {
    let sections = node["sections"]?.entries ?? []
    let others = sections.filter { $0.key != "Resources" }
      .map { "\"\($0.key)\": \(text($0.value)),\n" }
    let resources = node["sections"]?["Resources"]?.entries ?? []
    let beside = resources.map { "\"\($0.key)\": \(text($0.value)),\n" }
    let subject = """
      "Subject": {"Type": "\(node["type"]?.text ?? "")",
        "Properties": \(node["properties"].map(text) ?? "{}")}
      """
    return "{\(others.joined())\"Resources\": {\(beside.joined())\(subject)}}"
  }
}

@Test func `the table of property cases is read`() {
  #expect(PropertyCase.all.count >= 110)
  for rule in PropertyCase.rules {
    #expect(
      PropertyCase.all.filter { it in it.found.contains { $0.hasPrefix(rule) } }.count >= 4,
      "\(rule) has few cases")
  }
}

@Test(arguments: PropertyCase.all)
func `properties in YAML have the faults that the case says`(_ it: PropertyCase) throws {
  #expect(try faults(of: it.yaml, path: "template.yaml") == it.found)
}

@Test(arguments: PropertyCase.all.filter { !$0.isYAMLOnly })
func `properties in JSON have the faults that the case says`(_ it: PropertyCase) throws {
  #expect(try faults(of: it.json, path: "template.json") == it.found)
}

private let strictRules = Checks.rules(of: .strict)

/// The rule of each finding, and the text that it marks.
private func faults(of text: String, path: String) throws -> [String] {
  let source = try SourceText(Array(text.utf8))
  return try Checks.report(text, path: path, rules: strictRules).findings
    .map(\.finding)
    .filter { PropertyCase.rules.contains($0.ruleID) }
    .map { "\($0.ruleID) \(token(source.string(in: $0.place.range)))" }.sorted()
}

/// A text without its quotes; a sign for what is no scalar.
private func token(_ text: String) -> String {
  if text.hasPrefix("!") || text.hasPrefix("{") { return "{" }
  if text.hasPrefix("[") { return "[" }
  guard text.count > 2, text.hasPrefix("\"") else { return text }
  return String(text.dropFirst().dropLast())
}
