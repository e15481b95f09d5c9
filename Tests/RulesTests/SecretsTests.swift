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
    for example in rule.examples {
      let report = try Checks.report(example.template)
      let secrets = report.secrets.map { report.source.string(in: $0.range) }
      for finding in report.findings.map(\.finding) where finding.ruleID.hasPrefix("COG") {
        #expect(!secrets.contains { finding.message.contains($0) }, "\(finding.message)")
      }
    }
  }
}
