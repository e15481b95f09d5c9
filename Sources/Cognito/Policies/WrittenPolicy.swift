internal import Documents
public import Findings
public import IAM
public import Resolution
public import Rules
public import Templates

/// A policy as a resource writes it: who may take a role, or what somebody may do.
public final class WrittenPolicy {
  /// The types that write policies of IAM.
  public static let resourceTypes = ResourceType.identities + attachedTypes
  /// The types that have a trust policy.
  public static let trustTypes = [ResourceType.role]

  // Those that are a policy.
  private static let attachedTypes = [
    ResourceType.policy, ResourceType.managedPolicy, ResourceType.rolePolicy,
    ResourceType.userPolicy,
    ResourceType.groupPolicy,
  ]

  /// What it is about.
  public let kind: PolicyDocument.Kind
  /// The resource that writes it.
  public let resource: Resource
  /// The property that holds it.
  public let value: Value
  /// The same, read.
  public let document: PolicyDocument

  private init(_ kind: PolicyDocument.Kind, _ value: Value, of resource: Resource) {
    self.kind = kind
    self.resource = resource
    self.value = value
    document = PolicyDocument.reading(value, as: kind)
  }

  /// Asks `check` of each policy of a resource, and takes the worst answer.
  ///
  /// - Parameter kind: the policies to ask of; all of them where it is `nil`.
  public static func judge(
    _ kind: PolicyDocument.Kind? = nil, of resource: Resource, in scenario: Scenario,
    _ check: (WrittenPolicy) -> Outcome
  ) -> Outcome {
    let (policies, isWhole) = scenario.cached("policies", of: resource) {
      all(of: resource, in: scenario)
    }
    let wanted = policies.filter { kind ?? $0.kind == $0.kind }
    let open = Outcome.undecided(
      "inline policies of \(resource.nameInIAM) are not in the template")
    return .worst(of: wanted.map(check) + (isWhole || kind == .trust ? [] : [open]))
  }

  /// The policies of a resource, and whether they are all that it has.
  private static func all(
    of resource: Resource, in scenario: Scenario
  ) -> (policies: [WrittenPolicy], isWhole: Bool) {
    let properties = scenario.properties(of: resource)
    var values: [(PolicyDocument.Kind, Value)] = []
    var isWhole = true
    if trustTypes.contains(resource.type) {
      values.append((.trust, properties["AssumeRolePolicyDocument"]))
    }
    if ResourceType.identities.contains(resource.type) {
      let section = properties["Policies"]
      for item in section.items {
        if item.mayBeStructure {
          isWhole = false
        } else {
          values.append((.permissions, item["PolicyDocument"]))
        }
      }
    }
    if attachedTypes.contains(resource.type) {
      values.append((.permissions, properties["PolicyDocument"]))
    }
    let policies = values.filter { !$0.1.isAbsent }.map { WrittenPolicy($0, $1, of: resource) }
    return (policies, isWhole)
  }

  /// Asks `check` of each Allow statement of the policies of a kind, and takes the worst answer.
  ///
  /// It fails only for those that surely allow.
  public static func judgeAllows(
    _ kind: PolicyDocument.Kind?, of resource: Resource, in scenario: Scenario,
    _ check: (WrittenPolicy, Statement) -> Outcome
  ) -> Outcome {
    judge(kind, of: resource, in: scenario) { policy in
      policy.judgeStatements { statement in
        if statement.effect == .deny { return .notApplicable }
        let outcome = check(policy, statement)
        guard statement.effect == .open, case .fail = outcome else { return outcome }
        return .undecided("the Effect of a statement in \(policy.name) is not decided")
      }
    }
  }

  /// The same for what somebody may do, but for statements that allow everything on everything.
  ///
  /// Of those speaks IAM030, and hides what else is too wide in them.
  public static func judgeGrants(
    of resource: Resource, in scenario: Scenario, _ check: (WrittenPolicy, Statement) -> Outcome
  ) -> Outcome {
    judgeAllows(.permissions, of: resource, in: scenario) { policy, statement in
      statement.isAdministrative == .yes ? .notApplicable : check(policy, statement)
    }
  }

  /// Asks `check` of each statement, and takes the worst answer.
  ///
  /// Whom a trust policy lets in is not known while one of its statements cannot be read.
  public func judgeStatements(_ check: (Statement) -> Outcome) -> Outcome {
    guard kind == .permissions || document.isReadable else { return .notApplicable }
    let outcomes = document.written.map { statement -> Outcome in
      let outcome = check(statement)
      switch outcome {
      case .pass(remark: nil), .notApplicable: return outcome
      case .pass, .fail, .undecided, .broken:
        return statement.isReadable ? outcome : .notApplicable
      }
    }
    return .worst(of: outcomes + (isOpen ? [undecided] : []))
  }

  /// Fails for what makes IAM refuse the policy, as far as it is about some subjects.
  public func judgeDefects(
    _ isMeant: (PolicyDocument.Defect) -> Bool
  ) -> Outcome {
    let defects = document.defects.filter(isMeant)
    guard defects.isEmpty else {
      return .fail(
        defects.map { defect in
          Violation(
            "IAM refuses \(name): \(defect.message)",
            at: defect.key.map { Place(keyOf: $0) } ?? defect.node.map { Place($0) } ?? place,
            discriminator: "\(defect.subject)")
        })
    }
    return isOpen ? undecided : .pass
  }

  /// Fails for a statement that writes an element.
  public func judgeAbsence(
    of element: String, from statement: Statement, _ words: @autoclosure () -> String
  ) -> Outcome {
    if statement.value.writes(element) {
      return .fail(Violation(words(), at: place(ofKey: element, in: statement)))
    }
    return statement.value[element].isAbsent
      ? .pass : .undecided("a macro may add \(element) to \(name)")
  }

  private var isOpen: Bool {
    document.isOpen || !document.statements { $0.value.hasOpenMembers }.isEmpty
  }

  private var undecided: Outcome { .undecided("\(name) is not all in the template") }
}

extension Resource {
  /// A resource of IAM in a message: `role 'App'`, or `policy 'Read'` whatever kind of policy it is.
  public var nameInIAM: String {
    let noun =
      switch type {
      case ResourceType.role: "role"
      case ResourceType.user: "user"
      case ResourceType.group: "group"
      default: "policy"
      }
    return "\(noun) '\(logicalID)'"
  }
}

extension WrittenPolicy {
  /// What messages call it.
  public var name: String {
    switch kind {
    case .trust: "the trust policy of \(resource.nameInIAM)"
    case .permissions:
      ResourceType.identities.contains(resource.type)
        ? "a policy of \(resource.nameInIAM)" : resource.nameInIAM
    }
  }

  /// Where the policy stands.
  public var place: Place { value.node.map { Place($0) } ?? Place(keyOf: resource.entry) }

  /// Where a statement or a value in it stands.
  public func place(of value: Value) -> Place { value.node.map { Place($0) } ?? place }

  /// The key of an element of a statement; the statement where it has no place of its own.
  public func place(ofKey key: String, in statement: Statement) -> Place {
    guard let entry = statement.value.members.first(where: { $0.entry.key == key })?.entry,
      statement.node?.isInSameDocument(as: entry.value) != false
    else { return place(of: statement.value) }
    return Place(keyOf: entry)
  }

  /// The key of a condition; its values where it has no place of its own.
  public func place(of entry: ConditionEntry) -> Place {
    entry.isWrittenInPlace ? Place(keyOf: entry.entry) : place(of: entry.values)
  }

  /// The operator of a condition; its values where it has no place of its own.
  public func place(ofOperatorOf entry: ConditionEntry) -> Place {
    entry.isWrittenInPlace ? Place(keyOf: entry.operatorEntry) : place(of: entry.values)
  }
}
