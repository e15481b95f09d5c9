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
  // Those that say more than that all is well, and some others.
  let telling = BuiltInRules.all.filter { rule in
    together[rule.metadata.id]?.contains { !$0.hasSuffix("pass(remarks: [])") } ?? false
  }
  for rule in telling + random.several(5...5, { $0.pick(BuiltInRules.all) }) {
    let id = rule.metadata.id
    #expect(try said(of: template, by: [rule])[id] == together[id], "\(id) alone: \(template)")
  }
  let company = random.several(10...10) { $0.pick(BuiltInRules.all) }
  let some = Dictionary(company.map { ($0.metadata.id, $0) }) { first, _ in first }.values
  for (id, words) in try said(of: template, by: Array(some)) {
    #expect(words == together[id], "\(id) in company: \(template)")
  }
}
