import Documents
import Findings
import Rules
import TestSupport
import Testing

/// What a scan of a template says: `ID line:column message`, in order.
private func findings(_ template: String, path: String = "template.yaml") throws -> [String] {
  let report = try Checks.report(template, path: path, rules: Checks.defaultRules)
  // MFA and protection are missing in every template of these tests.
  let missing = ["COG070", "COG170"]
  return report.findings.filter { !missing.contains($0.finding.ruleID) }.map { identified in
    let place = report.lines.position(of: identified.finding.place.range.start)
    return
      "\(identified.finding.ruleID) \(place.line):\(place.column) \(identified.finding.message)"
  }
}

private func verdict(of rule: String, in template: String) throws -> RuleResult.Verdict? {
  try Checks.report(template).results.first { $0.ruleID == rule }?.verdict
}

@Test func `a finding of some scenarios names their conditions`() throws {
  let template = """
    Parameters: {Stage: {Type: String}}
    Conditions:
      IsProd: !Equals [!Ref Stage, prod]
      IsTest: !Equals [!Ref Stage, test]
    Resources:
      Pool:
        Type: AWS::Cognito::UserPool
        Properties:
          AdminCreateUserConfig:
            AllowAdminCreateUserOnly: !If [IsProd, true, !If [IsTest, true, false]]
    """
  #expect(
    try findings(template) == [
      "COG002 10:35 when 'IsProd' is false and 'IsTest' is false, anyone can sign up, "
        + "since AllowAdminCreateUserOnly is false; set it to true"
    ])
}

@Test func `a finding of some values of a mapping names their keys`() throws {
  func found(_ values: [String]) throws -> [String] {
    let rows = zip(["dev", "test", "beta", "prod"], values).map { "\($0): {Closed: \($1)}" }
    let template = """
      Parameters: {Stage: {Type: String}}
      Mappings: {Stages: {\(rows.joined(separator: ", "))}}
      Resources:
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            AdminCreateUserConfig:
              AllowAdminCreateUserOnly: !FindInMap [Stages, !Ref Stage, Closed]
      """
    return try findings(template)
  }
  let message = "COG002 8:35 when 'Stage' is KEYS, anyone can sign up, since "
  func said(_ keys: String) -> [String] {
    [message.replacing("KEYS", with: keys) + "AllowAdminCreateUserOnly is false; set it to true"]
  }
  #expect(try found(["false", "true", "true", "true"]) == said("'dev'"))
  #expect(try found(["true", "false", "false", "true"]) == said("'test' or 'beta'"))
  #expect(try found(["true", "true", "true", "false"]) == said("'prod'"))
  #expect(try found(["true", "true", "true", "true"]).isEmpty)
  #expect(try found(["false", "false", "false", "false"]).map { $0.contains("when") } == [false])
}

@Test func `resources of a loop are judged one by one`() throws {
  let template = """
    Transform: AWS::LanguageExtensions
    Mappings: {Tenants: {Red: {Closed: true}, Blue: {Closed: false}}}
    Resources:
      Fn::ForEach::Pools:
        - Tenant
        - [Red, Blue]
        - ${Tenant}Pool:
            Type: AWS::Cognito::UserPool
            Properties:
              AdminCreateUserConfig:
                AllowAdminCreateUserOnly: !FindInMap [Tenants, !Ref Tenant, Closed]
    """
  #expect(
    try findings(template) == [
      "COG002 11:39 anyone can sign up, since AllowAdminCreateUserOnly is false; set it to true"
    ])
}

@Test func `a resource is judged where it exists, and the finding does not repeat its condition`()
  throws
{
  let template = """
    Parameters: {Stage: {Type: String}}
    Conditions: {IsProd: !Equals [!Ref Stage, prod]}
    Resources:
      Pool:
        Type: AWS::Cognito::UserPool
        Condition: IsProd
        Properties:
          AdminCreateUserConfig:
            AllowAdminCreateUserOnly: !If [IsProd, true, false]
    """
  #expect(try findings(template).isEmpty)
}

@Test func `a resource that no deployment creates has no findings`() throws {
  let template = """
    Conditions: {Never: !Equals [a, b]}
    Resources:
      Pool:
        Type: AWS::Cognito::UserPool
        Condition: Never
    """
  #expect(try findings(template).isEmpty)
}

@Test(arguments: ["AllowedValues: [\"true\", \"false\"], ", ""])
func `another value of a defaulted parameter is a remark, not a finding`(_ allowed: String) throws {
  let template = """
    Parameters: {AdminsOnly: {Type: String, \(allowed)Default: "true"}}
    Resources:
      Pool:
        Type: AWS::Cognito::UserPool
        Properties:
          AdminCreateUserConfig:
            AllowAdminCreateUserOnly: !Ref AdminsOnly
    """
  #expect(try findings(template).isEmpty)
  guard case .pass(let remarks) = try verdict(of: "COG002", in: template) else {
    Issue.record("off by default is a pass")
    return
  }
  #expect(remarks.count == 1)
  #expect(remarks.first?.message.contains("value 'false' of parameter 'AdminsOnly'") == true)
}

@Test func `forty conditions on one pool are undecided, not endless`() throws {
  let numbers = Array(0..<40)
  let parameters = numbers.map { "  P\($0): {Type: String}" }.joined(separator: "\n")
  let conditions = numbers.map { "  C\($0): !Equals [!Ref P\($0), x]" }.joined(separator: "\n")
  let parts = numbers.map { "!If [C\($0), a, b]" }.joined(separator: ", ")
  let template = """
    Parameters:
    \(parameters)
    Conditions:
    \(conditions)
    Resources:
      Pool:
        Type: AWS::Cognito::UserPool
        Properties:
          AdminCreateUserConfig: {AllowAdminCreateUserOnly: true}
          SmsConfiguration:
            ExternalId: !Join ["", [\(parts)]]
            SnsCallerArn: arn:aws:iam::111122223333:role/sms
    """
  guard case .undecided(let reason) = try verdict(of: "COG043", in: template) else {
    Issue.record("the bound ends in undecided")
    return
  }
  #expect(reason.contains("combinations of conditions"))
}

@Test func `a pool and a regional attachment are both looked at`() throws {
  let template = """
    Resources:
      Pool:
        Type: AWS::Cognito::UserPool
        Properties:
          AdminCreateUserConfig: {AllowAdminCreateUserOnly: true}
      Regional:
        Type: AWS::Cognito::UserPoolRegionalConfigurationAttachment
        Properties:
          UserPoolId: !Ref Pool
          SmsConfiguration: {SnsCallerArn: !Ref Role, ExternalId: abc}
      Role:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Version: "2012-10-17"
            Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
    """
  #expect(
    try findings(template) == [
      "COG042 10:40 SnsCallerArn of regional configuration 'Regional' is the name of role 'Role', not its ARN; "
        + "use Fn::GetAtt of a role's Arn"
    ])
}

/// Ways to name a role, and whether it is followed to the role of the template.
private let roleNames = [
  ("!GetAtt Role.Arn", true),
  ("!GetAtt [Role, Arn]", true),
  ("!Sub \"${Role.Arn}\"", true),
  ("!Sub \"arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${Role}\"", true),
  ("!Sub \"arn:aws:iam::${AWS::AccountId}:role/${Role}\"", true),
  (
    "!Join [\"\", [\"arn:\", !Ref AWS::Partition, \":iam::\", !Ref AWS::AccountId, \":role/\", !Ref Role]]",
    true
  ),
  ("arn:aws:iam::111122223333:role/elsewhere", false),
  ("!ImportValue role-arn", false),
]

@Test(arguments: roleNames)
func `a role is followed however its ARN is written`(_ arn: String, _ isFollowed: Bool) throws {
  let template = """
    Resources:
      Pool:
        Type: AWS::Cognito::UserPool
        Properties:
          AdminCreateUserConfig: {AllowAdminCreateUserOnly: true}
          SmsConfiguration: {ExternalId: abc, SnsCallerArn: \(arn)}
      Role:
        Type: AWS::IAM::Role
    """
  // The role may not send, which COG048 says of it once it is found.
  #expect(try findings(template).contains { $0.hasPrefix("COG048") } == isFollowed)
}

@Test func `a literal ARN is followed to the role that has its name`() throws {
  let template = """
    Resources:
      Pool:
        Type: AWS::Cognito::UserPool
        Properties:
          AdminCreateUserConfig: {AllowAdminCreateUserOnly: true}
          SmsConfiguration: {ExternalId: abc, SnsCallerArn: "arn:aws:iam::111122223333:role/sms"}
      Role:
        Type: AWS::IAM::Role
        Properties: {RoleName: sms}
    """
  #expect(try findings(template).map { $0.prefix(6) }.sorted() == ["COG048", "TPL084"])
}

@Test func `the fingerprint of a finding survives what does not change it`() throws {
  func fingerprints(_ template: String) throws -> [String] {
    try Checks.report(template).findings.map(\.fingerprint)
  }
  let template = "Resources:\n  Pool:\n    Type: AWS::Cognito::UserPool\n    DependsOn: Role\n"
  let moved = """
    # A comment above.
    Description: more
    Resources:

      Pool:
        DependsOn: Role
        Type: "AWS::Cognito::UserPool"
    """
  let first = try fingerprints(template)
  #expect(first.count >= 2)
  #expect(Set(first).count == first.count)
  #expect(try Set(fingerprints(moved)) == Set(first))
  #expect(first.allSatisfy { $0.wholeMatch(of: /[0-9a-f]{32}/) != nil })
}

@Test func `one role that two pools name is told once, with both`() throws {
  let pools = ["One", "Two"].map { name in
    """
      \(name):
        Type: AWS::Cognito::UserPool
        Properties:
          AdminCreateUserConfig: {AllowAdminCreateUserOnly: true}
          SmsConfiguration: {ExternalId: abc, SnsCallerArn: !GetAtt Role.Arn}
    """
  }.joined(separator: "\n")
  let template = """
    Resources:
    \(pools)
      Role:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement: {Effect: Allow, Principal: {Service: cognito-idp.amazonaws.com}, Action: sts:AssumeRole}
    """
  let report = try Checks.report(template)
  let open = report.findings.map(\.finding).filter { $0.ruleID == "COG045" }
  #expect(open.count == 1)
  #expect(
    open.first?.related.map(\.message) == [
      "pool 'One' names the role for its SMS", "pool 'Two' names the role for its SMS",
    ])
}

@Test func `a pool that meets too many conditions is undecided, and its other rules are told soon`()
  throws
{
  let numbers = Array(0..<40)
  let template = """
    Parameters: {\(numbers.map { "P\($0): {Type: String}" }.joined(separator: ", "))}
    Conditions:
    \(numbers.map { "  C\($0): !Equals [!Ref P\($0), x]" }.joined(separator: "\n"))
    Resources:
      Pool:
        Type: AWS::Cognito::UserPool
        Properties:
          AdminCreateUserConfig: {AllowAdminCreateUserOnly: true}
          SmsConfiguration: {ExternalId: abc, SnsCallerArn: !GetAtt Role.Arn}
      Role:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              Effect: Allow
              Principal: {Service: cognito-idp.amazonaws.com}
              Action: sts:AssumeRole
              Condition:
                StringEquals:
                  sts:ExternalId:
                    [abc, \(numbers.map { "!If [C\($0), a\($0), b\($0)]" }.joined(separator: ", "))]
    """
  func reason(_ rule: String) throws -> String? {
    guard case .undecided(let reason) = try verdict(of: rule, in: template) else { return nil }
    return reason
  }
  #expect(try reason("COG044") == "more than 128 combinations of conditions")
  #expect(try reason("COG046") == "more than 128 combinations of conditions")
  guard case .pass = try verdict(of: "COG042", in: template) else {
    Issue.record("a rule that meets no condition is decided")
    return
  }
}

@Test func `a statement under a condition is judged under its own condition`() throws {
  let names = (0..<20).map { "C\($0)" }
  let statements = names.map { name in
    let resource = name == "C7" ? "\"*\"" : "arn:aws:s3:::\(name.lowercased())/*"
    return "!If [\(name), {Effect: Allow, Action: s3:GetObject, Resource: \(resource)}, "
      + "!Ref \"AWS::NoValue\"]"
  }
  let report = try Checks.report(
    """
    Parameters: {\(names.map { "P\($0): {Type: String}" }.joined(separator: ", "))}
    Conditions: {\(names.map { "\($0): !Equals [!Ref P\($0), a]" }.joined(separator: ", "))}
    Resources:
      Policy:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Version: 2012-10-17
            Statement:
              - {Effect: Permit, Action: s3:ListBucket, Resource: "arn:aws:s3:::b"}
              - \(statements.joined(separator: "\n          - "))
    """)
  func messages(of rule: String) -> [String] {
    report.findings.map(\.finding).filter { $0.ruleID == rule }.map(\.message)
  }
  #expect(messages(of: "IAM033").count == 1)
  #expect(messages(of: "IAM033").allSatisfy { $0.hasPrefix("when 'C7' is true, ") })
  #expect(messages(of: "IAM072").count == 1)
  #expect(messages(of: "IAM072").allSatisfy { $0.hasPrefix("IAM refuses ") })
  let undecided = report.results.filter {
    if case .undecided = $0.verdict { true } else { false }
  }.map(\.ruleID)
  #expect(
    Set(undecided).isDisjoint(with: [
      "IAM030", "IAM032", "IAM033", "IAM035", "IAM036", "IAM037", "IAM038", "IAM053", "IAM070",
      "IAM071", "IAM072", "IAM074", "IAM077", "IAM078",
    ]))
}

@Test func `conditions that are too much to decide make no finding`() throws {
  // Each condition is true where the one before is, or another parameter decides; the last two exclude
  // each other.
  let numbers = Array(1...7)
  let chain = numbers.map { number in
    let last = "{Condition: X\(number - 1)}"
    let own = "!Equals [!Ref P\(number), x]"
    return
      "  X\(number): !Or [!And [\(last), !Not [\(own)]], !And [!Not [\(last)], \(own)]]"
  }
  let template = """
    Parameters: {\((0...7).map { "P\($0): {Type: String}" }.joined(separator: ", "))}
    Conditions:
      X0: !Equals [!Ref P0, x]
    \(chain.joined(separator: "\n"))
      Not7: !Not [!Condition X7]
    Resources:
      Pool:
        Type: AWS::Cognito::UserPool
        Properties:
          AdminCreateUserConfig:
            AllowAdminCreateUserOnly: !If [X7, !If [Not7, false, true], true]
    """
  guard case .undecided(let reason) = try verdict(of: "COG002", in: template) else {
    Issue.record("what is too much to decide is undecided")
    return
  }
  #expect(reason.contains("too much to decide"))
}

@Test func `a circle of one branch names its conditions`() throws {
  let template = """
    Parameters: {Stage: {Type: String}, Region: {Type: String}}
    Conditions:
      IsProd: !Equals [!Ref Stage, prod]
      IsHome: !Equals [!Ref Region, home]
    Resources:
      Pool:
        Type: AWS::Cognito::UserPool
        Properties:
          AdminCreateUserConfig: {AllowAdminCreateUserOnly: true}
          UserPoolName: !If [IsProd, !Ref Topic, pool]
      Topic:
        Type: AWS::SNS::Topic
        Condition: IsHome
        Properties: {DisplayName: !If [IsProd, !GetAtt Pool.Arn, topic]}
    """
  #expect(
    try findings(template).filter { $0.hasPrefix("TPL085") } == [
      "TPL085 10:39 when 'IsHome' is true and 'IsProd' is true, "
        + "resources depend on each other in a circle: 'Pool' → 'Topic' → 'Pool'"
    ])
}

@Test(.timeLimit(.minutes(1)))
func `a circle under more conditions than are tried is not decided`() throws {
  let names = (0..<150).map { "C\($0)" }
  let topics = names.indices.map { place in
    let next = (place + 1) % names.count
    return "T\(place): {Type: AWS::SNS::Topic, Properties: "
      + "{TopicName: !If [C\(place), !GetAtt T\(next).TopicName, t]}}"
  }
  let report = try Checks.report(
    """
    Parameters: {Stage: {Type: String}}
    Conditions: {\(names.map { "\($0): !Equals [!Ref Stage, \($0)]" }.joined(separator: ", "))}
    Resources: {\(topics.joined(separator: ", "))}
    """)
  let result = try #require(report.results.first { $0.ruleID == "TPL085" })
  guard case .undecided(let reason) = result.verdict else {
    Issue.record("it is decided")
    return
  }
  #expect(reason == "more than 128 combinations of conditions")
}

@Test func `a finding about an item of a list parameter names the item and the default`() throws {
  let template = """
    Parameters:
      Flows: {Type: CommaDelimitedList, Default: "code, implicit"}
      Urls: {Type: CommaDelimitedList, Default: "https://a.b/c, http://d.e/f"}
    Resources:
      Client:
        Type: AWS::Cognito::UserPoolClient
        Properties:
          UserPoolId: eu-west-1_Example01
          AllowedOAuthFlowsUserPoolClient: true
          AllowedOAuthFlows: !Ref Flows
          AllowedOAuthScopes: [openid]
          CallbackURLs: !Ref Urls
    """
  let report = try Checks.report(template)
  let said = report.findings.map(\.finding).filter { ["APP005", "APP007"].contains($0.ruleID) }
  #expect(
    said.map(\.message) == [
      "AllowedOAuthFlows is 'implicit', and the implicit grant shows tokens in the address of the "
        + "page; use code with PKCE",
      "CallbackURLs is 'http://d.e/f', but Cognito accepts plain http for localhost only; use https",
    ])
  #expect(
    said.map { $0.related.map(\.message) } == [
      ["default of parameter 'Flows'"], ["default of parameter 'Urls'"],
    ])
}

@Test(arguments: ["a.yaml", "folder/b.yaml", "z.yaml"])
func `findings at one place come in one order, whatever the path`(_ path: String) throws {
  let name = "A_" + String(repeating: "0123456789", count: 7)
  let template = """
    Resources:
      Domain:
        Type: AWS::Cognito::UserPoolDomain
        Properties:
          UserPoolId: eu-west-1_Example01
          Domain: \(name)
    """
  let said = try findings(template, path: path).filter { $0.hasPrefix("APP050") }
  #expect(
    said == [
      "APP050 6:15 Domain is '\(name)', but a domain has 1 to 63 characters",
      "APP050 6:15 Domain is '\(name)', but a domain has lower-case letters, digits and hyphens only",
    ])
}
