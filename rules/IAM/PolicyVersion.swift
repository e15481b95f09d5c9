internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A policy says the current version, without which it is read by the rules of 2008.
struct PolicyVersion: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM075",
    title: "Policy has no version, an old one, or one that IAM does not know",
    severity: .low,
    rationale: """
      Without Version 2012-10-17 a policy variable such as ${aws:username} is plain text, so that \
      a statement is about nothing or about the wrong thing. IAM refuses a version that it does \
      not know.
      """,
    remediation: "Write Version 2012-10-17.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html",
    ],
    examples: [
      .failing(
        """
        AppPolicy:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            ↓PolicyDocument:
              Statement:
                - Effect: Allow
                  Action: s3:GetObject
                  Resource: "arn:aws:s3:::acme/${aws:username}/*"
        """),
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: sns:Publish, Resource: \"*\"}", version: "Version: ↓2008-10-17")),
      .failing(
        PolicyExample.trust(
          "{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}",
          version: "Version: ↓\"2012-10-18\"")),
      .passing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: sns:Publish, Resource: \"*\"}", version: "Version: 2012-10-17")),
      .undecided(
        PolicyExample.permissions(
          "{Effect: Allow, Action: sns:Publish, Resource: \"*\"}",
          version: "Version: !ImportValue version")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judge(of: resource, in: scenario) { policy in
      let version = policy.document.version
      // What is no policy at all is IAM070's business, and a Version that is no text IAM071's.
      guard policy.document.isOpen || !policy.document.statements.isEmpty,
        version.isAbsent || version.asText != nil
      else { return .notApplicable }
      let words: String
      switch version.knownText {
      case "2012-10-17": return .pass
      case "2008-10-17": words = "\(policy.name) has the old Version 2008-10-17"
      case let other?: words = "IAM refuses \(policy.name): Version '\(other)' does not exist"
      case nil where version.isAbsent:
        words = "\(policy.name) has no Version, so 2008-10-17 applies"
      case nil: return .undecided("the Version of \(policy.name) is not decided")
      }
      let variable = policy.document.firstPolicyVariable
      let effect = variable.map { value in
        ", and \(value.knownText.map { "'\($0)'" } ?? "a policy variable") in it is plain text"
      }
      return .fail(
        Violation(
          "\(words)\(effect ?? ""); write Version 2012-10-17",
          at: version.node.map { Place($0) } ?? policy.place,
          related: variable?.node.map {
            [RelatedPlace("taken as plain text", at: Place($0).range)]
          } ?? []))
    }
  }
}
