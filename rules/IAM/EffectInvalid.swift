internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// `Effect` is one of two words, in exactly this spelling.
struct EffectInvalid: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM072",
    title: "Effect is neither Allow nor Deny",
    severity: .high,
    precision: .veryHigh,
    rationale: "IAM refuses the policy as malformed, and the deployment fails.",
    remediation: "Write Allow or Deny, with a capital letter.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html"
    ],
    examples: [
      .failing(PolicyExample.permissions("{Effect: ↓allow, Action: sns:Publish, Resource: \"*\"}")),
      .failing(
        PolicyExample.trust(
          "{Effect: ↓Permit, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}")),
      .passing(PolicyExample.permissions("{Effect: Deny, Action: sns:Publish, Resource: \"*\"}")),
      .undecided(
        PolicyExample.permissions(
          "{Effect: !ImportValue effect, Action: sns:Publish, Resource: \"*\"}")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judge(of: resource, in: scenario) { policy in
      let outcome = policy.judgeDefects { $0.subject == .effect }
      guard case .pass = outcome,
        policy.document.statements.contains(where: \.writtenEffect.mayBeStructure)
      else { return outcome }
      return .undecided("an Effect in \(policy.name) is not decided")
    }
  }
}
