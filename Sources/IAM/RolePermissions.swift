internal import Documents
public import Resolution
public import Templates

/// What the policies of a role allow it, in one scenario.
///
/// Inline and attached policies of the template, those of AWS as far as they are known, without what a
/// Deny takes or the boundary leaves out. Those of other stacks are not seen.
public struct RolePermissions {
  /// A policy of the role.
  public struct Policy {
    /// What is known of it.
    public enum Content {
      case document(PolicyDocument)
      case managedByAWS(AWSManagedPolicy)
      /// It is attached, and its content is not in the template.
      case unknown
    }

    /// What is known of it.
    public let content: Content
    /// The resource that holds it: the role itself, or one that attaches it; `nil` for one elsewhere.
    public let holder: Resource?
    /// It is made together with the role.
    public let isInline: Bool
    /// Where it is written, or named.
    public let value: Value

    /// Its text, where the template has it.
    public var document: PolicyDocument? {
      if case .document(let document) = content { document } else { nil }
    }

    /// Whether it allows an action, on whatever resources and conditions.
    public func allows(_ action: String) -> Truth { content.allows(action) }

    /// The statements of its text that allow an action, or might.
    public func grants(of action: String) -> [Grant] {
      statements(about: action).filter { $0.statement.effect != .deny }
    }

    fileprivate func statements(about action: String) -> [Grant] {
      (document?.compactMap { statement in
        let covers = statement.covers(action)
        guard covers != .no else { return nil }
        return Grant(
          policy: self, statement: statement, covers: statement.effect == .open ? .open : covers)
      }) ?? []
    }
  }

  /// A statement about an action that it allows or denies, or might.
  public struct Grant {
    /// The policy that holds it.
    public let policy: Policy
    /// The statement.
    public let statement: Statement
    /// It is about the action.
    public let covers: Truth
  }

  /// The role.
  public let role: Resource
  /// Its policies, those in the role first.
  public let policies: [Policy]
  /// What limits them, whatever they allow.
  public let boundary: Policy?
  /// Policies may be attached that are not seen.
  private let mayHaveMore: Bool

  /// The policies of a role of the template.
  public init(of role: Resource, in scenario: Scenario) {
    self = scenario.cached("permissions", of: role) {
      RolePermissions(collecting: role, in: scenario)
    }
  }

  private init(collecting role: Resource, in scenario: Scenario) {
    self.role = role
    let properties = scenario.properties(of: role)
    var collector = PolicyCollector(role: role, scenario: scenario)
    collector.addInline(properties["Policies"])
    collector.addManaged(properties["ManagedPolicyArns"])
    for resource in scenario.template.resources(ofTypes: PolicyCollector.attachingTypes) {
      collector.add(resource)
    }
    policies = collector.policies
    mayHaveMore = scenario.template.mayAttachMorePolicies || collector.mayHaveMore
    let limit = properties["PermissionsBoundary"]
    // What a macro may add is not there for sure.
    boundary = properties.writes("PermissionsBoundary") ? collector.managed(limit) : nil
  }

  /// Whether some policy allows an action, on whatever resources and conditions.
  public func allows(_ action: String) -> Truth {
    let granted = Truth.any(
      policies.map { $0.content.allows(action) } + (mayHaveMore ? [.open] : []))
    let denied = Truth.any(policies.map { $0.content.denies(action) })
    let limit = boundary.map { Truth.all([$0.allows(action), $0.content.denies(action).negated]) }
    return .all([granted, denied.negated, limit ?? .yes])
  }

  /// The statements that allow an action; those that a Deny or the boundary makes void are among them.
  public func grants(of action: String) -> [Grant] {
    policies.flatMap { $0.grants(of: action) }
  }

  /// The statements that surely take an action from everything but what they leave out.
  public func denials(of action: String) -> [Grant] {
    all.flatMap { policy in
      policy.statements(about: action).filter {
        $0.statement.effect == .deny && $0.covers == .yes && $0.statement.isUnconditional
      }
    }
  }

  /// IAM can read every statement of its policies and of its boundary.
  public var isReadable: Bool { all.allSatisfy { $0.document?.isReadable != false } }

  private var all: [Policy] { policies + [boundary].compactMap(\.self) }

  /// All of the role's permissions are in the template.
  public var isWhole: Bool {
    isWholeBesideAWS && policies.allSatisfy { $0.document != nil }
  }

  /// All of them are, but for policies that AWS manages: enough to say that a role does not do too much,
  /// not that it lacks something.
  public var isWholeBesideAWS: Bool {
    !mayHaveMore
      && policies.allSatisfy { policy in
        switch policy.content {
        case .document(let document): !document.isOpen
        case .managedByAWS: true
        case .unknown: false
        }
      }
  }
}

extension Template {
  /// Policies may be attached that are not written: SAM does so for connectors, and leaves roles alone
  /// that are written in full.
  fileprivate var mayAttachMorePolicies: Bool {
    mayHaveMoreThanServerless
      || usesSAM
        && resources.all.contains {
          $0.type == "AWS::Serverless::Connector" || $0.node["Connectors"] != nil
        }
  }
}

extension RolePermissions.Policy.Content {
  fileprivate func allows(_ action: String) -> Truth {
    switch self {
    case .unknown: .open
    case .managedByAWS(let policy): policy.allows(action)
    case .document(let document):
      .any(
        document.compactMap { statement in
          let covers = statement.effect == .deny ? .no : statement.covers(action)
          if covers == .no { return nil }
          return statement.effect == .open && covers == .yes ? .open : covers
        } + (document.isOpen ? [.open] : []))
    }
  }

  /// A Deny without condition, on every resource.
  fileprivate func denies(_ action: String) -> Truth {
    guard case .document(let document) = self else { return .no }
    return .any(
      document.compactMap { statement in
        let covers = statement.effect == .allow ? .no : statement.covers(action)
        if covers == .no { return nil }
        return .all(
          [covers, statement.isUnlimited] + (statement.effect == .open ? [.open] : []))
      })
  }
}

extension Statement {
  /// It has no `Condition`, or an empty one.
  public var isUnconditional: Bool { conditions.isEmpty && !mayHaveConditions }

  /// It has no `Condition`, or an empty one, and is about every resource.
  public var isUnlimited: Truth {
    let isUnconditional: Truth = !conditions.isEmpty ? .no : mayHaveConditions ? .open : .yes
    return .all([isUnconditional, isAboutEverything])
  }

  /// It is about what has no ARN, such as a phone number: `Resource` holds `*`, or `NotResource` ARNs alone.
  public var isAboutWhatHasNoARN: Truth {
    value.writes("NotResource")
      ? Self.holdsEverything(notResource).negated : isAboutEverything
  }

  private var mayHaveConditions: Bool { hasOpenConditions || value.hasOpenMembers }

  static func holdsEverything(_ resources: Value) -> Truth {
    if resources.isOpen { return .open }
    return .any(resources.items.map { $0.asText?.equals(Text("*")) ?? .open })
  }
}

/// Finds the policies of one role.
private struct PolicyCollector {
  /// Those that name the roles that they attach a policy to.
  static let attachingTypes = [
    ResourceType.policy, ResourceType.managedPolicy, ResourceType.rolePolicy,
  ]

  let role: Resource
  let scenario: Scenario
  private(set) var policies: [RolePermissions.Policy] = []
  private(set) var mayHaveMore = false

  init(role: Resource, scenario: Scenario) {
    self.role = role
    self.scenario = scenario
  }

  /// `Policies` of the role.
  mutating func addInline(_ section: Value) {
    if section.mayBeStructure { mayHaveMore = true }
    for item in section.items where !section.mayBeStructure {
      guard !item.mayBeStructure else {
        mayHaveMore = true
        continue
      }
      add(document: item["PolicyDocument"], heldBy: role, isInline: true)
    }
  }

  /// `ManagedPolicyArns` of the role.
  mutating func addManaged(_ section: Value) {
    if section.isOpen { mayHaveMore = true }
    for item in section.items where !section.isOpen { policies.append(managed(item)) }
  }

  /// A managed policy by its ARN.
  func managed(_ arn: Value) -> RolePermissions.Policy {
    let name: String? =
      switch arn.origin {
      case .resource(let logicalID), .attribute(let logicalID, "PolicyArn"): logicalID
      default: nil
      }
    if let policy = name.flatMap({ scenario.template.resources[$0] }),
      policy.type == ResourceType.managedPolicy
    {
      let document = PolicyDocument.permissions(
        scenario.properties(of: policy)["PolicyDocument"])
      return RolePermissions.Policy(
        content: .document(document), holder: policy, isInline: false, value: arn)
    }
    let known = arn.asText.flatMap { AWSManagedPolicy(arn: $0) }
    return RolePermissions.Policy(
      content: known.map { .managedByAWS($0) } ?? .unknown, holder: nil, isInline: false, value: arn
    )
  }

  /// A resource that may attach a policy to the role.
  mutating func add(_ resource: Resource) {
    let property = resource.type == ResourceType.rolePolicy ? "RoleName" : "Roles"
    let names = scenario.properties(of: resource)[property]
    guard !names.isAbsent else { return }
    switch Truth.any(names.items.map(isName)) {
    case .no: return
    case .open:
      if scenario.exists(resource) { mayHaveMore = true }
    case .yes:
      guard scenario.exists(resource) else { return }
      add(
        document: scenario.properties(of: resource)["PolicyDocument"], heldBy: resource,
        isInline: false)
    }
  }

  private mutating func add(document: Value, heldBy holder: Resource, isInline: Bool) {
    policies.append(
      RolePermissions.Policy(
        content: .document(PolicyDocument.permissions(document)), holder: holder,
        isInline: isInline, value: document))
  }

  /// Whether a value is the role's name; a name that CloudFormation makes is no other text.
  private func isName(_ value: Value) -> Truth {
    if case .resource(let logicalID) = value.origin {
      return logicalID == role.logicalID ? .yes : .no
    }
    guard let text = value.asText else { return .open }
    switch text.equals(scenario.resourceName(role.logicalID)) {
    case .yes: return .yes
    case .no: return .no
    case .open: return role.properties?["RoleName"] == nil ? .no : .open
    }
  }
}
