public import Documents
public import Resolution

/// One statement of a policy, in one scenario.
///
/// A class, so that what many rules ask of it is worked out once.
public final class Statement {
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
  /// `Effect` as written.
  public let writtenEffect: Value
  /// `Principal`; absent where the statement has none.
  public let principal: Value
  /// The kinds of principals, and their names.
  let principals: [(kind: String, names: [Value])]
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
  /// IAM cannot read a statement that has some.
  let malformedMembers: [MalformedMember]
  /// The texts of `Action`, or of what `NotAction` leaves out, in lower case; `nil` for what is none.
  private(set) lazy var foldedActions = (isExclusion ? notAction : action).items.map {
    $0.asText?.foldingCase
  }
  /// The item of `Action` that is about every action.
  public private(set) lazy var everyAction = findEveryAction()
  /// `Resource` holds `*` alone, so that the statement is about every resource.
  public private(set) lazy var isAboutEverything: Truth =
    value.writes("NotResource") ? .no : Self.holdsEverything(resource)
  /// Every action on every resource without a condition; `NotResource` only takes some resources out.
  public private(set) lazy var isAdministrative = Truth.all([
    everyAction.isThere, notResource.isAbsent ? isAboutEverything : .yes,
    conditions.isEmpty ? Truth(isUnconditional ? true : nil) : .no,
  ])
  /// The items of `Action` about services whose actions are known.
  public private(set) lazy var namedActions = NamedActions.items(of: action)

  init(_ value: Value) {
    self.value = value
    principal = value["Principal"]
    principals = principal.members.map { ($0.entry.key, $0.value.items) }
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
    malformedMembers = Self.malformedMembers(in: value, conditions)
  }

  /// `Principal` is `*` or a mapping of the kinds that IAM knows.
  var hasReadablePrincipal: Bool {
    principal.knownText == "*"
      || !principals.isEmpty && principals.allSatisfy { Self.principalKinds.contains($0.kind) }
  }

  private static func isNoMapping(_ value: Value) -> Bool {
    switch value.content {
    case .list: true
    case .scalar(let text, _): text.known != nil
    case .absent, .mapping, .open: false
    }
  }

  /// It is about every action but those that `NotAction` names.
  var isExclusion: Bool { action.isAbsent && !notAction.isAbsent }

  /// Where the statement stands.
  public var node: Node? { value.node }
}

/// One key under one operator of a statement's `Condition`.
public struct ConditionEntry {
  /// `nil` for an operator that IAM does not know.
  public let operation: ConditionOperator?
  /// The operator as written.
  public let writtenOperator: String
  /// The operator and its keys.
  public let operatorEntry: Entry
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

  /// The key for messages: what the template leaves open in it is `…`.
  public var shownKey: String {
    // Characters for private use stand for open parts of a JSON text.
    String(
      String.UnicodeScalarView(
        key.unicodeScalars.map { ("\u{E000}"..."\u{F8FF}").contains($0) ? "…" : $0 }))
  }

  /// A statement with it does not apply to a call whose request lacks the key.
  public var needsKey: Bool {
    guard let operation else { return false }
    return operation.family == .null
      ? values.knownText?.lowercased() == "false" : operation.resultWithoutKey == .no
  }

  /// Only values that are listed, or that a narrow pattern covers, satisfy it: a missing key does not.
  public var isBinding: Bool {
    guard let operation, operation.family != .null, !operation.isNegated else { return false }
    return needsKey && !values.items.contains { $0.knownText == "*" }
  }

  /// It is about `sts:ExternalId`.
  public var isAboutExternalID: Bool { key.lowercased() == RequestKeys.externalID }
}
