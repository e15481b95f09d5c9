internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A `Sid` is made of ASCII letters and digits.
struct SidInvalid: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM074",
    title: "Sid has characters other than letters and digits",
    severity: .high,
    rationale: "IAM refuses the policy, and the deployment fails.",
    remediation: "Write letters and digits alone: no blanks, hyphens or underscores.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html"
    ],
    examples: [
      .failing(
        PolicyExample.permissions(
          "{Sid: ↓Send SMS, Effect: Allow, Action: sns:Publish, Resource: \"*\"}")),
      .failing(
        PolicyExample.permissions(
          "{Sid: ↓!Sub \"send-${Topic}\", Effect: Allow, Action: sns:Publish, Resource: \"*\"}")
          + "\nTopic:\n  Type: AWS::SNS::Topic"),
      .passing(
        PolicyExample.permissions(
          "{Sid: SendSMS1, Effect: Allow, Action: sns:Publish, Resource: \"*\"}")),
      .undecided(
        PolicyExample.permissions(
          "{Sid: !Ref AWS::StackName, Effect: Allow, Action: sns:Publish, Resource: \"*\"}")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judge(of: resource, in: scenario) { policy in
      policy.judgeStatements { statement in
        let sid = statement.value["Sid"]
        guard let text = sid.asText else { return .notApplicable }
        if let wrong = Self.wrongCharacter(in: text) {
          return .fail(
            Violation(
              "a Sid in \(policy.name) has '\(wrong)', and only letters and digits are allowed",
              at: policy.place(of: sid)))
        }
        return text.known == nil ? .undecided("a Sid in \(policy.name) is not decided") : .pass
      }
    }
  }

  private static func wrongCharacter(in text: Text) -> Unicode.Scalar? {
    for case .literal(let literal) in text.parts {
      for scalar in literal.unicodeScalars
      where !("a"..."z").contains(scalar) && !("A"..."Z").contains(scalar)
        && !("0"..."9").contains(scalar)
      {
        return scalar
      }
    }
    return nil
  }
}
