import BuiltInRules
import Findings
import Rules
import TestSupport
import Testing

/// A pool, its client and its SMS role, whose properties hang on many conditions.
private func template(seed: Int) -> String {
  var random = SeededNumbers(seed: seed)
  let count = 3 + random.number(below: 7)
  let parameters = (0..<count).map { place in
    random.pick([
      "P\(place): {Type: String}", "P\(place): {Type: String, Default: b}",
      "P\(place): {Type: String, AllowedValues: [a, b]}",
      "P\(place): {Type: String, AllowedValues: ['true', 'false'], Default: 'true'}",
    ])
  }
  let conditions = (0..<count).map { place in
    random.once(in: 4)
      ? "C\(place): !Equals [!Ref P\(place), !Ref P\(random.number(below: count))]"
      : "C\(place): !Equals [!Ref P\(random.number(below: count)), \(random.pick(["a", "b", "'true'"]))]"
  }
  func choice(_ one: String, _ other: String, _ depth: Int = 2) -> String {
    switch random.number(below: depth > 0 ? 4 : 2) {
    case 0: one
    case 1: other
    case 2:
      "!If [C\(random.number(below: count)), \(choice(one, other, depth - 1)), \(choice(one, other, depth - 1))]"
    default: "!Ref P\(random.number(below: count))"
    }
  }
  let statements = (0..<random.number(below: 4)).map { place in
    let statement =
      "{Effect: Allow, Action: \(choice("'s3:*'", "'s3:GetObject'")), Resource: \(choice("'*'", "'arn:aws:s3:::acme/*'"))}"
    return random.once(in: 2)
      ? statement : "!If [C\(random.number(below: count)), \(statement), !Ref 'AWS::NoValue']"
  }
  return """
    Parameters: {\(parameters.joined(separator: ", "))}
    Conditions: {\(conditions.joined(separator: ", "))}
    Resources:
      Pool:
        Type: AWS::Cognito::UserPool
        Properties:
          AdminCreateUserConfig: {AllowAdminCreateUserOnly: \(choice("true", "false"))}
          MfaConfiguration: \(choice("'ON'", "'OFF'"))
          DeletionProtection: \(choice("ACTIVE", "INACTIVE"))
          SmsConfiguration:
            SnsCallerArn: !GetAtt Role.Arn
            ExternalId: \(choice("id-one", "id-two"))
      Client:
        Type: AWS::Cognito::UserPoolClient
        Properties:
          UserPoolId: !Ref Pool
          GenerateSecret: \(choice("true", "false"))
          AllowedOAuthFlows: [\(choice("code", "implicit"))]
      Role:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Principal: {Service: \(choice("cognito-idp.amazonaws.com", "sns.amazonaws.com"))}
                Action: sts:AssumeRole
                Condition: {StringEquals: {sts:ExternalId: \(choice("id-one", "id-two"))}}
          Policies:
            - PolicyName: sms
              PolicyDocument:
                Version: "2012-10-17"
                Statement: [{Effect: Allow, Action: 'sns:Publish', Resource: '*'}\(statements.map { ", \($0)" }.joined())]
    """
}

/// What rules say, in words that can be compared.
private func said(of template: String, by rules: [any Rule]) throws -> [String: [String]] {
  let results = try Checks.report(template, rules: RuleSet(rules)).results
  return Dictionary(grouping: results, by: \.ruleID).mapValues { results in
    results.map { result in
      "\(result.resource?.logicalID ?? ""): \(result.verdict)"
    }.sorted()
  }
}

@Test(arguments: 0..<40)
func `a rule says the same alone and in any company`(_ seed: Int) throws {
  let template = template(seed: seed)
  var random = SeededNumbers(seed: seed)
  let together = try said(of: template, by: BuiltInRules.all)
  #expect(together.count > 50)
  #expect(try said(of: template, by: random.shuffled(BuiltInRules.all)) == together)
  // Those that say more than that all is well, and some others.
  let telling = BuiltInRules.all.filter { rule in
    together[rule.metadata.id]?.contains { !$0.hasSuffix("pass(remarks: [])") } ?? false
  }
  for rule in telling + random.several(5...5, { $0.pick(BuiltInRules.all) }) {
    let id = rule.metadata.id
    #expect(try said(of: template, by: [rule])[id] == together[id], "\(id) alone: \(template)")
  }
  let company = random.shuffled(BuiltInRules.all).prefix(10)
  for (id, words) in try said(of: template, by: Array(company)) {
    #expect(words == together[id], "\(id) in company: \(template)")
  }
}

/// A rule beside others that meet other conditions, or the same ones first.
private struct CompanyCase: CustomTestStringConvertible {
  let testDescription: String
  let rule: String
  /// One that is asked before or after it, and meets conditions.
  let other: String
  let properties: String
  let verdict: String
}

private let companyCases = [
  CompanyCase(
    testDescription: "a parameter is read; another rule asks the condition about it",
    rule: "COG070", other: "COG170",
    properties: """
      MfaConfiguration: !Ref Mode
      DeletionProtection: !If [IsOff, INACTIVE, ACTIVE]
      """,
    verdict: "undecided: MfaConfiguration is not decided by the template"),
  CompanyCase(
    testDescription: "a condition is implied by one that another rule asks",
    rule: "COG170", other: "COG070",
    properties: """
      MfaConfiguration: !If [IsNotDev, 'ON', 'OFF']
      DeletionProtection: !If [IsProd, ACTIVE, INACTIVE]
      """,
    verdict: "fail: when 'IsProd' is false, the pool can be deleted with all its users; "
      + "set DeletionProtection to 'ACTIVE'"),
  CompanyCase(
    testDescription: "a parameter is read before the condition about it is asked",
    rule: "COG070", other: "COG002",
    properties: """
      AdminCreateUserConfig: {AllowAdminCreateUserOnly: !If [IsOff, false, true]}
      MfaConfiguration: !Join ["", [!Ref Mode, !If [IsOff, "", ""]]]
      """,
    verdict:
      "fail: when 'IsOff' is true, MFA is off, since MfaConfiguration is 'OFF'; set it to 'ON' or 'OPTIONAL'"
  ),
  CompanyCase(
    testDescription: "the inner of two conditions is met first by another rule",
    rule: "COG070", other: "COG002",
    properties: """
      AdminCreateUserConfig: {AllowAdminCreateUserOnly: !If [IsProd, true, false]}
      MfaConfiguration: !If [IsOld, !If [IsProd, 'ON', 'OFF'], 'ON']
      """,
    verdict: "fail: when 'IsOld' is true and 'IsProd' is false, "
      + "MFA is off, since MfaConfiguration is 'OFF'; set it to 'ON' or 'OPTIONAL'"),
  CompanyCase(
    testDescription: "a rule in Swift meets one condition, one in Guard another that implies it",
    rule: "COG044", other: "COG002",
    properties: """
      AdminCreateUserConfig: {AllowAdminCreateUserOnly: !If [IsNotDev, true, false]}
      SmsConfiguration: {SnsCallerArn: !GetAtt Role.Arn, ExternalId: !If [IsProd, one, two]}
      """,
    verdict:
      "fail: when 'IsProd' is false, role 'Role' asks for another ExternalId than pool 'Pool' "
      + "sends; use one value in both"),
  CompanyCase(
    testDescription: "a rule in Guard meets no condition, one in Swift does",
    rule: "COG052", other: "COG044",
    properties: """
      SmsConfiguration:
        SnsCallerArn: !If [IsOff, !GetAtt Role.Arn, !Ref Stage]
        ExternalId: !Ref Mode
      """,
    verdict: "undecided: ExternalId is not decided by the template"),
]

@Test(arguments: companyCases)
private func `company changes no answer`(_ it: CompanyCase) throws {
  let template = """
    Parameters: {Mode: {Type: String}, Stage: {Type: String}, Age: {Type: String}}
    Conditions:
      IsOff: !Equals [!Ref Mode, 'OFF']
      IsProd: !Equals [!Ref Stage, prod]
      IsNotDev: !Not [!Equals [!Ref Stage, dev]]
      IsOld: !Equals [!Ref Age, old]
    Resources:
      Role:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              Effect: Allow
              Principal: {Service: cognito-idp.amazonaws.com}
              Action: sts:AssumeRole
              Condition: {StringEquals: {sts:ExternalId: one}}
      Pool:
        Type: AWS::Cognito::UserPool
        Properties:
          \(it.properties.split(separator: "\n").joined(separator: "\n      "))
    """
  let companies = [[it.rule], [it.rule, it.other], BuiltInRules.all.map(\.metadata.id)]
  for company in companies {
    let rules = BuiltInRules.all.filter { company.contains($0.metadata.id) }
    let result = try Checks.report(template, rules: RuleSet(rules)).results
      .first { $0.ruleID == it.rule }
    #expect(try words(of: #require(result).verdict) == it.verdict, "among \(company.count)")
  }
}

private func words(of verdict: RuleResult.Verdict) -> String {
  switch verdict {
  case .pass: "pass"
  case .fail(let findings): "fail: \(findings.map(\.message).joined(separator: ", "))"
  case .undecided(let reason): "undecided: \(reason)"
  case .broken(let reason): "broken: \(reason)"
  }
}
