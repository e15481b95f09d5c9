internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// Who may set up a bucket may use what is in it: else he gives himself that right.
struct ResourcePolicyEscalation: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM089",
    title: "Role can open a bucket whose objects it may not use",
    severity: .medium,
    profiles: [.strict],
    rationale: """
      The role has no right to the objects, and gives it to itself or to anyone by the policy, the \
      access list or the lifecycle of the bucket.
      """,
    remediation: "Remove the action that sets up the bucket.",
    references: [
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html",
    ],
    examples: [
      .failing(
        Self.role(
          "{Effect: Allow, Action: [s3:GetObject, ↓s3:PutBucketPolicy], Resource: \"arn:aws:s3:::a\"}"
        )
      ),
      .failing(
        Self.role(
          """
          {Effect: Allow, Action: [↓s3:PutLifecycleConfiguration, s3:GetObject, s3:PutObject], \
          Resource: ["arn:aws:s3:::a", "arn:aws:s3:::a/*"]}
          """)),
      .passing(
        Self.role(
          """
          {Effect: Allow, Action: [s3:PutBucketPolicy, s3:GetObject, s3:PutObject, s3:DeleteObject], \
          Resource: ["arn:aws:s3:::a", "arn:aws:s3:::a/*"]}
          """)),
      .passing(Self.role("{Effect: Allow, Action: s3:ListBucket, Resource: \"arn:aws:s3:::a\"}")),
      .undecided(
        Self.role(
          "{Effect: Allow, Action: s3:PutBucketPolicy, Resource: \"arn:aws:s3:::a\"}",
          more: "ManagedPolicyArns: [!ImportValue policy]")),
    ])

  let resourceTypes = [ResourceType.role]

  /// What sets up a bucket, and what it can be used to get on the bucket's objects.
  private static let setters: [(action: String, gives: [String])] = [
    ("s3:PutBucketPolicy", ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]),
    ("s3:PutBucketAcl", ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]),
    ("s3:PutLifecycleConfiguration", ["s3:DeleteObject"]),
  ]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let permissions = RolePermissions(of: resource, in: scenario)
    let outcomes = Self.setters.flatMap { setter -> [Outcome] in
      guard permissions.allows(setter.action) == .yes else { return [.pass] }
      return permissions.grants(of: setter.action).filter { grant in
        grant.covers == .yes && grant.statement.isUnconditional
          && grant.statement.isAboutEverything == .no && grant.statement.notAction.isAbsent
      }.map { judge($0, setter, permissions, scenario) }
    }
    return .worst(of: outcomes)
  }

  private func judge(
    _ grant: RolePermissions.Grant, _ setter: (action: String, gives: [String]),
    _ permissions: RolePermissions, _ scenario: Scenario
  ) -> Outcome {
    .worst(
      of: grant.statement.resource.items.map { bucket in
        guard let text = bucket.asText, text.onlyAtom == nil || scenario.shape(of: text) != text,
          text.matches(pattern: Text("*/*")) == false || text.onlyAtom != nil
        else { return .pass }
        let missing = setter.gives.filter { !Self.isAllowed($0, onObjectsOf: text, permissions) }
        guard !missing.isEmpty else { return .pass }
        guard permissions.isWhole else {
          return .undecided(
            "the policies of role '\(permissions.role.logicalID)' are not all in the template")
        }
        let item = grant.statement.item(covering: [setter.action]).value ?? grant.statement.value
        let holder = grant.policy.holder ?? permissions.role
        return .fail(
          Violation(
            "role '\(permissions.role.logicalID)' can give itself \(missing.joined(separator: ", ")) on "
              + "\(text.quoted) by \(setter.action); remove that action",
            at: item.node.map { Place($0) } ?? Place(keyOf: holder.entry), in: holder,
            discriminator: "\(setter.action) \(text.written)"))
      })
  }

  /// Some statement may allow the action on what is in the bucket.
  private static func isAllowed(
    _ action: String, onObjectsOf bucket: Text, _ permissions: RolePermissions
  ) -> Bool {
    var object = bucket
    object.append("/")
    object.append(.atom(Atom(.derived("object"))))
    return permissions.grants(of: action).contains { grant in
      grant.statement.value.writes("NotResource")
        || grant.statement.resource.items.contains { item in
          guard let text = item.asText else { return true }
          return text.onlyAtom != nil && text != bucket || object.matches(pattern: text) != false
        }
    }
  }

  private static func role(_ statement: String, more: String = "Path: /") -> String {
    """
    AppRole:
      Type: AWS::IAM::Role
      Properties:
        AssumeRolePolicyDocument:
          Version: "2012-10-17"
          Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
        \(more)
        Policies:
          - PolicyName: app
            PolicyDocument:
              Version: "2012-10-17"
              Statement: \(statement)
    """
  }
}
