import Documents
import Findings
import Foundation
import GuardRules
import Rules
import Scanning
import TestSupport
import Testing

private let template = """
  Parameters: {Mfa: {Type: String}, Length: {Type: Number, Default: 8}, Stage: {Type: String}}
  Conditions: {IsProd: !Equals [!Ref Stage, prod]}
  Resources:
    A:
      Type: AWS::Cognito::UserPool
      Properties:
        MfaConfiguration: !If [IsProd, "ON", "OFF"]
        Policies: {PasswordPolicy: {MinimumLength: !Ref Length}}
    B:
      Type: AWS::Cognito::UserPool
      Condition: IsProd
      Properties: {MfaConfiguration: !Ref Mfa}
  """

private let pools = "let pools = Resources.*[ Type == 'AWS::Cognito::UserPool' ]\n"

private let function = """
  Resources:
    F: {Type: AWS::Lambda::Function,
      Metadata: {C: 1}, Properties: {
        Role: {Value: !GetAtt Role.Arn}, TracingConfig: {Mode: On}}}
    Role: {Type: AWS::IAM::Role}
  """
private let attribute = """
  rule PART { Resources.F.Properties.Role.Value.'Fn::GetAtt'[0] == 'Role' }
  rule ON { Resources.F.Properties.TracingConfig.Mode == true }

  """

private let loops = """
  Transform: AWS::LanguageExtensions
  Resources:
    Fn::ForEach::Topics: [Name, [A, B], {"R${Name}": {Type: AWS::SNS::Topic}}]
  """
private let loop = """
  rule LOOP { Resources.'Fn::ForEach::Topics' exists }
  rule WRITTEN_OUT { Resources.RA exists }
  """

/// Rules, how they are asked, and what a scan says: `ID line:column message`, `ID undecided: …`.
struct PolicyCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let rules: String
  var mode = GuardMode.resolved
  var document = template
  let says: [String]

  static let all = [
    PolicyCase(
      testDescription: "a value is what it deploys as, and a finding names the conditions",
      rules: pools + "rule MFA when %pools !empty { %pools.Properties.MfaConfiguration == 'ON' }",
      says: ["MFA 7:25 when 'IsProd' is false, MfaConfiguration is 'OFF'; expected 'ON'"]),
    PolicyCase(
      testDescription: "as written, a function is a mapping",
      rules: pools + "rule MFA when %pools !empty { %pools.Properties.MfaConfiguration == 'ON' }",
      mode: .asWritten3,
      says: [
        "MFA 7:25 MfaConfiguration is a mapping; expected 'ON'",
        "MFA 12:36 MfaConfiguration is a mapping; expected 'ON'",
      ]),
    PolicyCase(
      testDescription:
        "to Guard 3 the name of an attribute is one text, and a capitalised word a text",
      rules: attribute, mode: .asWritten3, document: function,
      says: [
        "ON 4:62 Mode is 'On'; expected true",
        "PART 4:21 Fn::GetAtt is missing; expected 'Role'",
      ]),
    PolicyCase(
      testDescription: "to Guard 1 it is a list of both parts, and the word a Boolean",
      rules: attribute + "rule ALIAS { Resources.F.Metadata.B == 2 }", mode: .asWritten1,
      document: function.replacing("C: 1", with: "A: &x 1, B: *x"),
      says: ["ALIAS 3:22 B is 1; expected 2"]),
    PolicyCase(
      testDescription: "Guard 3 refuses aliases",
      rules: attribute, mode: .asWritten3,
      document: function.replacing("C: 1", with: "A: &x 1, B: *x"),
      says: [
        "PART broken: line 3 of the template: aliases are refused, as in cfn-guard 3.2; "
          + "the policy mode as-written-1 takes them"
      ]),
    PolicyCase(
      testDescription: "Guard 3 sees loops as they are written",
      rules: loop, mode: .asWritten3, document: loops,
      says: ["WRITTEN_OUT 2:1 RA is missing"]),
    PolicyCase(
      testDescription: "Guard 1 sees loops written out",
      rules: loop, mode: .asWritten1, document: loops,
      says: ["LOOP 2:1 Fn::ForEach::Topics is missing"]),
    PolicyCase(
      testDescription: "what the template leaves open is not decided",
      rules: pools
        + "rule MFA when %pools !empty { some %pools.Properties.MfaConfiguration == 'OPTIONAL' }",
      says: [
        "MFA 7:25 when 'IsProd' is false, MfaConfiguration is 'OFF'; expected 'OPTIONAL'"
      ]),
    PolicyCase(
      testDescription: "scalars have the kind of their property",
      rules: pools
        + "rule LENGTH { %pools.Properties.Policies !exists or\n"
        + "%pools.Properties.Policies.PasswordPolicy.MinimumLength >= 12 }",
      says: [
        "LENGTH 12:5 when 'IsProd' is true, Policies.PasswordPolicy.MinimumLength is missing; "
          + "expected at least 12",
        "LENGTH 8:50 MinimumLength is 8; expected at least 12",
      ]),
    PolicyCase(
      testDescription: "a message may tell the violation and the fix",
      rules: "rule NAMES { Resources.A.Properties.UserPoolName exists\n<<\n"
        + "Violation: the pool has no name.\nFix: set UserPoolName\n>> }",
      says: ["NAMES 6:5 the pool has no name.; fix: set UserPoolName"]),
    PolicyCase(
      testDescription: "a function that is asked for by its name is seen as it is written",
      rules:
        "rule REF when Resources.B exists { Resources.B.Properties.MfaConfiguration.Ref == 'Mfa' }",
      says: []),
    PolicyCase(
      testDescription: "clauses outside any rule are the rule of the file",
      rules: "Resources.A.Type == 'AWS::SNS::Topic'",
      says: ["pack/default 5:11 Type is 'AWS::Cognito::UserPool'; expected 'AWS::SNS::Topic'"]),
    PolicyCase(
      testDescription:
        "an error of a rule is told once, with its place, and nothing else of the file",
      rules: "rule a { Resources exists }\nrule b { Resources.%nope exists }",
      says: ["a broken: pack.guard:2:20: there is no variable '%nope'"]),
    PolicyCase(
      testDescription: "a rule with metadata is asked of each resource",
      rules: """
        # id: ACME001
        # title: Pools are protected
        # severity: high
        # types: [AWS::Cognito::UserPool]
        let pools = Resources.*[ Type == 'AWS::Cognito::UserPool' ]
        rule Protected { %pools.Properties.DeletionProtection == 'ACTIVE' }
        """,
      says: [
        "ACME001 6:5 DeletionProtection is missing; expected 'ACTIVE'",
        "ACME001 12:5 DeletionProtection is missing; expected 'ACTIVE'",
      ]),
  ]
}

private func scan(
  _ rules: [String: String], mode: GuardMode = .resolved, document: String = template
) async throws -> Scan.Result<ScanReport> {
  let folder = try TemporaryFolder(rules.merging(["t.yaml": document]) { $1 })
  return try await Scan(
    [.path(folder.path("t.yaml"))],
    guardRules: GuardChoice(paths: rules.keys.sorted().map { folder.path($0) }, mode: mode),
    root: folder.url.path, gate: .medium, allowsEmpty: false
  ).run()
}

@Test(arguments: PolicyCase.all)
func `rules of a pack are asked of templates`(_ it: PolicyCase) async throws {
  let result = try await scan(
    ["pack.guard": it.rules], mode: it.mode, document: it.document)
  let shipped = Set(try RuleCatalogue().rules.map(\.id))
  var said: [String] = []
  for template in result.report.templates {
    for result in template.results where !shipped.contains(result.ruleID) {
      switch result.verdict {
      case .fail(let findings):
        said += findings.map { finding in
          let place = template.lines.position(of: finding.place.range.start)
          return "\(finding.ruleID) \(place.line):\(place.column) \(finding.message)"
        }
      case .undecided(let reason): said.append("\(result.ruleID) undecided: \(reason)")
      case .broken(let reason): said.append("\(result.ruleID) broken: \(reason)")
      case .pass: break
      }
    }
  }
  #expect(said == it.says)
  #expect(result.report.summary.exitCode == (said.contains { $0.contains("broken") } ? 3 : 1))
}

@Test func `rules of one name have ids of their own`() async throws {
  let rule = "rule same { Resources exists }"
  let result = try await scan(["a.guard": rule, "b.guard": rule, "c.guard": rule + "\n" + rule])
  let ids = result.report.summary.terms.rules.map(\.id).filter { $0.contains("same") }
  #expect(ids == ["b/same", "c.guard/same", "c/same", "same"])
}

@Test func `traps of the language are told when a file is loaded`() async throws {
  let result = try await scan([
    "a.guard": "rule t { not Resources.A.Type == 'x' or Resources exists }"
  ])
  #expect(
    result.warnings == [
      "a.guard:1:10: 'not' in front of a comparison does nothing; write '!=' or 'not in'"
    ])
}

/// A file that is refused, and why.
@Test(arguments: [
  ("rule t { a == }", "a.guard:1:15: '}' cannot be read here; expected a value or a query"),
  ("rule t { a == /(?|x)/ }", "a.guard:1:15: '/(?|x)/' is refused: the group (?| is not supported"),
  ("rule t { a == hash(b) }", "a.guard:1:15: there is no function 'hash'"),
  ("# id: COG044\n# types: [A::B::C]\nrule t { a exists }", "there is another rule with the id"),
  ("# id: X1\n# typs: [A::B::C]\nrule t { a exists }", "a.guard:2:3: there is no field 'typs'"),
  ("# id: X1\n# severity: hihg\nrule t { a exists }", "a.guard:2:13: 'severity' is one of info"),
])
func `a rules file that cannot be meant is wrong usage`(_ rules: String, _ message: String)
  async throws
{
  let error = await #expect(throws: UsageError.self) { _ = try await scan(["a.guard": rules]) }
  #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
}

@Test func `options of a rule come from the configuration`() async throws {
  let folder = try TemporaryFolder([
    "t.yaml": template,
    ".cogcheck.yaml": "version: 1\nrules: {COG110: {options: {minimum: 4}}}\n",
  ])
  func lengths(_ options: String) async throws -> [String] {
    try folder.write(
      "version: 1\nrules: {COG110: {options: \(options)}}\n", to: ".cogcheck.yaml")
    let scan = Scan(
      [.path(folder.path("t.yaml"))], root: folder.url.path, gate: .medium, allowsEmpty: false)
    return try await scan.run().report.templates.flatMap(\.findings).map(\.finding)
      .filter { $0.ruleID == "COG110" }.map(\.message)
  }
  #expect(try await lengths("{minimum: 8}").isEmpty)
  #expect(
    try await lengths("{minimum: 10}") == [
      "MinimumLength is 8; expected at least 10",
      "no password policy is set, and Cognito's own asks for 8 characters; set MinimumLength",
    ])
}
