import Documents
import Findings
import Rules
import TestSupport
import Testing

/// A pool with one open property, and what a rule says of it.
private struct Case: CustomTestStringConvertible {
  let testDescription: String
  let parameters: String
  var conditions = ""
  let properties: String
  let rule: String
  let expected: String

  init(
    _ title: String, _ parameters: String, conditions: String = "", _ properties: String,
    _ rule: String, _ expected: String
  ) {
    testDescription = title
    self.parameters = parameters
    self.conditions = conditions
    self.properties = properties
    self.rule = rule
    self.expected = expected
  }

  var template: String {
    """
    Parameters: {\(parameters)}
    \(conditions.isEmpty ? "" : "Conditions: {\(conditions)}")
    Resources:
      Role:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Principal: {Service: cognito-idp.amazonaws.com}
                Action: sts:AssumeRole
                Condition: {StringEquals: {sts:ExternalId: aa-1}}
      Pool:
        Type: AWS::Cognito::UserPool
        Properties: {\(properties)}
    """
  }

  static let mfa = "MfaConfiguration: !Ref P"
  static let length = "Policies: {PasswordPolicy: {MinimumLength: !Ref P}}"
  static let sms = "SmsConfiguration: {SnsCallerArn: !GetAtt Role.Arn, ExternalId: !Ref P}"

  private static func ids(_ count: Int) -> String {
    (0..<count).map { "id-\($0)" }.joined(separator: ", ")
  }

  static let all = [
    // A finite choice.
    Case(
      "every allowed value is wrong in the same words",
      "P: {Type: String, AllowedValues: [false, 'False']}",
      "AdminCreateUserConfig: {AllowAdminCreateUserOnly: !Ref P}",
      "COG002", "fail: anyone can sign up, since AllowAdminCreateUserOnly is false; set it to true"),
    Case(
      "no allowed value is wrong", "P: {Type: String, AllowedValues: ['ON', OPTIONAL]}", mfa,
      "COG070", "pass"),
    Case(
      "one allowed value is wrong", "P: {Type: String, AllowedValues: ['ON', 'OFF']}", mfa,
      "COG070",
      "undecided: value 'OFF' of parameter 'P' would fail: "
        + "MFA is off, since MfaConfiguration is 'OFF'; set it to 'ON' or 'OPTIONAL'"),
    Case(
      "a value that the service masks is not named",
      "P: {Type: String, NoEcho: true, AllowedValues: ['ON', 'OFF']}", mfa, "COG070",
      "undecided: some value of parameter 'P' would fail: "
        + "MFA is off, since MfaConfiguration is 'OFF'; set it to 'ON' or 'OPTIONAL'"),
    Case(
      "a value that stands there twice is one",
      "P: {Type: String, AllowedValues: ['OFF', 'OFF']}", mfa, "COG070",
      "fail: MFA is off, since MfaConfiguration is 'OFF'; set it to 'ON' or 'OPTIONAL'"),
    Case(
      "a default decides, as before",
      "P: {Type: String, AllowedValues: ['ON', 'OFF'], Default: 'ON'}", mfa, "COG070", "pass"),
    Case(
      "a condition leaves some of the values",
      "P: {Type: String, AllowedValues: ['ON', 'OPTIONAL', 'OFF']}",
      conditions: "IsOff: !Equals [!Ref P, 'OFF']",
      "MfaConfiguration: !If [IsOff, 'ON', !Ref P]", "COG070", "pass"),
    Case(
      "two parameters are chosen together",
      "P: {Type: String, AllowedValues: [O]}, Q: {Type: String, AllowedValues: [N, FF]}",
      "MfaConfiguration: !Sub '${P}${Q}'", "COG070",
      "undecided: value 'FF' of parameter 'Q' would fail: "
        + "MFA is off, since MfaConfiguration is 'OFF'; set it to 'ON' or 'OPTIONAL'"),
    Case(
      "numbers", "P: {Type: Number, AllowedValues: [6, 7]}", length, "COG110",
      "fail: with every allowed value of parameter 'P', for example '6', "
        + "MinimumLength is 6; expected at least 8"),
    Case(
      "no allowed value is what the role asks for",
      "P: {Type: String, AllowedValues: [bb-1, cc-1]}", sms, "COG044",
      "fail: role 'Role' asks for another ExternalId than pool 'Pool' sends: 'aa-1', not the value of "
        + "parameter 'P'; use one value in both"),
    Case(
      "one allowed value is what the role asks for",
      "P: {Type: String, AllowedValues: [aa-1, cc-1]}", sms, "COG044",
      "undecided: value 'cc-1' of parameter 'P' would fail: "
        + "role 'Role' asks for another ExternalId than pool 'Pool' sends; use one value in both"),
    Case(
      "as many allowed values as are tried",
      "P: {Type: String, AllowedValues: ['OFF', \(ids(31))]}", mfa, "COG070",
      "undecided: value 'OFF' of parameter 'P' would fail: MFA is off, since MfaConfiguration is 'OFF'; set it to 'ON' or 'OPTIONAL'"
    ),
    Case(
      "more allowed values than are tried",
      "P: {Type: String, AllowedValues: ['OFF', \(ids(32))]}", mfa, "COG070",
      "undecided: MfaConfiguration is not decided by the template"),

    // A pattern.
    Case(
      "a pattern of few values is a choice",
      "P: {Type: String, AllowedPattern: '^(ON|OPTIONAL)$'}", mfa, "COG070", "pass"),
    Case(
      "a pattern that the role's ExternalId does not match",
      "P: {Type: String, AllowedPattern: '[0-9a-f]{8}-.+'}", sms, "COG044",
      "fail: role 'Role' asks for another ExternalId than pool 'Pool' sends: 'aa-1', not the value of "
        + "parameter 'P'; use one value in both"),
    Case(
      "a pattern that the role's ExternalId matches",
      "P: {Type: String, AllowedPattern: '[a-z]+-\\d'}", sms, "COG044",
      "undecided: the trust policy of role 'Role' is not decided"),
    Case(
      "a pattern that is not read says nothing",
      "P: {Type: String, AllowedPattern: '[b-z&&[^x]]+'}", sms, "COG044",
      "undecided: the trust policy of role 'Role' is not decided"),
    Case(
      "a length that the role's ExternalId does not have",
      "P: {Type: String, MinLength: 5}", sms, "COG044",
      "fail: role 'Role' asks for another ExternalId than pool 'Pool' sends: 'aa-1', not the value of "
        + "parameter 'P'; use one value in both"),

    // Bounds.
    Case(
      "bounds that are high enough", "P: {Type: Number, MinValue: 8, MaxValue: 99}", length,
      "COG110", "pass"),
    Case(
      "a bound that is too low", "P: {Type: Number, MaxValue: 7}", length, "COG110",
      "fail: MinimumLength is the value of parameter 'P'; expected at least 8"),
    Case(
      "bounds around what is asked", "P: {Type: Number, MinValue: 6}", length, "COG110",
      "undecided: MinimumLength is not decided by the template"),
  ]
}

@Test(arguments: Case.all)
private func `what a parameter may be decides where all its values agree`(_ it: Case) throws {
  let results = try Checks.report(it.template).results
  let result = try #require(
    results.first { $0.ruleID == it.rule && ($0.resource?.logicalID ?? "Pool") == "Pool" })
  #expect(result.verdict.words == it.expected)
}

extension RuleResult.Verdict {
  fileprivate var words: String {
    switch self {
    case .fail(let findings): "fail: " + findings.map(\.message).joined(separator: "; ")
    case .undecided(let reason): "undecided: \(reason)"
    case .pass: "pass"
    case .broken(let reason): "broken: \(reason)"
    }
  }
}
