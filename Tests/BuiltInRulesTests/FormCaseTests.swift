import Documents
import Findings
import TestSupport
import Testing

/// One row of `Tests/Fixtures/form/cases.yaml`: a malformed template, or one that is right.
struct FormCase: Sendable, CustomTestStringConvertible {
  let ruleID: String
  let fragment: MarkedText
  /// JSON cannot say it.
  let isYAMLOnly: Bool

  var testDescription: String { "\(ruleID) in \(fragment.text)" }

  static let table: Document? = {
    guard let bytes = try? Repository.bytes(of: "Tests/Fixtures/form/cases.yaml"),
      let source = try? SourceText(bytes)
    else { return nil }
    return try? Document(reading: source, as: .yaml)
  }()

  static let all: [FormCase] =
    table?.root.entries.flatMap { rule in
      rule.value.entries.flatMap { kind in
        kind.value.elements.map { row in
          FormCase(
            ruleID: rule.key, fragment: MarkedText(row.text ?? ""),
            isYAMLOnly: kind.key.hasSuffix("InYAML"))
        }
      }
    } ?? []

  var yaml: String {
    let text = fragment.text
    return text.contains("Resources:")
      ? text : text + "\nResources:\n  Topic:\n    Type: AWS::SNS::Topic\n"
  }

  func json() throws -> String {
    JSONText.of(try Document(reading: SourceText(yaml), as: .yaml).root)
  }

  func findings(in text: String, path: String) throws -> [Finding] {
    let report = try Checks.report(text, path: path)
    return report.findings.map(\.finding).filter { $0.ruleID == ruleID }
      .sorted { $0.place.range < $1.place.range }
  }
}

@Test func `each rule of the table has cases of both kinds`() {
  let rows = Dictionary(grouping: FormCase.all, by: \.ruleID)
  #expect(rows.count >= 25)
  for (id, cases) in rows {
    #expect(cases.filter { $0.fragment.marks.isEmpty }.count >= 2, "\(id)")
    #expect(cases.contains { !$0.fragment.marks.isEmpty }, "\(id)")
  }
}

@Test(arguments: FormCase.all)
func `what is malformed is found where it stands`(_ it: FormCase) throws {
  let found = try it.findings(in: it.yaml, path: "template.yaml")
  #expect(found.map(\.place.range.start) == it.fragment.marks)
}

@Test(arguments: FormCase.all.filter { !$0.isYAMLOnly })
func `what is malformed is found in JSON too`(_ it: FormCase) throws {
  let yaml = try it.findings(in: it.yaml, path: "template.yaml")
  let json = try it.findings(in: it.json(), path: "template.json")
  #expect(json.map(\.place.path) == yaml.map(\.place.path))
  #expect(json.map(\.message) == yaml.map(\.message))
}

/// A section that declares so many things.
struct CountCase: Sendable, CustomTestStringConvertible {
  let ruleID: String
  let section: String
  let limit: Int
  let member: String

  var testDescription: String { ruleID }

  static let all = [
    CountCase(
      ruleID: "TPL053", section: "Parameters", limit: 200, member: "{\"Type\": \"String\"}"),
    CountCase(
      ruleID: "TPL059", section: "Mappings", limit: 200, member: "{\"a\": {\"b\": \"c\"}}"),
    CountCase(ruleID: "TPL066", section: "Outputs", limit: 200, member: "{\"Value\": \"a\"}"),
    CountCase(
      ruleID: "TPL087", section: "Resources", limit: 500,
      member: "{\"Type\": \"AWS::SNS::Topic\"}"),
  ]

  func text(count: Int) -> String {
    let members = (1...count).map { "\"A\($0)\": \(member)" }.joined(separator: ", ")
    let topic = "\"Resources\": {\"Topic\": {\"Type\": \"AWS::SNS::Topic\"}}"
    let others = section == "Resources" ? "" : ", \(topic)"
    return "{\"\(section)\": {\(members)}\(others)}"
  }
}

@Test(arguments: CountCase.all)
func `one more than CloudFormation takes is found at the section`(_ it: CountCase) throws {
  for (count, places) in [(it.limit, []), (it.limit + 1, [1])] {
    let report = try Checks.report(it.text(count: count), path: "template.json")
    let found = report.findings.map(\.finding).filter { $0.ruleID == it.ruleID }
    #expect(found.map(\.place.range.start) == places, "\(count)")
  }
}

@Test func `a template of a million bytes is small enough, and one byte more is too much`() throws {
  let text = "{\"Resources\": {\"Topic\": {\"Type\": \"AWS::SNS::Topic\"}}}"
  for (size, places) in [(1_000_000, []), (1_000_001, [1])] {
    let padded = text + String(repeating: " ", count: size - text.utf8.count)
    let report = try Checks.report(padded, path: "template.json")
    let found = report.findings.map(\.finding).filter { $0.ruleID == "TPL011" }
    #expect(found.map(\.place.range.start) == places, "\(size)")
  }
}
