internal import Documents
public import Findings
public import IAM
public import Resolution
public import Rules
public import Templates

/// A policy as a resource writes it: who may take a role, or what somebody may do.
public final class WrittenPolicy {
  /// The types that write policies of IAM.
  public static let resourceTypes = ResourceType.policyHolders + attachedTypes
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
    if ResourceType.samRoleMakers.contains(resource.type), properties["Role"].isAbsent {
      for item in properties["Policies"].items {
        if let document = SAMPolicyTemplate.document(for: item) {
          values.append((.permissions, document))
        } else if !item["Statement"].isAbsent {
          values.append((.permissions, item))
        } else if item.mayBeStructure || !item.members.isEmpty {
          // A template that is newer than the table is open too.
          isWhole = false
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
    _ check: @escaping (WrittenPolicy, Statement) -> Outcome
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
    of resource: Resource, in scenario: Scenario,
    _ check: @escaping (WrittenPolicy, Statement) -> Outcome
  ) -> Outcome {
    judgeAllows(.permissions, of: resource, in: scenario) { policy, statement in
      statement.isAdministrative == .yes ? .notApplicable : check(policy, statement)
    }
  }

  /// Asks `check` of each statement, and takes the worst answer.
  ///
  /// Whom a trust policy lets in is not known while one of its statements cannot be read.
  public func judgeStatements(_ check: @escaping (Statement) -> Outcome) -> Outcome {
    guard kind == .permissions || document.isReadable else { return .notApplicable }
    return judgeItems { [self] items in
      .worst(of: items.compactMap { document.statement(in: $0) }.map { judge($0, check) })
    }
  }

  /// What a rule says of a statement counts where IAM can read it.
  private func judge(_ statement: Statement, _ check: (Statement) -> Outcome) -> Outcome {
    let outcome = check(statement)
    switch outcome {
    case .pass(remark: nil), .notApplicable: return outcome
    case .pass, .fail, .undecided, .broken, .apart:
      return statement.isReadable ? outcome : .notApplicable
    }
  }

  /// Asks `check` of the statements together, and of those apart that are decided by themselves.
  private func judgeItems(_ check: @escaping ([Value]) -> Outcome) -> Outcome {
    func outcome(of items: [Value], mayHaveMore: Bool) -> Outcome {
      let mayBeMore = mayHaveMore || items.contains { isOpen($0) }
      return .worst(of: [check(items)] + (mayBeMore ? [undecided] : []))
    }
    let together = outcome(of: document.itemsTogether, mayHaveMore: document.mayHaveMore)
    let apart = document.itemsApart.map { node in
      Outcome.Part(about: node) { [document] _ in
        let item = document.item(at: node)
        return outcome(of: item.isAbsent ? [] : [item], mayHaveMore: false)
      }
    }
    return apart.isEmpty ? together : .apart(apart, beside: together)
  }

  private func isOpen(_ item: Value) -> Bool {
    guard let statement = document.statement(in: item) else { return true }
    return item.hasOpenMembers && statement.isReadable
  }

  /// Fails for what makes IAM refuse the policy, as far as it is about some subjects.
  public func judgeDefects(
    _ isMeant: @escaping (PolicyDocument.Defect) -> Bool
  ) -> Outcome {
    let ofDocument = outcome(of: document.documentDefects.filter(isMeant))
    let ofStatements = judgeItems { [self] items in
      let statements = items.compactMap { document.statement(in: $0) }
      return outcome(of: statements.flatMap { document.defects(of: $0) }.filter(isMeant))
    }
    return .worst(of: [ofDocument, ofStatements])
  }

  private func outcome(of defects: [PolicyDocument.Defect]) -> Outcome {
    Outcome(
      violations: defects.map { defect in
        Violation(
          "IAM refuses \(name): \(defect.message)",
          at: defect.key.map { Place(keyOf: $0) } ?? defect.node.map { Place($0) } ?? place,
          discriminator: "\(defect.subject)")
      })
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
      case ResourceType.samFunction: "function"
      case ResourceType.samStateMachine: "state machine"
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
      ResourceType.policyHolders.contains(resource.type)
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
