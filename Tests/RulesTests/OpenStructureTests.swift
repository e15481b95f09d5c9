import Documents
import Findings
import Rules
import TestSupport
import Testing

/// What the rules about a pool and its role say of one trust policy.
private func verdicts(_ policy: String, sections: String = "") throws -> [String: String] {
  let template = """
    \(sections)
    Resources:
      Pool:
        Type: AWS::Cognito::UserPool
        Properties:
          AdminCreateUserConfig: {AllowAdminCreateUserOnly: true}
          SmsConfiguration: {ExternalId: abc, SnsCallerArn: !GetAtt Role.Arn}
      Role:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument: \(policy)
      Made: {Type: "Custom::Policy"}
    """
  var words: [String: String] = [:]
  for result in try Checks.report(template).results where result.resource?.logicalID == "Pool" {
    words[result.ruleID] =
      switch result.verdict {
      case .pass: "pass"
      case .fail: "fail"
      case .undecided: "undecided"
      case .broken: "broken"
      }
  }
  return words
}

private let right =
  "{Effect: Allow, Principal: {Service: cognito-idp.amazonaws.com}, Action: sts:AssumeRole, "
  + "Condition: {StringEquals: {sts:ExternalId: abc}}}"

/// A trust policy, and what COG044, COG045, COG046 and COG066 say: pass, fail, undecided, - for nothing.
private let policies: [(String, String, String)] = [
  ("right", "{Statement: [\(right)]}", "pass pass pass pass"),
  (
    "a text that is JSON",
    "'{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": {\"Service\": \"cognito-idp.amazonaws.com\"}, \"Action\": \"sts:AssumeRole\", \"Condition\": {\"StringEquals\": {\"sts:ExternalId\": \"abc\"}}}}'",
    "pass pass pass pass"
  ),
  (
    "JSON with an open part",
    "!Sub '{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": {\"Service\": \"cognito-idp.amazonaws.com\"}, \"Action\": \"sts:AssumeRole\", \"Condition\": {\"StringEquals\": {\"aws:SourceAccount\": \"${AWS::AccountId}\"}}}}'",
    "pass pass pass pass"
  ),
  ("made into JSON", "{\"Fn::ToJsonString\": {Statement: [\(right)]}}", "pass pass pass pass"),
  ("an open parameter", "!Ref Policy", "undecided undecided undecided undecided"),
  ("an import", "!ImportValue Policy", "undecided undecided undecided undecided"),
  (
    "open statements", "{Statement: !GetAtt Made.Statements}",
    "undecided undecided undecided undecided"
  ),
  (
    "an open condition",
    "{Statement: [{Effect: Allow, Principal: {Service: cognito-idp.amazonaws.com}, Action: sts:AssumeRole, Condition: !GetAtt Made.Condition}]}",
    "undecided undecided pass undecided"
  ),
  (
    "an open operator",
    "{Statement: [{Effect: Allow, Principal: {Service: cognito-idp.amazonaws.com}, Action: sts:AssumeRole, Condition: {StringEquals: !GetAtt Made.Keys}}]}",
    "undecided undecided pass undecided"
  ),
  ("no JSON", "'{'", "- - - fail"),
  (
    "a list of principals",
    "{Statement: [{Effect: Allow, Principal: [{Service: cognito-idp.amazonaws.com}], Action: sts:AssumeRole}]}",
    "- - - fail"
  ),
  (
    "a misspelt kind of principal",
    "{Statement: [{Effect: Allow, Principal: {service: cognito-idp.amazonaws.com}, Action: sts:AssumeRole}]}",
    "- - - fail"
  ),
  (
    "a misspelt element",
    "{Statement: [{Effect: Allow, Principal: {Service: cognito-idp.amazonaws.com}, Action: sts:AssumeRole, Conditions: {StringEquals: {sts:ExternalId: abc}}}]}",
    "- - pass fail"
  ),
  (
    "conditions in a list",
    "{Statement: [{Effect: Allow, Principal: {Service: cognito-idp.amazonaws.com}, Action: sts:AssumeRole, Condition: [{StringEquals: {sts:ExternalId: abc}}]}]}",
    "- - pass fail"
  ),
  ("a list in the list of statements", "{Statement: [[\(right)]]}", "- - - fail"),
]

@Test(arguments: policies)
func `what is open stays open, and what IAM refuses is said once`(
  _ title: String, _ policy: String, _ expected: String
) throws {
  let parameters = "Transform: AWS::LanguageExtensions\nParameters: {Policy: {Type: String}}"
  let found = try verdicts(policy, sections: parameters)
  let words = ["COG044", "COG045", "COG046", "COG066"].map { found[$0] ?? "-" }
  #expect(words.joined(separator: " ") == expected)
}

/// Templates that once made the tool run out of stack or time.
private let traps: [(String, String)] = [
  (
    "a mapping that looks itself up",
    "Mappings: {M: {a: {b: !FindInMap [M, a, b]}}}\nResources: {P: {Type: \"AWS::Cognito::UserPool\", Properties: {AdminCreateUserConfig: {AllowAdminCreateUserOnly: !FindInMap [M, a, b]}}}}"
  ),
  (
    "a chain of conditions, last one first",
    "Conditions:\n"
      + (1..<5_000).reversed().map { "  C\($0): !Not [{Condition: C\($0 - 1)}]\n" }.joined()
      + "  C0: !Equals [a, a]\nResources: {P: {Type: \"AWS::Cognito::UserPool\", Condition: C4999}}"
  ),
  (
    "conditions that double",
    "Conditions:\n  C0: !Equals [!Ref P, a]\n"
      + (1..<40).map { "  C\($0): !And [{Condition: C\($0 - 1)}, {Condition: C\($0 - 1)}]\n" }
      .joined()
      + "Parameters: {P: {Type: String}}\nResources: {Q: {Type: \"AWS::Cognito::UserPool\", Condition: C39}}"
  ),
  (
    "names that double",
    "Resources:\n  P: {Type: \"AWS::Cognito::UserPool\", Properties: {SmsConfiguration: {SnsCallerArn: !Sub \"arn:aws:iam::${AWS::AccountId}:role/x\"}}}\n"
      + (0..<30).map {
        "  R\($0): {Type: \"AWS::IAM::Role\", Properties: {RoleName: !Sub \"${R\($0 + 1)}${R\($0 + 1)}\"}}\n"
      }.joined()
      + "  R30: {Type: \"AWS::IAM::Role\"}"
  ),
]

@Test(.timeLimit(.minutes(1)), arguments: traps)
func `no template makes the tool run without end`(_ title: String, _ template: String) throws {
  #expect(try !Checks.report(template).isUnreadable)
}

@Test(arguments: [
  "Resources: {Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://a/b}}, POOL}",
  "Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://a/b}}\nResources: {POOL}",
  "Transform: {Name: AWS::Include, Parameters: {Location: s3://a/b}}\nResources: {POOL}",
])
func `an include leaves the resources that are written decided`(_ text: String) throws {
  func verdict(_ text: String) throws -> RuleResult.Verdict? {
    let pool = "Pool: {Type: AWS::Cognito::UserPool, Properties: {UserPoolName: a}}"
    let template = text.replacing("POOL", with: pool)
    return try Checks.report(template).results.first { $0.ruleID == "COG001" }?.verdict
  }
  guard case .fail = try verdict(text) else {
    Issue.record("an include changes no resource that is written")
    return
  }
  guard case .undecided = try verdict(text.replacing("AWS::Include", with: "Example::Macro")) else {
    Issue.record("another macro may change any")
    return
  }
}
