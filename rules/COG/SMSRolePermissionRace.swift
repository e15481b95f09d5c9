internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// The role may send before the pool is made, since Cognito tries it then.
struct SMSRolePermissionRace: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG056",
    title: "Pool may be created before its SMS role can send",
    severity: .medium,
    rationale: """
      Cognito tries the role when the pool is created. A policy that is attached by a resource of its own \
      may come later than the pool, and the deployment then fails, now and then.
      """,
    remediation: """
      Write the policy into the role's Policies, or let the pool depend on the resource that attaches it.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-sms-settings.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html",
    ],
    examples: [
      .failing(Self.example(attribute: "", policy: "↓SmsPolicy")),
      .passing(Self.example(attribute: "  DependsOn: SmsPolicy\n", policy: "SmsPolicy")),
      .passing(SMSRoleExample.resources()),
      .undecided(
        SMSRoleExample.resources(
          grant: nil, managedPolicies: "[!ImportValue SmsPolicy]")),
    ])

  let resourceTypes = SMSSender.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    SMSTrust.judge(resource, in: scenario) { trust in
      // What another stack exports is there before it is imported.
      guard trust.isHere else { return .notApplicable }
      let permissions = RolePermissions(of: trust.role, in: trust.home)
      let action = trust.sender.action
      // A role that may not send at all is COG048's business.
      guard permissions.allows(action) != .no else { return .notApplicable }
      let granting = permissions.policies.filter { $0.allows(action) != .no }
      // What the role names itself is there before the role is.
      let isTogether = granting.contains { policy in
        policy.allows(action) == .yes && (policy.isInline || policy.holder == nil)
      }
      if isTogether { return .pass }
      let separate = granting.compactMap { policy in
        policy.allows(action) == .yes ? policy.holder : nil
      }
      let isAwaited = separate.contains { holder in
        scenario.depends(resource, on: holder) || scenario.depends(trust.role, on: holder)
      }
      if isAwaited { return .pass }
      guard permissions.isWhole, let holder = separate.first else {
        return .undecided("the policies of role \(trust.roleName) are not all in the template")
      }
      return .fail(
        Violation(
          "policy '\(holder.logicalID)' lets role \(trust.roleName) send SMS, but "
            + "\(trust.sender.words) does not wait for it; add DependsOn, or put the policy in the role",
          at: Place(keyOf: holder.entry), related: trust.senderPlaces, in: holder))
    }
  }

  private static func example(attribute: String, policy: String) -> String {
    """
    Pool:
      Type: AWS::Cognito::UserPool
    \(attribute)  Properties:
        SmsConfiguration:
          ExternalId: acme-pool
          SnsCallerArn: !GetAtt SmsRole.Arn
        \(UserPoolExample.safeguards)
    SmsRole:
      Type: AWS::IAM::Role
      Properties:
        \(SMSRoleExample.trust())
    \(policy):
      Type: AWS::IAM::Policy
      Properties:
        PolicyName: sms
        Roles: [!Ref SmsRole]
        PolicyDocument:
          Version: "2012-10-17"
          Statement: {Effect: Allow, Action: sns:Publish, Resource: "*"}
    """
  }
}
