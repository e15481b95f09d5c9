internal import Cognito
internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// A managed policy that the template makes is attached, or handed on.
struct PolicyAttachedToNothing: TemplateRule {
  let metadata = RuleMetadata(
    id: "IAM056",
    title: "Managed policy is attached to nothing",
    severity: .low,
    profiles: [.strict, .cis],
    rationale: """
      A policy without users is not looked after, and grants whatever it says to the next one who \
      attaches it.
      """,
    remediation: "Attach the policy, or remove it.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html"
    ],
    examples: [
      .failing(
        "↓" + PolicyExample.permissions("{Effect: Allow, Action: \"s3:*\", Resource: \"*\"}")),
      .passing(
        """
        AppPolicy:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            PolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: sns:ListTopics, Resource: "*"}]}
        AppRole:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}]}
            ManagedPolicyArns: [!Ref AppPolicy]
        """),
      .passing(
        """
        AppPolicy:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            PolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: sns:ListTopics, Resource: "*"}]}
            Roles: [deployer]
        """),
      .undecided(
        """
        AppPolicy:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            ManagedPolicyName: shared
        """),
    ])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    let named = references.resourcesNamed()
    return .worst(
      of: template.resources(ofTypes: [ResourceType.managedPolicy]).map { policy in
        if named.contains(policy.logicalID) || policy.isAttached { return .pass }
        if template.mayHaveMoreResources {
          return .undecided("what attaches policy '\(policy.logicalID)' may come from a macro")
        }
        if policy.properties?["ManagedPolicyName"] != nil {
          return .undecided("policy '\(policy.logicalID)' may be attached elsewhere by its name")
        }
        return .fail(
          Violation(
            "nothing in this template attaches policy '\(policy.logicalID)' or passes it on; remove it",
            at: Place(keyOf: policy.entry), in: policy))
      })
  }
}

extension Resource {
  fileprivate var isAttached: Bool {
    ["Roles", "Users", "Groups"].contains { key in
      properties?[key].map { $0.kind != .list || !$0.elements.isEmpty } ?? false
    }
  }
}
