public import Documents
public import Resolution

/// One statement of a policy, in one scenario.
public struct Statement {
  /// What the statement does with the calls that it applies to.
  public enum Effect: Sendable {
    case allow
    case deny
    /// Not decided by the template, or not a word that IAM knows.
    case open
  }

  /// The statement as written.
  public let value: Value
  /// What it does.
  public let effect: Effect
  let writtenEffect: Value
  /// `Principal`; absent where the statement has none.
  public let principal: Value
  /// `Action`; absent where the statement has none.
  public let action: Value
  /// `NotAction`; absent where the statement has none.
  public let notAction: Value
  /// `Resource`; absent where the statement has none, as in a trust policy.
  public let resource: Value
  /// `NotResource`; absent where the statement has none.
  public let notResource: Value
  /// The entries of `Condition`, each of which must hold.
  public let conditions: [ConditionEntry]
  /// `Condition` or one of its operators is not decided by the template.
  public let hasOpenConditions: Bool
  let hasMalformedConditions: Bool

  init(_ value: Value) {
    self.value = value
    principal = value["Principal"]
    action = value["Action"]
    notAction = value["NotAction"]
    resource = value["Resource"]
    notResource = value["NotResource"]
    writtenEffect = value["Effect"]
    effect =
      switch writtenEffect.knownText {
      case "Allow": .allow
      case "Deny": .deny
      default: .open
      }
    let block = value["Condition"]
    let operators = block.members
    conditions = operators.flatMap { operation in
      operation.value.members.map { key in
        ConditionEntry(
          operation: ConditionOperator(operation.entry.key), writtenOperator: operation.entry.key,
          operatorEntry: operation.entry, key: key.entry.key, values: key.value, entry: key.entry)
      }
    }
    hasOpenConditions =
      block.mayBeStructure || block.hasOpenMembers
      || operators.contains { $0.value.mayBeStructure || $0.value.hasOpenMembers }
    hasMalformedConditions =
      Self.isNoMapping(block) || operators.contains { Self.isNoMapping($0.value) }
  }

  /// `Principal` is `*` or a mapping of the kinds that IAM knows.
  var hasReadablePrincipal: Bool {
    principal.knownText == "*"
      || !principal.members.isEmpty
        && principal.members.allSatisfy { Self.principalKinds.contains($0.entry.key) }
  }

  /// Where the statement stands.
  public var node: Node? { value.node }
}

/// One key under one operator of a statement's `Condition`.
public struct ConditionEntry {
  /// `nil` for an operator that IAM does not know.
  let operation: ConditionOperator?
  /// The operator as written.
  public let writtenOperator: String
  /// The operator and its keys.
  let operatorEntry: Entry
  /// The key as written; its letter case does not matter.
  public let key: String
  /// One value or a list of alternatives.
  public let values: Value
  /// The key and its values.
  public let entry: Entry

  /// The entry stands in the text that holds its values, not in a JSON text inside it.
  public var isWrittenInPlace: Bool {
    values.node.map { $0.isInSameDocument(as: entry.value) } ?? true
  }

  /// A value takes a part of the request: `${aws:SourceAccount}`.
  public var hasPolicyVariable: Bool {
    values.items.contains { $0.asText?.parts.contains(where: PolicyVariables.isVariable) == true }
  }

  /// Its values are patterns with wildcards.
  var isPattern: Bool { operation?.family == .glob || operation?.family == .arn }

  /// It is about `sts:ExternalId`.
  public var isAboutExternalID: Bool { key.lowercased() == RequestKeys.externalID }
}

extension Statement {
  /// What makes IAM refuse a trust policy with this statement.
  var trustDefects: [PolicyDocument.Defect] {
    guard case .mapping = value.content else {
      return [PolicyDocument.Defect(message: "a statement is no mapping", node: node)]
    }
    var defects: [PolicyDocument.Defect] = []
    func add(_ message: String, _ value: Value) {
      defects.append(PolicyDocument.Defect(message: message, node: value.node ?? self.node))
    }
    for key in unknownElements {
      let near = Self.elements.first { $0.lowercased() == key.lowercased() || $0 + "s" == key }
      add("'\(key)' is no element of a statement\(near.map { "; write \($0)" } ?? "")", value)
    }
    if writtenEffect.isAbsent {
      add("a statement has no Effect", value)
    } else if let word = writtenEffect.knownText, word != "Allow", word != "Deny" {
      add("'\(word)' is no Effect; write Allow or Deny", writtenEffect)
    }
    for element in ["Resource", "NotResource"] where value.writes(element) {
      add("a trust policy has no \(element)", value[element])
    }
    if value.writes("NotPrincipal") {
      add("a trust policy must not have NotPrincipal", value["NotPrincipal"])
    } else if principal.isAbsent {
      add("a statement has no Principal", value)
    } else if let text = principal.knownText, text != "*" {
      add("Principal is a text other than '*'", principal)
    } else if case .list = principal.content {
      add("Principal is a list; write a mapping such as Service", principal)
    }
    for kind in principal.members where !Self.principalKinds.contains(kind.entry.key) {
      add("'\(kind.entry.key)' is no kind of principal; write Service, AWS or Federated", principal)
    }
    for name in principal["AWS"].items.compactMap(\.knownText)
    where name.hasSuffix(".amazonaws.com") {
      add("'\(name)' is a service under the key AWS", principal["AWS"])
    }
    if value.writes("Action"), value.writes("NotAction") {
      add("a statement has both Action and NotAction", notAction)
    } else if action.isAbsent, notAction.isAbsent {
      add("a statement has no Action", value)
    }
    if hasMalformedConditions {
      add("Condition is no mapping of operators to keys", value["Condition"])
    }
    for name in action.items.compactMap(\.knownText) where !Self.mayBeSTS(name) {
      add("'\(name)' is no action of STS", action)
    }
    for entry in conditions where entry.operation == nil {
      defects.append(
        PolicyDocument.Defect(
          message: "'\(entry.writtenOperator)' is no condition operator", node: entry.values.node,
          key: entry.isWrittenInPlace ? entry.operatorEntry : nil))
    }
    return defects
  }

  private static let elements = [
    "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource",
    "Condition",
  ]
  fileprivate static let principalKinds = ["AWS", "Service", "Federated", "CanonicalUser"]

  /// Names of elements are exact; another one is an error of the document.
  private var unknownElements: [String] {
    value.keys.filter { !Self.elements.contains($0) }
  }

  fileprivate static func isNoMapping(_ value: Value) -> Bool {
    switch value.content {
    case .list: true
    case .scalar(let text, _): text.known != nil
    case .absent, .mapping, .open: false
    }
  }

  private static func mayBeSTS(_ action: String) -> Bool {
    action == "*" || action.lowercased().hasPrefix("sts:")
  }
}
