internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A policy names the resources that its holder works on, where actions take any.
struct ResourceStar: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM033",
    title: "Policy is about every resource",
    severity: .low,
    profiles: [.strict],
    rationale: """
      The holder may do the same to what belongs to other applications of the account, and to what \
      is made later.
      """,
    remediation: "Name the ARNs under Resource.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html",
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    ],
    examples: [
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: [s3:ListAllMyBuckets, s3:GetObject], Resource: ↓\"*\"}")),
      .passing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: [s3:ListAllMyBuckets, ec2:DescribeVpcs], Resource: \"*\"}",
          "{Effect: Allow, Action: s3:GetObject, Resource: \"arn:aws:s3:::acme/*\"}",
          """
          {Effect: Allow, Action: kms:Decrypt, Resource: "*", \
          Condition: {StringEquals: {aws:ResourceTag/team: app}}}
          """)),
      // A phone number has no ARN, so the role that sends SMS may publish to everything.
      .passing(SMSRoleExample.resources()),
      .undecided(
        PolicyExample.permissions(
          "{Effect: Allow, Action: s3:GetObject, Resource: !ImportValue bucket}")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeGrants(of: resource, in: scenario) { policy, statement in
      let isAbout = statement.isAboutEverything
      guard isAbout != .no else { return .pass }
      let scoped = statement.firstAction(where: \.takesResources)
      guard scoped != nil || statement.everyAction.isThere == .yes || statement.hasOpenActions
      else {
        return .notApplicable
      }
      if statement.conditions.contains(where: \.namesResources) { return .pass }
      guard isAbout == .yes, scoped != nil || statement.everyAction.isThere == .yes,
        !statement.hasOpenConditions
      else { return .undecided("which resources \(policy.name) is about is not decided") }
      if let exempt = statement.exemptionForSMS(of: resource, in: scenario) { return exempt }
      let name = scoped.map { statement.words(for: $0.action, namedBy: $0.item) } ?? "every action"
      return .fail(
        Violation(
          "\(policy.name) allows \(name) on every resource; name the ARNs",
          at: policy.place(of: statement.everyResource ?? statement.resource)))
    }
  }
}
