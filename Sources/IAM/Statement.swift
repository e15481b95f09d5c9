public import Documents
public import Resolution

/// One statement of a policy.
///
/// Each element is read when it is asked for, and what many rules ask of it is worked out once.
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
  private let knownPrincipals = Recollection<[(kind: String, names: [Value])]>()
  private let knownConditions = Recollection<ConditionBlock>()
  private let knownMalformedMembers = Recollection<[MalformedMember]>()
  private let knownActions = Recollection<[Text?]>()
  private let knownEveryAction = Recollection<FoundItem>()
  private let knownReach = Recollection<Truth>()
  private let knownAdministration = Recollection<Truth>()
  private let knownNames = Recollection<[NamedActions]>()

  /// A statement, read once for all who ask.
  static func reading(_ value: Value) -> Statement {
    value.cached("statement") { Statement(value) }
  }

  private init(_ value: Value) { self.value = value }

  /// What it does.
  public var effect: Effect {
    switch writtenEffect.knownText {
    case "Allow": .allow
    case "Deny": .deny
    default: .open
    }
  }

  /// `Effect` as written.
  public var writtenEffect: Value { value["Effect"] }
  /// `Principal`; absent where the statement has none.
  public var principal: Value { value["Principal"] }
  /// `Action`; absent where the statement has none.
  public var action: Value { value["Action"] }
  /// `NotAction`; absent where the statement has none.
  public var notAction: Value { value["NotAction"] }
  /// `Resource`; absent where the statement has none, as in a trust policy.
  public var resource: Value { value["Resource"] }
  /// `NotResource`; absent where the statement has none.
  public var notResource: Value { value["NotResource"] }
  /// The entries of `Condition`, each of which must hold.
  public var conditions: [ConditionEntry] { conditionBlock.entries }
  /// `Condition` or one of its operators is not decided by the template.
  public var hasOpenConditions: Bool { conditionBlock.isOpen }
  var hasMalformedConditions: Bool { conditionBlock.isMalformed }

  private var conditionBlock: ConditionBlock {
    value.cached(in: knownConditions) { ConditionBlock(value["Condition"]) }
  }

  /// The kinds of principals, and their names.
  var principals: [(kind: String, names: [Value])] {
    value.cached(in: knownPrincipals) { principal.members.map { ($0.entry.key, $0.value.items) } }
  }

  /// Members that have another kind than the grammar gives them.
  var malformedMembers: [MalformedMember] {
    value.cached(in: knownMalformedMembers) { Self.malformedMembers(in: value, conditions) }
  }

  /// IAM can read it.
  public var isReadable: Bool { malformedMembers.isEmpty }

  /// It is about every action but those that `NotAction` names.
  var isExclusion: Bool { action.isAbsent && !notAction.isAbsent }

  /// The texts of `Action`, or of what `NotAction` leaves out, in lower case; `nil` for what is none.
  var foldedActions: [Text?] {
    value.cached(in: knownActions) {
      (isExclusion ? notAction : action).items.map { $0.asText?.foldingCase }
    }
  }

  /// The item of `Action` that is about every action.
  public var everyAction: FoundItem { value.cached(in: knownEveryAction) { findEveryAction() } }

  /// `Resource` holds `*` alone, so that the statement is about every resource.
  public var isAboutEverything: Truth {
    value.cached(in: knownReach) {
      value.writes("NotResource") ? .no : Self.holdsEverything(resource)
    }
  }

  /// Every action on every resource without a condition; `NotResource` only takes some resources out.
  public var isAdministrative: Truth {
    value.cached(in: knownAdministration) {
      let isThere = everyAction.isThere
      if isThere == .no { return .no }
      let reach = notResource.isAbsent ? isAboutEverything : .yes
      if reach == .no { return .no }
      let isFree = conditions.isEmpty ? Truth(isUnconditional ? true : nil) : .no
      return .all([isThere, reach, isFree])
    }
  }

  /// The items of `Action` about services whose actions are known.
  public var namedActions: [NamedActions] {
    value.cached(in: knownNames) { NamedActions.items(of: action) }
  }

  /// `Principal` is `*` or a mapping of the kinds that IAM knows.
  var hasReadablePrincipal: Bool {
    principal.knownText == "*"
      || !principals.isEmpty && principals.allSatisfy { Self.principalKinds.contains($0.kind) }
  }

  /// Where the statement stands.
  public var node: Node? { value.node }
}

/// `Condition` of a statement.
private struct ConditionBlock {
  let entries: [ConditionEntry]
  /// It or one of its operators is not decided by the template.
  let isOpen: Bool
  /// It or one of its operators is no mapping.
  let isMalformed: Bool

  init(_ block: Value) {
    let operators = block.members
    entries = operators.flatMap { operation in
      operation.value.members.map { key in
        ConditionEntry(
          operation: ConditionOperator(operation.entry.key), writtenOperator: operation.entry.key,
          operatorEntry: operation.entry, key: key.entry.key, values: key.value, entry: key.entry)
      }
    }
    isOpen =
      block.mayBeStructure || block.hasOpenMembers
      || operators.contains { $0.value.mayBeStructure || $0.value.hasOpenMembers }
    isMalformed =
      Self.isNoMapping(block) || operators.contains { Self.isNoMapping($0.value) }
  }

  private static func isNoMapping(_ value: Value) -> Bool {
    switch value.content {
    case .list: true
    case .scalar(let text, _): text.known != nil
    case .absent, .mapping, .open: false
    }
  }
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
