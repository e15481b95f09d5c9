import BuiltInRules
import Documents
import Findings
import Rules
import TestSupport
import Testing

/// One row of `Tests/Fixtures/functions/cases.yaml`: a fragment, and what one rule finds in it.
struct CallCase: Sendable, CustomTestStringConvertible {
  let rule: any Rule
  let row: String
  let yaml: String
  /// Where findings start.
  let marks: [Int]

  var testDescription: String { "\(rule.metadata.id): \(row)" }

  static let all: [CallCase] = {
    guard let text = try? Repository.text(of: "Tests/Fixtures/functions/cases.yaml"),
      let document = try? Document(reading: SourceText(text), as: .yaml)
    else { return [] }
    return document.root.entries.flatMap { group in
      let words = group.key.split(separator: " ").map(String.init)
      return group.value.elements.compactMap { row in
        CallCase(row.text ?? "", ruleID: words[0], transform: words.dropFirst().first)
      }
    }
  }()

  private init?(_ row: String, ruleID: String, transform: String?) {
    guard let rule = BuiltInRules.all.first(where: { $0.metadata.id == ruleID }) else { return nil }
    self.rule = rule
    self.row = row
    let template = row.contains("Resources:") ? row : Self.template(holding: row)
    let marked = MarkedText((transform.map { "Transform: \($0)\n" } ?? "") + template)
    yaml = marked.text
    marks = marked.marks
  }

  private static func template(holding value: String) -> String {
    """
    Parameters:
      Text: {Type: String}
      List: {Type: CommaDelimitedList}
      Stored: {Type: "AWS::SSM::Parameter::Value<List<String>>"}
    Mappings: {M: {a: {x: 1, y: [p, q]}, b: {x: 2, y: [r]}}}
    Conditions: {C: !Equals [!Ref Text, x]}
    Resources:
      Queue: {Type: "AWS::SQS::Queue"}
      Role: {Type: "AWS::IAM::Role"}
      Group: {Type: "AWS::IAM::Group"}
      Subject:
        Type: AWS::SNS::Topic
        Properties:
          V: \(value)
    """
  }

  func findings(_ text: String, path: String) throws -> [Finding] {
    try Checks.report(text, path: path, rules: RuleSet([rule])).results.flatMap(\.findings)
  }
}

@Test func `the table of calls is read`() {
  #expect(CallCase.all.count >= 240)
}

@Test(arguments: CallCase.all)
func `a rule finds in a fragment what is marked, and nothing else`(_ it: CallCase) throws {
  let starts = try it.findings(it.yaml, path: "a.yaml").map(\.place.range.start).sorted()
  #expect(starts == it.marks)
}

@Test(arguments: CallCase.all)
func `a rule finds the same in a fragment as JSON`(_ it: CallCase) throws {
  let document = try Document(reading: SourceText(it.yaml), as: .yaml)
  let json = JSONText.of(document.root)
  func words(_ findings: [Finding]) -> [String] {
    findings.map { "\($0.place.path): \($0.message)" }.sorted()
  }
  #expect(
    try words(it.findings(json, path: "a.json")) == words(it.findings(it.yaml, path: "a.yaml")))
}
