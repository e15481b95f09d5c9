internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// A role that the template makes is used by something.
struct RoleUnused: TemplateRule {
  let metadata = RuleMetadata(
    id: "IAM060",
    title: "Role is referenced by nothing",
    severity: .info,
    profiles: [.strict],
    rationale: "A role without use is not looked after, and still can be taken by whom it trusts.",
    remediation: "Remove the role, or name it where it is needed.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html"
    ],
    examples: [
      .failing(
        """
        ↓AppRole:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Statement:
                - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
        AppPolicy:
          Type: AWS::IAM::Policy
          Properties:
            Roles: [!Ref AppRole]
        """),
      .passing(
        """
        AppRole:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}]}
        Handler:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt AppRole.Arn
        """),
      .passing(
        """
        Visitors:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: "2012-10-17"
              Statement:
                - {Effect: Allow, Principal: {AWS: "111122223333"}, Action: sts:AssumeRole}
        """),
      .undecided(
        """
        AppRole:
          Type: AWS::IAM::Role
          Properties:
            RoleName: app
        """),
    ])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    // What gives a role its permissions does not use it.
    let attachments = Set(
      template.resources(ofTypes: Self.attachmentTypes).map(\.logicalID))
    let named = references.resourcesNamed(notBy: attachments)
    return .worst(
      of: template.resources(ofTypes: [ResourceType.role]).map { role in
        if named.contains(role.logicalID) || role.isForOutsiders { return .pass }
        if template.mayHaveMoreResources {
          return .undecided("what uses role '\(role.logicalID)' may come from a macro")
        }
        if role.properties?["RoleName"] != nil {
          return .undecided("role '\(role.logicalID)' may be used elsewhere by its name")
        }
        return .fail(
          Violation(
            "nothing in this template uses role '\(role.logicalID)'; remove it",
            at: Place(keyOf: role.entry), in: role))
      })
  }

  private static let attachmentTypes = [
    ResourceType.policy, ResourceType.managedPolicy, ResourceType.rolePolicy,
  ]
}

extension Resource {
  /// People and other accounts assume the role by its ARN, which no template shows.
  fileprivate var isForOutsiders: Bool {
    guard let policy = properties?["AssumeRolePolicyDocument"] else { return false }
    return policy.kind.isScalar || policy.names(anyOf: ["AWS", "Federated"])
  }
}

extension Node {
  /// Depth is bounded by the reader's.
  fileprivate func names(anyOf keys: [String]) -> Bool {
    elements.contains { $0.names(anyOf: keys) }
      || entries.contains { keys.contains($0.key) || $0.value.names(anyOf: keys) }
  }
}
