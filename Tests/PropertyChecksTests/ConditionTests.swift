import Findings
import TestSupport
import Testing

/// A pool with forty settings, each under a condition of its own.
private func pool(_ properties: String) -> String {
  let names = (0..<40).map { "C\($0)" }
  return """
    Parameters:
    \(names.map { "  P\($0): {Type: String}\n" }.joined())
    Conditions:
    \(names.map { "  \($0): !Equals [!Ref P\($0), a]\n" }.joined())
    Resources:
      Pool:
        Type: AWS::Cognito::UserPool
        Properties:
          UserPoolTags:
    \(names.map { "        \($0): !If [\($0), a, !Ref AWS::NoValue]\n" }.joined())
          \(properties)
    """
}

private func messages(of ruleID: String, in template: String) throws -> [String] {
  try Checks.report(template).findings.map(\.finding).filter { $0.ruleID == ruleID }.map(\.message)
}

@Test func `a fault is found beside many conditions, and says under which it is there`() throws {
  #expect(
    try messages(of: "TPL089", in: pool("DeletionProtection: !If [C7, active, ACTIVE]")) == [
      "when 'C7' is true, DeletionProtection of 'Pool' is 'active', which is not one of its values; write ACTIVE"
    ])
}

@Test func `a name that the type does not know is found beside many conditions`() throws {
  #expect(
    try messages(of: "TPL082", in: pool("MfaConfig: !If [C7, ON, !Ref AWS::NoValue]")) == [
      "when 'C7' is true, MfaConfig of 'Pool' is not a property of AWS::Cognito::UserPool; write MfaConfiguration"
    ])
}

@Test func `what a resource lacks is asked under its own condition`() throws {
  let template = """
    Parameters: {Stage: {Type: String}}
    Conditions: {IsProd: !Equals [!Ref Stage, prod]}
    Resources:
      Group:
        Type: AWS::Cognito::UserPoolGroup
        Condition: IsProd
        Properties: {UserPoolId: !If [IsProd, eu-west-1_a, !Ref AWS::NoValue]}
    """
  #expect(try messages(of: "TPL084", in: template) == [])
}

@Test func `another allowed value of a parameter that breaks a list of values is a remark`() throws
{
  let template = """
    Parameters:
      Protection: {Type: String, Default: ACTIVE, AllowedValues: [ACTIVE, "yes"]}
    Resources:
      Pool:
        Type: AWS::Cognito::UserPool
        Properties: {DeletionProtection: !Ref Protection}
    """
  let report = try Checks.report(template)
  let remarks = report.results.compactMap { result -> [String]? in
    guard result.ruleID == "TPL089", case .pass(remarks: let remarks) = result.verdict else {
      return nil
    }
    return remarks.map(\.message)
  }
  #expect(
    remarks == [
      [
        "value 'yes' of parameter 'Protection' would fail: DeletionProtection of 'Pool' is 'yes', which is not "
          + "one of its values; write one of ACTIVE, INACTIVE"
      ]
    ])
}
