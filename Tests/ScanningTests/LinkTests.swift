import Findings
import Scanning
import TestSupport
import Testing

private let producer = """
  Parameters: {Id: {Type: String}, Stage: {Type: String}}
  Conditions: {IsProd: !Equals [!Ref Stage, prod]}
  Resources:
    Sender:
      Type: AWS::IAM::Role
      Properties:
        AssumeRolePolicyDocument:
          Version: "2012-10-17"
          Statement:
            - Effect: Allow
              Principal: {Service: PRINCIPAL}
              Action: sts:AssumeRole
              Condition: {StringEquals: {sts:ExternalId: !Ref Id}}
        Policies:
          - PolicyName: sms
            PolicyDocument:
              Version: "2012-10-17"
              Statement: {Effect: Allow, Action: sns:Publish, Resource: "*"}
  Outputs:
    Role: {Value: !GetAtt Sender.Arn, Export: {Name: sms-role}}
    Id: {Value: !Ref Id, Export: {Name: sms-id}}
  """

private func consumer(_ id: String) -> String {
  """
  Parameters: {Id: {Type: String}, Stage: {Type: String}}
  Resources:
    Pool:
      Type: AWS::Cognito::UserPool
      Properties:
        AdminCreateUserConfig: {AllowAdminCreateUserOnly: true}
        MfaConfiguration: "ON"
        DeletionProtection: ACTIVE
        SmsConfiguration: {ExternalId: \(id), SnsCallerArn: !ImportValue sms-role}
  """
}

/// What a scan of the files says: findings and what is undecided.
private func said(_ files: [String: String], params: [String] = []) async throws -> [String] {
  let folder = try TemporaryFolder()
  for (path, text) in files { try folder.write(text, to: path) }
  let scan = Scan(
    [.path(folder.path("."))], parameters: ScanParameters(assignments: params),
    root: folder.path("."), gate: .medium, allowsEmpty: false)
  let report = try await scan.run().report
  return report.templates.flatMap { template in
    // What an id that is open looks like is another question.
    template.results.filter { !["COG043", "COG052"].contains($0.ruleID) }.flatMap {
      result -> [String] in
      switch result.verdict {
      case .fail(let findings): findings.map { "\($0.ruleID) \($0.message)" }
      case .undecided(let reason): ["\(result.ruleID) undecided: \(reason)"]
      case .broken(let reason): ["\(result.ruleID) broken: \(reason)"]
      case .pass: []
      }
    }
  }
}

@Test func `a role that another template exports is followed`() async throws {
  let right = producer.replacing("PRINCIPAL", with: "cognito-idp.amazonaws.com")
  let files = ["a.yaml": right, "b.yaml": consumer("!ImportValue sms-id")]
  #expect(try await said(files).isEmpty)
  let wrong = files.merging(["a.yaml": producer.replacing("PRINCIPAL", with: "sns.amazonaws.com")])
  {
    $1
  }
  #expect(
    try await said(wrong) == [
      "COG046 role 'Sender' of 'a.yaml' does not trust cognito-idp.amazonaws.com, so pool 'Pool' "
        + "cannot send SMS; it trusts 'sns.amazonaws.com'"
    ])
}

@Test func `parameters of one name are not one in two templates`() async throws {
  let right = producer.replacing("PRINCIPAL", with: "cognito-idp.amazonaws.com")
  let files = ["a.yaml": right, "b.yaml": consumer("!Ref Id")]
  #expect(
    try await said(files) == [
      "COG044 undecided: the trust policy of role 'Sender' of 'a.yaml' is not decided"
    ])
  #expect(try await said(files, params: ["Id=acme-1", "Stage=dev"]).isEmpty)
}

@Test func `what hangs on the conditions of another template is not decided`() async throws {
  let conditional = producer.replacing(
    "PRINCIPAL", with: "!If [IsProd, cognito-idp.amazonaws.com, sns.amazonaws.com]")
  let files = ["a.yaml": conditional, "b.yaml": consumer("!ImportValue sms-id")]
  let found = try await said(files)
  #expect(!found.isEmpty)
  let reason = "undecided: the answer depends on conditions of 'a.yaml'"
  #expect(found.contains { $0.hasSuffix(reason) } && !found.contains { $0.contains(" broken") })
}

@Test func `a name that two templates export is nobody's`() async throws {
  let right = producer.replacing("PRINCIPAL", with: "cognito-idp.amazonaws.com")
  let files = ["a.yaml": right, "b.yaml": consumer("abc"), "c.yaml": right]
  #expect(
    try await said(files) == [
      "COG042 undecided: the role is not in the template, so whom the role trusts and what it may do "
        + "is not checked"
    ])
}

@Test func `a role is found by the name that another template writes for it`() async throws {
  let role = "arn:aws:iam::111122223333:role/sms/sender"
  func files(_ principal: String, name: String) -> [String: String] {
    [
      "a.yaml": producer.replacing("PRINCIPAL", with: principal).replacing(
        "AssumeRolePolicyDocument:",
        with: "RoleName: \(name)\n      Path: /sms/\n      AssumeRolePolicyDocument:"),
      "b.yaml": consumer("abc").replacing("!ImportValue sms-role", with: role),
    ]
  }
  let params = ["Id=abc", "Stage=dev"]
  #expect(
    try await said(files("cognito-idp.amazonaws.com", name: "sender"), params: params).isEmpty)
  #expect(
    try await said(files("sns.amazonaws.com", name: "sender"), params: params) == [
      "COG046 role 'Sender' of 'a.yaml' does not trust cognito-idp.amazonaws.com, so pool 'Pool' "
        + "cannot send SMS; it trusts 'sns.amazonaws.com'"
    ])
  let elsewhere = try await said(files("sns.amazonaws.com", name: "other"), params: params)
  #expect(elsewhere.count == 1 && elsewhere[0].hasPrefix("COG042 undecided: "))
}

@Test func `a role's name that two templates write is nobody's`() async throws {
  let named = producer.replacing("PRINCIPAL", with: "sns.amazonaws.com").replacing(
    "AssumeRolePolicyDocument:", with: "RoleName: sender\n      AssumeRolePolicyDocument:")
  let arn = "arn:aws:iam::111122223333:role/sender"
  let pool = consumer("abc").replacing("!ImportValue sms-role", with: arn)
  let found = try await said(["a.yaml": named, "b.yaml": pool, "c.yaml": named])
  #expect(found.count == 1 && found[0].hasPrefix("COG042 undecided: "))
}

@Test func `a template that was let go is read again for those that use it`() async throws {
  let named = producer.replacing("PRINCIPAL", with: "sns.amazonaws.com").replacing(
    "AssumeRolePolicyDocument:", with: "RoleName: sender\n      AssumeRolePolicyDocument:")
  let byName = consumer("abc").replacing(
    "!ImportValue sms-role", with: "arn:aws:iam::111122223333:role/sender")
  var files = ["w.yaml": named, "x.yaml": consumer("!ImportValue sms-id"), "y.yaml": byName]
  let few = try await said(files)
  #expect(few.filter { $0.contains("of 'w.yaml' does not trust") }.count == 2)
  // More than a scan keeps, in front of them.
  for number in 0..<120 {
    files["topics/\(number).yaml"] = "Resources: {Topic: {Type: AWS::SNS::Topic}}"
  }
  #expect(try await said(files) == few)
}

@Test func `a role's own template is not another one, although it was let go`() async throws {
  let role = "arn:aws:iam::111122223333:role/sender"
  let both =
    consumer("abc").replacing("!ImportValue sms-role", with: role) + """

        Sender:
          Type: AWS::IAM::Role
          Condition: IsProd
          Properties:
            RoleName: sender
            AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: []}
      Conditions: {IsProd: !Equals [!Ref Stage, prod]}
      """
  var files = ["z.yaml": both]
  let alone = try await said(files)
  #expect(alone.contains { $0.contains("role 'Sender'") })
  for number in 0..<120 {
    files["topics/\(number).yaml"] = "Resources: {Topic: {Type: AWS::SNS::Topic}}"
  }
  #expect(try await said(files) == alone)
}

/// A nested stack, its template, and what is said of both.
struct NestingCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  var path = "stacks/inner.yaml"
  var parameters = "{Stage: {Type: String}, Size: {Type: Number, Default: 1}}"
  var properties = "{TemplateURL: stacks/inner.yaml, Parameters: {Stage: a}}"
  var type = "AWS::CloudFormation::Stack"
  var said: [String] = []

  static let all = [
    NestingCase(testDescription: "all that is needed is given"),
    NestingCase(
      testDescription: "what has a default may be given too",
      properties: "{TemplateURL: ./stacks/../stacks/inner.yaml, Parameters: {Stage: a, Size: 2}}"),
    NestingCase(
      testDescription: "one is missing", properties: "{TemplateURL: stacks/inner.yaml}",
      said: [
        "TPL100 nested stack 'Inner' does not give parameter 'Stage' of 'stacks/inner.yaml', which has no default; add it"
      ]),
    NestingCase(
      testDescription: "one is misspelt",
      properties: "{TemplateURL: stacks/inner.yaml, Parameters: {Stage: a, Sise: 2}}",
      said: [
        "TPL100 nested stack 'Inner' gives parameter 'Sise', which 'stacks/inner.yaml' does not declare; write Size"
      ]),
    NestingCase(
      testDescription: "a function is a value", parameters: "{Stage: {Type: String}}",
      properties: "{TemplateURL: stacks/inner.yaml, Parameters: {Stage: !Ref AWS::Region}}"),
    NestingCase(
      testDescription: "AWS::NoValue is none",
      properties: "{TemplateURL: stacks/inner.yaml, Parameters: {Stage: !Ref AWS::NoValue}}",
      said: [
        "TPL100 nested stack 'Inner' does not give parameter 'Stage' of 'stacks/inner.yaml', which has no default; add it"
      ]),
    NestingCase(
      testDescription: "an application of SAM", parameters: "{}",
      properties: "{Location: stacks/inner.yaml, Parameters: {Stage: a}}",
      type: "AWS::Serverless::Application",
      said: [
        "TPL100 nested stack 'Inner' gives parameter 'Stage', which 'stacks/inner.yaml' does not declare; remove it"
      ]),
    NestingCase(
      testDescription: "an address is elsewhere",
      properties: "{TemplateURL: 'https://example.com/stacks/inner.yaml'}"),
    NestingCase(
      testDescription: "a file outside the scan", properties: "{TemplateURL: ../stacks/inner.yaml}"),
    NestingCase(
      testDescription: "another file", path: "other/inner.yaml",
      properties: "{TemplateURL: stacks/inner.yaml}"),
  ]
}

@Test(arguments: NestingCase.all)
func `a nested stack is given what its template declares`(_ it: NestingCase) async throws {
  let transform = it.type.contains("Serverless") ? "Transform: AWS::Serverless-2016-10-31\n" : ""
  let outer = transform + "Resources: {Inner: {Type: '\(it.type)', Properties: \(it.properties)}}"
  let inner = "Parameters: \(it.parameters)\nResources: {Topic: {Type: 'AWS::SNS::Topic'}}"
  #expect(
    try await said(["outer.yaml": outer, it.path: inner]).filter { $0.hasPrefix("TPL100") }
      == it.said)
}
