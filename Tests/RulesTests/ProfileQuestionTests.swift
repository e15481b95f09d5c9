import Documents
import Findings
import Rules
import TestSupport
import Testing

/// Where a rule finds something when a profile asks it: `line:column`.
private func places(
  of ruleID: String, asBy profile: Profile, in template: String
) throws -> [String] {
  let report = try Checks.report(template, rules: Checks.rules(of: profile))
  return report.findings.filter { $0.finding.ruleID == ruleID }.map { identified in
    let place = report.lines.position(of: identified.finding.place.range.start)
    return "\(place.line):\(place.column)"
  }
}

private struct CustomAuthCase: CustomTestStringConvertible {
  let testDescription: String
  let resources: String
  let strict: [String]
  let securityHub: [String]

  var template: String { "Resources:\n" + resources }

  static let all = [
    CustomAuthCase(
      testDescription: "a pool without threat protection",
      resources: "  Pool:\n    Type: AWS::Cognito::UserPool",
      strict: [], securityHub: ["2:3"]),
    CustomAuthCase(
      testDescription: "a pool that no client uses custom authentication with",
      resources: """
          Pool:
            Type: AWS::Cognito::UserPool
            Properties: {UserPoolAddOns: {AdvancedSecurityMode: ENFORCED}}
        """,
      strict: [], securityHub: ["4:18"]),
    CustomAuthCase(
      testDescription: "a pool with a client and a trigger for it",
      resources: """
          Pool:
            Type: AWS::Cognito::UserPool
            Properties:
              LambdaConfig: {DefineAuthChallenge: "arn:aws:lambda:eu-west-1:111122223333:function:f"}
              UserPoolAddOns: {AdvancedSecurityMode: ENFORCED}
          Client:
            Type: AWS::Cognito::UserPoolClient
            Properties: {UserPoolId: !Ref Pool}
        """,
      strict: ["6:7"], securityHub: ["6:7"]),
    CustomAuthCase(
      testDescription: "a pool that only audits",
      resources: """
          Pool:
            Type: AWS::Cognito::UserPool
            Properties:
              UserPoolAddOns:
                AdvancedSecurityMode: ENFORCED
                AdvancedSecurityAdditionalFlows: {CustomAuthMode: AUDIT}
        """,
      strict: [], securityHub: ["7:59"]),
    CustomAuthCase(
      testDescription: "a pool that enforces it",
      resources: """
          Pool:
            Type: AWS::Cognito::UserPool
            Properties:
              UserPoolAddOns: {AdvancedSecurityAdditionalFlows: {CustomAuthMode: ENFORCED}}
        """,
      strict: [], securityHub: []),
  ]
}

@Test(arguments: CustomAuthCase.all)
private func `security-hub asks every pool for threat protection of custom authentication`(
  _ it: CustomAuthCase
) throws {
  #expect(try places(of: "COG091", asBy: .strict, in: it.template) == it.strict)
  #expect(try places(of: "COG091", asBy: .securityHub, in: it.template) == it.securityHub)
}

private struct AssumeRoleCase: CustomTestStringConvertible {
  let statement: String
  let byDefault: Bool
  let byCIS: Bool

  var testDescription: String { statement }

  var template: String {
    """
    Resources:
      Policy:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Version: 2012-10-17
            Statement:
              - {Effect: Allow, \(statement)}
    """
  }

  static let all = [
    AssumeRoleCase(
      statement: "Action: sts:AssumeRole, Resource: \"*\"", byDefault: true, byCIS: true),
    AssumeRoleCase(
      statement: "Action: sts:AssumeRole, Resource: \"arn:aws:iam::111122223333:role/acme-*\"",
      byDefault: false, byCIS: true),
    AssumeRoleCase(
      statement: "Action: \"sts:*\", Resource: !Sub \"arn:aws:iam::*:role/${AWS::StackName}\"",
      byDefault: false, byCIS: true),
    AssumeRoleCase(
      statement: "Action: sts:AssumeRole, Resource: \"*\", "
        + "Condition: {StringEquals: {iam:ResourceTag/purpose: deploy}}",
      byDefault: false, byCIS: true),
    AssumeRoleCase(
      statement: "Action: sts:AssumeRole, Resource: \"arn:aws:iam::111122223333:role/deploy\"",
      byDefault: false, byCIS: false),
    AssumeRoleCase(
      statement: "Action: sts:GetCallerIdentity, Resource: \"*\"", byDefault: false, byCIS: false),
    AssumeRoleCase(
      statement: "Action: sts:AssumeRole, Resource: !ImportValue role", byDefault: false,
      byCIS: false),
  ]
}

@Test(arguments: AssumeRoleCase.all)
private func `cis takes any star in what may be assumed`(_ it: AssumeRoleCase) throws {
  #expect(try places(of: "IAM038", asBy: .default, in: it.template).isEmpty != it.byDefault)
  #expect(try places(of: "IAM038", asBy: .cis, in: it.template).isEmpty != it.byCIS)
}
