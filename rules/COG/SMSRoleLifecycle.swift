internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A pool that stays when the stack goes keeps its role.
struct SMSRoleLifecycle: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG057",
    title: "Pool outlives its SMS role",
    severity: .low,
    profiles: [.strict],
    rationale: """
      When the stack is deleted, the pool stays and its role goes. The pool then sends no message, and \
      updates of it are refused, since Cognito tries the role with each of them.
      """,
    remediation: "Give the role DeletionPolicy: Retain and UpdateReplacePolicy: Retain as well.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html"
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          DeletionPolicy: Retain
          Properties:
            SmsConfiguration: {ExternalId: acme-pool, SnsCallerArn: !GetAtt SmsRole.Arn}
        ↓SmsRole:
          Type: AWS::IAM::Role
        """),
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            DeletionProtection: ACTIVE
            SmsConfiguration: {ExternalId: acme-pool, SnsCallerArn: !GetAtt SmsRole.Arn}
        ↓SmsRole:
          Type: AWS::IAM::Role
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          DeletionPolicy: Retain
          Properties:
            SmsConfiguration: {ExternalId: acme-pool, SnsCallerArn: !GetAtt SmsRole.Arn}
            \(UserPoolExample.safeguards)
        SmsRole:
          Type: AWS::IAM::Role
          DeletionPolicy: Retain
          Properties:
            \(SMSRoleExample.trust())
            \(SMSRoleExample.policies())
        """),
      .tolerated(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            SmsConfiguration: {ExternalId: acme-pool, SnsCallerArn: !GetAtt SmsRole.Arn}
        SmsRole:
          Type: AWS::IAM::Role
        """),
      .undecided(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            DeletionProtection: !ImportValue Protection
            SmsConfiguration: {ExternalId: acme-pool, SnsCallerArn: !GetAtt SmsRole.Arn}
        SmsRole:
          Type: AWS::IAM::Role
        """),
    ])

  let resourceTypes = [ResourceType.userPool]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    SMSTrust.judge(resource, in: scenario) { trust in
      guard trust.isHere else { return .notApplicable }
      let protection = scenario.properties(of: resource)["DeletionProtection"]
      let isRetained = [isRetained(resource, in: scenario), isRetained(trust.role, in: scenario)]
      if isRetained[1] == true { return .pass }
      if isRetained[0] == true || protection.knownText == "ACTIVE" {
        guard isRetained[1] == false else {
          return .undecided("the DeletionPolicy of role \(trust.roleName) is not decided")
        }
        return .fail(
          Violation(
            "role \(trust.roleName) is deleted with the stack, but \(trust.sender.words), "
              + "which sends SMS with it, stays; retain the role too",
            at: trust.rolePlace, related: trust.senderPlaces, in: trust.holder))
      }
      return isRetained[0] == nil || protection.asText?.known == nil && !protection.isAbsent
        ? .undecided("whether \(trust.sender.words) outlives the stack is not decided") : .pass
    }
  }

  /// `nil` where it is not decided.
  private func isRetained(_ resource: Resource, in scenario: Scenario) -> Bool? {
    guard let policy = resource.node["DeletionPolicy"] else { return false }
    return scenario.value(of: policy).knownText.map { $0.hasPrefix("Retain") }
  }
}
