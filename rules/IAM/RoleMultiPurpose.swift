internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// Sending SMS, guests and signed-in users each have a role of their own.
struct RoleMultiPurpose: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM017",
    title: "One role serves several purposes of Cognito",
    severity: .low,
    profiles: [.strict],
    rationale: """
      What one of them needs the others get as well, and each statement of the trust policy opens \
      the role for all of it.
      """,
    remediation: "Make a role for each purpose, with the permissions that it needs.",
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html",
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-sms-settings.html",
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            SmsConfiguration:
              SnsCallerArn: !GetAtt AppRole.Arn
        Admins:
          Type: AWS::Cognito::UserPoolGroup
          Properties:
            RoleArn: !GetAtt AppRole.Arn
        ↓AppRole:
          Type: AWS::IAM::Role
        """),
      .passing(IdentityPoolExample.resources(more: IdentityPoolExample.group)),
      .undecided(
        """
        Attachment:
          Type: AWS::Cognito::IdentityPoolRoleAttachment
          Properties:
            Roles:
              authenticated: !GetAtt AppRole.Arn
              unauthenticated: !ImportValue role
        AppRole:
          Type: AWS::IAM::Role
        """),
    ])

  let resourceTypes = WrittenPolicy.trustTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let (uses, mayBeMore) = CognitoRoleUse.uses(of: resource, in: scenario)
    let purposes = Set(uses.map(\.purpose))
    guard !purposes.isEmpty else { return .notApplicable }
    let isMixed =
      purposes.count > 1 && purposes.contains(.sms) || purposes == [.guests, .group]
    guard isMixed else {
      // Of guests who share a role with users speaks IDP026.
      return mayBeMore
        ? .undecided("what else uses role '\(resource.logicalID)' is not decided") : .pass
    }
    return .fail(
      Violation(
        "role '\(resource.logicalID)' serves several purposes of Cognito; make a role for each",
        at: Place(keyOf: resource.entry), related: uses.map(\.related)))
  }
}
