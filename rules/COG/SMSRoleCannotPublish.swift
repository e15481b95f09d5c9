internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// The role that sends a pool's messages may send them.
struct SMSRoleCannotPublish: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG048",
    title: "SMS role does not allow sending",
    severity: .high,
    rationale: """
      Cognito tries the role when the pool is created or updated. Without the permission the deployment \
      fails with InvalidSmsRoleAccessPolicyException, or no message is ever sent.
      """,
    remediation: """
      Give the role an inline policy that allows sns:Publish on "*", or sms-voice:SendTextMessage where \
      EumsSms sends.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-sms-settings.html"
    ],
    examples: [
      .failing(SMSRoleExample.resources(role: "↓SmsRole", grant: nil)),
      .failing(
        SMSRoleExample.resources(
          role: "↓SmsRole", grant: "{Effect: Allow, Action: sns:Subscribe, Resource: \"*\"}")),
      .passing(SMSRoleExample.resources()),
      .skipped(
        SMSRoleExample.resources(
          grant: "{Effect: Allow, Action: [[sns:Publish]], Resource: \"*\"}")),
      .tolerated(
        SMSRoleExample.resources(
          grant: nil,
          managedPolicies: "[!Sub \"arn:${AWS::Partition}:iam::aws:policy/AmazonSNSFullAccess\"]")),
      .undecided(
        SMSRoleExample.resources(grant: nil, managedPolicies: "[!ImportValue SmsPolicy]")),
    ])

  let resourceTypes = SMSSender.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    SMSTrust.judge(resource, in: scenario) { trust in
      let permissions = RolePermissions(of: trust.role, in: trust.home)
      switch permissions.allows(trust.sender.action) {
      case .yes: return .pass
      // What IAM071 finds in its policies may be the permission.
      case .no where !permissions.isReadable, .open where !permissions.isReadable:
        return .notApplicable
      case .open:
        return .undecided("the policies of role \(trust.roleName) are not all in the template")
      case .no:
        return .fail(
          Violation(
            "role \(trust.roleName) may not call \(trust.sender.action), so \(trust.sender.words) cannot "
              + "send SMS; allow it in a policy of the role",
            at: trust.rolePlace, related: trust.senderPlaces, in: trust.holder))
      }
    }
  }
}
