import Documents
import Findings
import Rules
import TestSupport
import Testing

@Test func `values that no report may show are known by their places`() throws {
  let template = """
    Parameters:
      Shared: {Type: String, Default: default-of-the-id}
      Token: {Type: String, NoEcho: true, Default: hidden-default}
      Plain: {Type: String, Default: visible}
    Resources:
      Pool:
        Type: AWS::Cognito::UserPool
        Properties:
          UserPoolName: visible
          SmsConfiguration:
            ExternalId: !If [A, first-id, !Ref Shared]
            SnsCallerArn: arn:aws:iam::111122223333:role/visible
      Role:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              - Condition: {StringLike: {STS:ExternalID: [second-id, "*"]}}
      Provider:
        Type: AWS::Cognito::UserPoolIdentityProvider
        Properties:
          ProviderDetails: {client_id: visible, client_secret: the-secret}
          Note: AKIAABCDEFGHIJKLMNOP and AKIASHORT
    """
  let report = try Checks.report(template)
  let secrets = report.secrets.map { report.source.string(in: $0.range) }
  #expect(
    secrets == [
      "default-of-the-id", "hidden-default", "first-id", "second-id", "the-secret",
      "AKIAABCDEFGHIJKLMNOP",
    ])
}

@Test func `no message repeats what the template keeps secret`() throws {
  for rule in Checks.rules.metadata {
    for example in rule.details().examples {
      let report = try Checks.report(example.template)
      let secrets = report.secrets.map { report.source.string(in: $0.range) }
      for finding in report.findings.map(\.finding)
      where finding.ruleID == rule.id && rule.group == "COG" {
        #expect(!secrets.contains { finding.message.contains($0) }, "\(finding.message)")
      }
    }
  }
}

/// A part of a template, and the secrets that are written in it.
struct SecretCase: CustomTestStringConvertible {
  let testDescription: String
  let externalID: String
  var more = ""
  let secrets: [String]

  static let all = [
    SecretCase(
      testDescription: "a leaf of a mapping", externalID: "!FindInMap [M, a, ext]",
      more: "Mappings: {M: {a: {ext: leaf-one, other: shown}, b: {ext: leaf-two}}}",
      secrets: ["leaf-one"]),
    SecretCase(
      testDescription: "leaves under an open key",
      externalID: "!FindInMap [M, !Ref AWS::Region, ext]",
      more: "Mappings: {M: {a: {ext: leaf-one, other: shown}, b: {ext: leaf-two}}}",
      secrets: ["leaf-one", "leaf-two"]),
    SecretCase(
      testDescription: "a parameter that Fn::Sub puts in", externalID: "!Sub '${Ext}'",
      more: "Parameters: {Ext: {Type: String, Default: put-in}}", secrets: ["put-in"]),
    SecretCase(
      testDescription: "each value of a parameter", externalID: "!Ref Ext",
      more: "Parameters: {Ext: {Type: String, Default: id-one, AllowedValues: [id-one, id-two]}}",
      secrets: ["id-one", "id-one", "id-two"]),
    SecretCase(
      testDescription: "a parameter beside other pieces", externalID: "!Sub '${Ext}-end'",
      more: "Parameters: {Ext: {Type: String, Default: put-in}}", secrets: ["put-in", "-end"]),
    SecretCase(
      testDescription: "a parameter of few values beside other pieces",
      externalID: "!Sub '${Stage}-end'",
      more: "Parameters: {Stage: {Type: String, Default: prod, AllowedValues: [dev, prod]}}",
      secrets: ["-end"]),
    SecretCase(
      testDescription: "a parameter of few values in Fn::Join",
      externalID: "!Join ['-', [!Ref Stage, end]]",
      more: "Parameters: {Stage: {Type: String, Default: prod, AllowedValues: [dev, prod]}}",
      secrets: ["end"]),
    SecretCase(
      testDescription: "a dynamic reference",
      externalID: "'{{resolve:secretsmanager:app:SecretString:id}}'", secrets: []),
    SecretCase(
      testDescription: "a parameter in a dynamic reference",
      externalID: "!Sub '{{resolve:ssm:/${Stage}/id:1}}'",
      more: "Parameters: {Stage: {Type: String, Default: production}}", secrets: []),
    SecretCase(
      testDescription: "a parameter in a dynamic reference of Fn::Join",
      externalID: "!Join ['', ['{{resolve:ssm:/', !Ref Stage, '/id:1}}']]",
      more: "Parameters: {Stage: {Type: String, Default: production}}", secrets: []),
    SecretCase(
      testDescription: "a text beside a dynamic reference",
      externalID: "'one-{{resolve:ssm:/id}}'", secrets: ["one-{{resolve:ssm:/id}}"]),
    SecretCase(
      testDescription: "a piece of Fn::Sub behind a dynamic reference",
      externalID: "!Sub '{{resolve:ssm:/${Stage}/id}}-end'",
      more: "Parameters: {Stage: {Type: String, Default: production}}",
      secrets: ["{{resolve:ssm:/${Stage}/id}}-end"]),
    SecretCase(
      testDescription: "an item of Fn::Join behind a dynamic reference",
      externalID: "!Join ['', ['{{resolve:ssm:/', !Ref Stage, '/id}}', end, !Ref Ext]]",
      more:
        "Parameters: {Stage: {Type: String, Default: production}, Ext: {Type: String, Default: put-in}}",
      secrets: ["end", "put-in"]),
    SecretCase(
      testDescription: "the values of a parameter that is not shown", externalID: "null",
      more: "Parameters: {Pw: {Type: String, NoEcho: true, AllowedValues: [one-pw, two-pw]}}",
      secrets: ["one-pw", "two-pw"]),
    SecretCase(
      testDescription: "what a parameter that is not shown is compared with", externalID: "null",
      more: """
        Parameters: {Pw: {Type: String, NoEcho: true}, Stage: {Type: String}}
        Conditions: {IsOne: !And [!Not [!Equals [one-pw, !Ref Pw]], !Equals [!Ref Stage, prod]]}
        """,
      secrets: ["one-pw"]),
    SecretCase(
      testDescription: "pieces of Fn::Sub", externalID: "!Sub 'Secret-${AWS::Region}-${!x}-end'",
      secrets: ["Secret-", "-${!x}-end"]),
    SecretCase(
      testDescription: "Fn::Sub without variables", externalID: "!Sub abc", secrets: ["abc"]),
    SecretCase(testDescription: "null", externalID: "null", secrets: []),
    SecretCase(testDescription: "a boolean", externalID: "true", secrets: []),
    SecretCase(testDescription: "one letter", externalID: "x", secrets: []),
    SecretCase(testDescription: "wildcards", externalID: "'x*?'", secrets: []),
    SecretCase(
      testDescription: "a lost value", externalID: "old-one\n        ExternalId: new-one",
      secrets: ["old-one", "new-one"]),
  ]
}

@Test(arguments: SecretCase.all)
func `an external id is found however it is written`(_ it: SecretCase) throws {
  let report = try Checks.report(
    """
    \(it.more)
    Resources:
      Pool:
        Type: AWS::Cognito::UserPool
        Properties:
          SmsConfiguration:
            ExternalId: \(it.externalID)
    """)
  let secrets = report.secrets.map {
    let written = report.source.string(in: $0.range)
    return written.hasPrefix("'") ? String(written.dropFirst().dropLast()) : written
  }
  #expect(secrets.sorted() == it.secrets.sorted())
}

@Test func `a policy as JSON text is hidden as a whole and known by what it says`() throws {
  let report = try Checks.report(
    #"""
    Resources:
      Role:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument: '{"Condition": {"StringEquals": {"sts:ExternalId": "L\u0065ak"}}}'
    """#)
  #expect(Set(report.secrets.map(\.text)) == ["", "Leak"])
  #expect(report.secrets.allSatisfy { report.source.string(in: $0.range).hasPrefix("'{") })
}

@Test func `a lost mapping that holds a secret is hidden as a whole`() throws {
  let report = try Checks.report(
    """
    Resources:
      Provider:
        Type: AWS::Cognito::UserPoolIdentityProvider
        Properties:
          ProviderDetails: {client_secret: lost-one}
          ProviderDetails: {client_secret: kept-one}
          Lost: {x: 1}
          Lost: {x: 2}
    """)
  let secrets = report.secrets.map { report.source.string(in: $0.range) }
  #expect(secrets == ["{client_secret: lost-one}", "kept-one"])
}

@Test func `what cannot be read hides what may be secret`() throws {
  let text = """
    Resources:
      Pool:
        Type: AWS::Cognito::UserPool
        ExternalID: the-id
        "client_secret" : "one", "more"
        private_key: |
          first
          second
        Default: hidden
        Default: true
        DefaultValue: shown
        Note: AKIAABCDEFGHIJKLMNOP
      [
    """
  let report = try Checks.report(text)
  #expect(report.isUnreadable)
  let secrets = report.secrets.map { report.source.string(in: $0.range) }
  #expect(
    secrets == [
      "the-id", "\"one\", \"more\"", "|\n      first\n      second", "hidden",
      "AKIAABCDEFGHIJKLMNOP",
    ])
}
