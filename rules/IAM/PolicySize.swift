internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A policy is as long as IAM takes it.
struct PolicySize: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM085",
    title: "Policy exceeds a size quota of IAM",
    severity: .high,
    rationale: "IAM refuses the policy, and the deployment fails.",
    remediation: """
      Part the policy into several managed policies, or name actions and resources by patterns.
      """,
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"
    ],
    examples: [
      .failing(
        """
        AppPolicy:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            ↓PolicyDocument:
              Statement:
                Effect: Allow
                Action: s3:GetObject
                Resource: \(Self.name(ofParts: 8))
        """),
      .failing(
        """
        ↓AppRole:
          Type: AWS::IAM::Role
          Properties:
            Policies:
              - PolicyName: app
                PolicyDocument:
                  Statement:
                    Effect: Allow
                    Action: s3:GetObject
                    Resource: \(Self.name(ofParts: 7))
        More:
          Type: AWS::IAM::Policy
          Properties:
            Roles: [!Ref AppRole]
            PolicyDocument:
              Statement:
                Effect: Allow
                Action: s3:PutObject
                Resource: \(Self.name(ofParts: 7))
        """),
      .passing(
        PolicyExample.permissions("{Effect: Allow, Action: sns:Publish, Resource: \"*\"}")),
      // A trust policy may have up to 4,096 characters where the quota is raised.
      .passing(
        """
        AppRole:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: "2012-10-17"
              Statement:
                Effect: Allow
                Action: sts:AssumeRole
                Principal: {AWS: "111122223333"}
                Condition:
                  ArnLike:
                    aws:PrincipalArn: \(Self.name(ofParts: 3))
        """),
      .undecided(
        """
        AppPolicy:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            PolicyDocument: !ImportValue app-policy
        """),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  /// Characters of a managed policy.
  private static let managed = 6_144
  /// Characters of all inline policies together, by what holds them.
  private static let inline = [
    ResourceType.role: 10_240, ResourceType.user: 2_048, ResourceType.group: 5_120,
  ]
  /// Characters of a trust policy.
  private static let trust = 2_048
  /// The same where the quota is raised as far as it can be.
  private static let raisedTrust = 4_096

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    if resource.type == ResourceType.managedPolicy {
      let document = scenario.properties(of: resource)["PolicyDocument"]
      return document.isAbsent
        ? .notApplicable
        : judge([document], Self.managed, resource.nameInIAM, resource)
    }
    guard let limit = Self.inline[resource.type] else { return .notApplicable }
    let properties = scenario.properties(of: resource)
    var documents = properties["Policies"].items.map { $0["PolicyDocument"] }
    if resource.type == ResourceType.role {
      // Those of other resources count with the role's own.
      documents = RolePermissions(of: resource, in: scenario).policies.filter { policy in
        policy.document != nil && policy.holder?.type != ResourceType.managedPolicy
      }.map(\.value)
    }
    let permissions =
      documents.isEmpty
      ? Outcome.notApplicable
      : judge(documents, limit, "the inline policies of \(resource.nameInIAM)", resource)
    return .worst(
      of: [permissions, judgeTrust(properties["AssumeRolePolicyDocument"], resource)])
  }

  private func judgeTrust(_ document: Value, _ resource: Resource) -> Outcome {
    guard !document.isAbsent else { return .notApplicable }
    let name = "the trust policy of \(resource.nameInIAM)"
    let outcome = judge([document], Self.raisedTrust, name, resource)
    let size = document.leastPolicySize
    guard case .pass = outcome, size > Self.trust else { return outcome }
    return .pass(
      remark: Violation(
        "the size of \(name) is \(size) characters, but IAM allows \(Self.trust) unless the quota is raised",
        at: Place(of: document, at: ["AssumeRolePolicyDocument"], in: resource)))
  }

  private func judge(
    _ documents: [Value], _ limit: Int, _ name: String, _ resource: Resource
  ) -> Outcome {
    let size = documents.reduce(0) { $0 + $1.leastPolicySize }
    if size <= limit {
      return documents.contains { PolicyDocument.permissions($0).isOpen }
        ? .undecided("\(name) is not all in the template") : .pass
    }
    let node = documents.count == 1 ? documents[0].node : nil
    let isInline = Self.inline[resource.type] == limit
    return .fail(
      Violation(
        "the size of \(name) is \(size) characters or more, but IAM allows \(limit)",
        at: node.flatMap { isInline ? nil : Place($0) } ?? Place(keyOf: resource.entry),
        discriminator: "\(limit)"))
  }

  /// A name of so many parts of 800 characters, in a few lines.
  private static func name(ofParts count: Int) -> String {
    let eight = String(repeating: "${P}", count: 8)
    let part = String(repeating: "0123456789", count: 10)
    let parts = String(repeating: "${A}", count: count)
    return "!Sub [\"arn:aws:s3:::acme/\(parts)\", {A: !Sub [\"\(eight)\", {P: a\(part)}]}]"
  }
}

extension Value {
  /// Characters of a policy as IAM counts them, without white space: at least so many.
  ///
  /// What is open counts as nothing. Depth is bounded by the reader's.
  fileprivate var leastPolicySize: Int {
    // A text is a policy in JSON already.
    guard case .scalar(let text, _) = content else { return leastJSONSize }
    return text.leastSize { $0 > 0x20 ? 1 : 0 }
  }

  private var leastJSONSize: Int {
    switch content {
    case .absent: return "null".utf8.count
    case .open: return 0
    case .scalar(let text, let kind):
      let isBare = text.known != nil && [.boolean, .integer, .real].contains(kind)
      return text.leastSize(Self.sizeInJSON) + (isBare ? 0 : "\"\"".utf8.count)
    case .list(let items):
      return items.reduce(1 + max(items.count, 1)) { $0 + $1.leastJSONSize }
    case .mapping:
      let members = members
      return members.reduce(1 + max(members.count, 1)) { size, member in
        size + Text(member.entry.key).leastSize(Self.sizeInJSON) + "\"\":".utf8.count
          + member.value.leastJSONSize
      }
    }
  }

  /// The characters that a byte comes to in a text of JSON; blanks do not count.
  private static func sizeInJSON(_ byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: " "): 0
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x09, 0x0A, 0x0D: 2
    case 0..<0x20: 6
    default: 1
    }
  }
}

extension Text {
  /// The sum over the known bytes that do not go on with another: each begins a character.
  fileprivate func leastSize(_ size: (UInt8) -> Int) -> Int {
    parts.reduce(0) { sum, part in
      guard case .literal(let literal) = part else { return sum }
      return literal.utf8.reduce(sum) { $0 + ($1 & 0xC0 == 0x80 ? 0 : size($1)) }
    }
  }
}
