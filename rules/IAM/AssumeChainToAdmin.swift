internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// No role of the template can become one that may do everything.
struct AssumeChainToAdmin: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM061",
    title: "Role can assume an administrator role of the template",
    severity: .high,
    profiles: [.strict],
    rationale: """
      Whoever holds the role holds the administrator role as well: the narrower policies of the first keep \
      nothing back.
      """,
    remediation: """
      Take sts:AssumeRole on the administrator role out, or the first role out of its trust policy.
      """,
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_terms-and-concepts.html"
    ],
    examples: [
      .failing(Self.example(target: "↓!GetAtt Admin.Arn", principal: "!GetAtt Role.Arn")),
      .failing(Self.example(target: "↓\"*\"", principal: "!Ref AWS::AccountId")),
      .passing(
        Self.example(
          target: "!GetAtt Admin.Arn", principal: "!Ref AWS::AccountId", policy: "ReadOnlyAccess")),
      .tolerated(Self.example(target: "!GetAtt Admin.Arn", principal: "!GetAtt Other.Arn")),
      .tolerated(Self.example(target: "!GetAtt Other.Arn", principal: "!GetAtt Role.Arn")),
    ])

  let resourceTypes = [ResourceType.role]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let permissions = RolePermissions(of: resource, in: scenario)
    guard permissions.allows("sts:AssumeRole") != .no,
      WidePermissions(of: resource, in: scenario).administration == nil
    else { return .notApplicable }
    let others = scenario.resources(ofType: resource.type).filter { other in
      other.logicalID != resource.logicalID
        && WidePermissions(of: other, in: scenario).administration != nil
        && trusts(other, resource, in: scenario)
    }
    for grant in permissions.grants(of: "sts:AssumeRole")
    where grant.covers == .yes && permissions.allows("sts:AssumeRole") == .yes {
      for item in grant.statement.resource.items {
        guard let pattern = item.asText,
          let admin = others.first(where: { other in
            scenario.attribute("Arn", of: other.logicalID)?.matches(pattern: pattern) == true
          })
        else { continue }
        return .fail(
          Violation(
            "role '\(resource.logicalID)' can assume role '\(admin.logicalID)', which may do everything; "
              + "remove that permission",
            at: item.node.map { Place($0) } ?? Place(keyOf: resource.entry),
            related: [RelatedPlace("the administrator role", at: admin.entry.keyRange)],
            in: grant.policy.holder ?? resource))
      }
    }
    return .pass
  }

  /// The trust policy of a role names another one, or the account of both.
  private func trusts(_ admin: Resource, _ role: Resource, in scenario: Scenario) -> Bool {
    let policy = scenario.properties(of: admin)["AssumeRolePolicyDocument"]
    let account = scenario.pseudoParameter("AWS::AccountId")
    return PolicyDocument.trust(policy).statements.contains { statement in
      statement.effect == .allow && statement.covers("sts:AssumeRole") == .yes
        && (statement.principal.knownText == "*"
          || statement.principal["AWS"].items.compactMap(\.asText).contains { name in
            name == scenario.attribute("Arn", of: role.logicalID) || name == account
              || name.known == "*"
              || name.arnComponents.map {
                $0.count == 6 && $0[4] == account && $0[5].known == "root"
              }
                ?? false
          })
    }
  }

  private static func example(
    target: String, principal: String, policy: String = "AdministratorAccess"
  ) -> String {
    """
    Role:
      Type: AWS::IAM::Role
      Properties:
        AssumeRolePolicyDocument:
          Version: "2012-10-17"
          Statement:
            - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
        Policies:
          - PolicyName: chain
            PolicyDocument:
              Version: "2012-10-17"
              Statement:
                - {Effect: Allow, Action: sts:AssumeRole, Resource: \(target)}
    Admin:
      Type: AWS::IAM::Role
      Properties:
        AssumeRolePolicyDocument:
          Version: "2012-10-17"
          Statement:
            - {Effect: Allow, Principal: {AWS: \(principal)}, Action: sts:AssumeRole}
        ManagedPolicyArns: ["arn:aws:iam::aws:policy/\(policy)"]
    Other:
      Type: AWS::IAM::Role
      Properties:
        AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}]}
    """
  }
}
