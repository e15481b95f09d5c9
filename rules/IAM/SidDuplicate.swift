internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A `Sid` names one statement of its document.
struct SidDuplicate: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM073",
    title: "Sid appears twice within a policy",
    severity: .high,
    precision: .veryHigh,
    rationale: "IAM refuses the policy: statement ids of a policy have to be unique.",
    remediation: "Give each statement a Sid of its own, or none.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html"
    ],
    examples: [
      .failing(
        PolicyExample.permissions(
          "{Sid: Send, Effect: Allow, Action: sns:Publish, Resource: \"*\"}",
          "{Sid: ↓Send, Effect: Allow, Action: ses:SendEmail, Resource: \"*\"}")),
      .passing(
        PolicyExample.permissions(
          "{Sid: Send, Effect: Allow, Action: sns:Publish, Resource: \"*\"}",
          "{Sid: send, Effect: Allow, Action: ses:SendEmail, Resource: \"*\"}",
          "{Sid: \"\", Effect: Allow, Action: s3:GetObject, Resource: \"*\"}",
          "{Sid: \"\", Effect: Allow, Action: s3:PutObject, Resource: \"*\"}")),
      .undecided(
        PolicyExample.permissions(
          "{Sid: Send, Effect: Allow, Action: sns:Publish, Resource: \"*\"}",
          "{Sid: !ImportValue sid, Effect: Allow, Action: ses:SendEmail, Resource: \"*\"}")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judge(of: resource, in: scenario) { policy in
      var earlier: [Text] = []
      return policy.judgeStatements { statement in
        let sid = statement.value["Sid"]
        guard let text = sid.asText, text.known != "" else { return .notApplicable }
        defer { earlier.append(text) }
        let same = earlier.map { $0.equals(text) }
        if same.contains(.yes) {
          return .fail(
            Violation(
              "Sid '\(text.known ?? "…")' appears twice in \(policy.name); rename one",
              at: policy.place(of: sid)))
        }
        return same.contains(.open)
          ? .undecided("a Sid in \(policy.name) is not decided") : .pass
      }
    }
  }
}
