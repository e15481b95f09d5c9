internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A statement has the elements that its kind of policy needs, each by its exact name.
struct StatementElements: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM071",
    title: "Policy statement has missing, extra or conflicting elements",
    severity: .high,
    precision: .veryHigh,
    rationale: "IAM refuses the policy as malformed, and the deployment fails.",
    remediation: """
      Write Effect, Action and, in a trust policy, Principal, in any other policy Resource; of an \
      element and its Not form write one.
      """,
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html"
    ],
    examples: [
      .failing(
        PolicyExample.trust(
          "↓{Effect: Allow, Resource: ↓\"*\", Action: sts:AssumeRole}")),
      .failing(PolicyExample.permissions("↓{Effect: Allow, Action: sns:Publish}")),
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, ↓Actions: sns:Publish, Action: sns:Publish, Resource: \"*\"}")),
      .failing(
        PolicyExample.permissions(
          "{Effect: Deny, Action: sns:*, NotAction: ↓sns:Publish, Resource: \"*\"}")),
      .passing(PolicyExample.permissions("{Effect: Allow, Action: sns:Publish, Resource: \"*\"}")),
      .passing(
        PolicyExample.trust(
          "{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}")),
      .undecided(PolicyExample.permissions("!ImportValue statement")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judge(of: resource, in: scenario) { policy in
      policy.judgeDefects { defect in
        // Of NotPrincipal in an Allow speaks IAM006.
        defect.subject == .element || defect.subject == .exclusion && defect.isInDeny
      }
    }
  }
}

extension PolicyDocument.Defect {
  fileprivate var isInDeny: Bool { key?.value.parent?["Effect"]?.string == "Deny" }
}
