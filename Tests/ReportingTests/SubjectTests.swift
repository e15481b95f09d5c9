import Documents
import Findings
import Testing

@testable import Reporting

struct SubjectCase: CustomTestStringConvertible {
  let message: String
  let resource: (name: String, type: String)?
  let path: String
  let shown: String

  init(
    _ message: String, of resource: (name: String, type: String)? = nil, path: String = "",
    shown: String
  ) {
    self.message = message
    self.resource = resource
    self.path = path
    self.shown = shown
  }

  var testDescription: String { shown }

  private static let pool = (name: "Users", type: "AWS::Cognito::UserPool")

  static let all = [
    SubjectCase("MFA is off", of: pool, shown: "UserPool 'Users': MFA is off"),
    SubjectCase("pool 'Users' has no MFA", of: pool, shown: "pool 'Users' has no MFA"),
    SubjectCase(
      "pool 'Users2' is open", of: pool, shown: "UserPool 'Users': pool 'Users2' is open"),
    SubjectCase("'Users' is open", of: pool, shown: "UserPool 'Users': 'Users' is open"),
    SubjectCase("it is open", of: ("A", ""), shown: "resource 'A': it is open"),
    SubjectCase("it is open", of: ("A", "Custom::My Thing"), shown: "resource 'A': it is open"),
    SubjectCase(
      "it is open", path: "Parameters/Stage/Default", shown: "parameter 'Stage': it is open"),
    SubjectCase("it is open", path: "Outputs/Id", shown: "output 'Id': it is open"),
    SubjectCase("it is open", path: "Parameters", shown: "it is open"),
    SubjectCase("it is open", path: "Transform/A", shown: "it is open"),
    SubjectCase("'A' is not a section", shown: "template: 'A' is not a section"),
    SubjectCase("two\nlines", of: pool, shown: "UserPool 'Users': two lines"),
  ]

  /// A finding whose path is that of a value of a template.
  var finding: Finding {
    get throws {
      let keys = path.split(separator: "/")
      let text = keys.reversed().reduce("1") { "{\($1): \($0)}" }
      let document = try Document(reading: SourceText(text), as: .yaml)
      let value = keys.reduce(document.root) { $0[String($1)] ?? $0 }
      return Finding(
        ruleID: "COG070", message: message,
        place: keys.isEmpty ? Place(SourceRange(0, 0)) : Place(value),
        resource: resource.map {
          ResourceName(logicalID: $0.name, type: $0.type, range: SourceRange(0, 0))
        })
    }
  }
}

@Test(arguments: SubjectCase.all)
func `a message says what it is about where it does not yet`(_ it: SubjectCase) throws {
  #expect(try it.finding.messageWithSubject(Redaction()) == it.shown)
}

@Test func `a message is no longer than dashboards show`() throws {
  let long = String(repeating: "many words ", count: 200)
  let shown = try SubjectCase(long, of: ("A", ""), shown: "").finding.messageWithSubject(
    Redaction())
  #expect(shown.unicodeScalars.count <= 999 && shown.hasSuffix("…"))
}
