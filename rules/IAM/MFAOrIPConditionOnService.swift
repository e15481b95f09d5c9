internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A condition on a service's call is one that the call can meet.
struct MFAOrIPConditionOnService: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM091",
    title: "Condition on MFA or an address that a service never meets",
    severity: .medium,
    profiles: [.strict],
    rationale: """
      A service has no second factor, and calls from addresses of AWS. It does not get the role, and \
      what needs it fails.
      """,
    remediation: "Remove the condition; bind the service by aws:SourceAccount or aws:SourceArn.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html",
    ],
    examples: [
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Service: cognito-idp.amazonaws.com}, Action: sts:AssumeRole, \
          Condition: {Bool: {↓aws:MultiFactorAuthPresent: true}}}
          """)),
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole, \
          Condition: {IpAddress: {↓aws:SourceIp: 192.0.2.0/24}}}
          """)),
      .passing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {AWS: "111122223333"}, Action: sts:AssumeRole, \
          Condition: {Bool: {aws:MultiFactorAuthPresent: true}}}
          """,
          """
          {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole, \
          Condition: {NotIpAddress: {aws:SourceIp: 192.0.2.0/24}}}
          """)),
      .tolerated(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole, \
          Condition: {BoolIfExists: {aws:MultiFactorAuthPresent: true}}}
          """)),
      .undecided(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole, \
          Condition: !ImportValue condition}
          """)),
    ])

  let resourceTypes = WrittenPolicy.trustTypes

  private static let keys: Set = [
    "aws:multifactorauthpresent", "aws:multifactorauthage", "aws:sourceip",
  ]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeAllows(.trust, of: resource, in: scenario) { policy, statement in
      guard let service = statement.principal["Service"].items.first else { return .notApplicable }
      let entries = statement.conditions.filter { entry in
        Self.keys.contains(entry.key.lowercased()) && entry.needsKey
      }
      if entries.isEmpty, statement.hasOpenConditions {
        return .undecided("the conditions of \(policy.name) are not decided")
      }
      return Outcome(
        violations: entries.map { entry in
          Violation(
            "principal \(service.asText?.quoted ?? "…") never meets \(entry.writtenOperator) on "
              + "\(entry.shownKey) in \(policy.name); remove the condition",
            at: policy.place(of: entry))
        })
    }
  }
}
