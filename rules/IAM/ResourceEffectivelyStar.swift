internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A pattern that covers every resource says no more than `*`.
struct ResourceEffectivelyStar: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM079",
    title: "Resource is a pattern that covers everything",
    severity: .low,
    profiles: [.strict],
    rationale: """
      The ARN looks like a limit and is none: the statement is about every resource of the service.
      """,
    remediation: "Name the resources.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html"
    ],
    examples: [
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: logs:PutLogEvents, Resource: ↓\"arn:aws:logs:*:*:*\"}")),
      .failing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: [s3:GetObject, sns:Publish], Resource: \
          [↓!Sub "arn:${AWS::Partition}:s3:::*/*", ↓"arn:*:*:*:*:*", "arn:aws:s3:::acme/*"]}
          """)),
      .passing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: sns:Publish, \
          Resource: ["*", !Sub "arn:aws:sns:*:${AWS::AccountId}:*", "arn:aws:s3:::acme-*"]}
          """,
          "{Effect: Deny, Action: s3:*, Resource: \"arn:aws:s3:::*\"}")),
      .undecided(
        PolicyExample.permissions(
          "{Effect: Allow, Action: sns:Publish, Resource: !ImportValue topic}")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeAllows(.permissions, of: resource, in: scenario) { policy, statement in
      .worst(
        of: statement.resource.items.map { item in
          guard let text = item.asText, text.known != "*" else { return .pass }
          switch text.onlyAtom?.origin {
          case .parameter, .derived:
            return .undecided("which resources \(policy.name) is about is not decided")
          case .pseudoParameter, .resource, .attribute, .fresh, nil: break
          }
          guard text.isEffectivelyStar else { return .pass }
          return .fail(
            Violation(
              "resource \(text.quoted) in \(policy.name) covers every resource; name those that are needed",
              at: policy.place(of: item), discriminator: text.written))
        })
    }
  }
}
