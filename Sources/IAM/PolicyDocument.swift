public import Documents
public import Resolution
internal import Templates

/// A policy, read as IAM reads it.
///
/// Each part is read when it is asked for, so that nobody meets conditions of what he does not ask about.
///
/// Grammar: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
public final class PolicyDocument {
  private let kind: Kind
  /// The document; what a text of JSON says.
  private let value: Value
  /// Why it cannot be read as a document at all.
  private let readingDefects: [Defect]
  /// There is a policy.
  let isWritten: Bool
  private let knownStatements = Recollection<[Statement]>()
  private let knownDefects = Recollection<[Defect]>()

  /// The trust policy of a role.
  public static func trust(_ value: Value) -> PolicyDocument { reading(value, as: .trust) }

  /// A policy that says what somebody may do.
  public static func permissions(_ value: Value) -> PolicyDocument {
    reading(value, as: .permissions)
  }

  /// A policy of either kind; a text is read as JSON.
  public static func reading(_ value: Value, as kind: Kind) -> PolicyDocument {
    value.cached(kind == .trust ? "trust policy" : "policy") { PolicyDocument(value, kind) }
  }

  private init(_ value: Value, _ kind: Kind) {
    self.kind = kind
    isWritten = !value.isAbsent
    let parsed = value.parsedJSON
    self.value = parsed ?? value
    readingDefects =
      if parsed != nil {
        []
      } else if value.knownText != nil {
        [Defect(.document, "it is a text that is not JSON", at: value.node)]
      } else if case .list = value.content {
        [Defect(.document, "it is a list, not a mapping", at: value.node)]
      } else {
        []
      }
  }

  /// `Version`; absent where the policy has none.
  public var version: Value { value["Version"] }

  /// `${…}` in values stands for a key of the request: only in version 2012-10-17.
  var policyVariables: Truth {
    let version = version
    return version.isAbsent ? .no : Truth(version.knownText.map { $0 == "2012-10-17" })
  }

  /// Its statements, those that IAM cannot read among them.
  public var written: [Statement] {
    value.cached(in: knownStatements) {
      value["Statement"].items.compactMap { statement(in: $0) }
    }
  }

  // MARK: Items

  /// The items of `Statement` in which something is decided, where there are several.
  ///
  /// What is asked of each of them has nothing to do with the others. Empty in a trust policy, which counts as a
  /// whole: none of it lets anybody in while IAM cannot read a part.
  public private(set) lazy var itemsApart: [Node] = {
    let decided = kind == .trust ? [] : items.filter(\.holdsDecision)
    return decided.count > 1 ? decided : []
  }()

  /// The values of all others that are there.
  public var itemsTogether: [Value] {
    guard !itemsApart.isEmpty else { return value["Statement"].items }
    return items.filter { !itemsApart.contains($0) }.map { item(at: $0) }.filter { !$0.isAbsent }
  }

  /// Those that are written in place; empty where `Statement` is something else than a list.
  private var items: [Node] {
    guard case .mapping(let mapping) = value.content, mapping == value.node else { return [] }
    return mapping["Statement"]?.elements ?? []
  }

  /// What an item of `Statement` comes to.
  public func item(at node: Node) -> Value { value.beside(node) }

  /// The statement that an item is; `nil` for one that is not decided.
  public func statement(in item: Value) -> Statement? {
    item.mayBeStructure ? nil : Statement.reading(item)
  }

  /// The document may have members that it does not write.
  public var mayHaveMore: Bool { value.mayBeStructure || value.hasOpenMembers }

  /// Its statements, those that IAM cannot read left out.
  public var statements: [Statement] { statements { _ in true } }

  /// Those of its statements that a test is true of, and that IAM can read.
  public func statements(where isMeant: (Statement) -> Bool) -> [Statement] {
    written.filter { isMeant($0) && $0.isReadable }
  }

  /// What `ask` gives for each statement that IAM can read.
  ///
  /// - Parameter ask: `nil` where nothing hangs on the statement, so that nobody asks whether it can be read.
  func compactMap<Answer>(_ ask: (Statement) -> Answer?) -> [Answer] {
    written.compactMap { statement in
      ask(statement).flatMap { statement.isReadable ? $0 : nil }
    }
  }

  /// Statements may exist that the template does not decide.
  public var isOpen: Bool {
    mayHaveMore || value["Statement"].items.contains(where: \.mayBeStructure)
  }

  /// Why IAM refuses the document, in document order.
  public var defects: [Defect] {
    value.cached(in: knownDefects) {
      documentDefects + written.flatMap { defects(of: $0) }
    }
  }

  /// Why IAM refuses it because of one of its statements.
  public func defects(of statement: Statement) -> [Defect] { statement.defects(in: kind) }

  /// Those that are not of a statement.
  public var documentDefects: [Defect] {
    var defects = readingDefects
    // An empty list of statements is only known to be refused in a trust policy.
    let isEmpty =
      kind == .trust
      ? value["Statement"].items.isEmpty : items.isEmpty && value["Statement"].isAbsent
    if isEmpty, !mayHaveMore, defects.isEmpty {
      defects.append(Defect(.document, "it has no statement", at: value.node))
    }
    for entry in value.entries where !["Version", "Id", "Statement"].contains(entry.key) {
      defects.append(
        Defect(
          .document, "key '\(entry.key)' is not an element of a policy", at: value.node, key: entry)
      )
    }
    if let text = version.knownText, !["2012-10-17", "2008-10-17"].contains(text) {
      defects.append(Defect(.version, "Version '\(text)' does not exist", at: version.node))
    }
    for element in ["Version", "Id"] {
      defects += MalformedMember.all(in: value[element], of: element, as: .text).map {
        Defect(.member, $0.words, at: $0.value.node ?? value.node)
      }
    }
    return defects
  }

  /// No statement is left out.
  public var isReadable: Bool { written.allSatisfy(\.isReadable) }

  /// Each statement names principals as IAM reads them, or the policy is not written at all.
  public var hasReadablePrincipals: Bool {
    !isWritten
      || isReadable && (isOpen || !written.isEmpty)
        && written.allSatisfy(\.hasReadablePrincipal)
  }

  /// The first value that takes a part of the request, or would: `${aws:username}`.
  public var firstPolicyVariable: Value? {
    statements.lazy.flatMap { statement in
      statement.resource.items + statement.notResource.items
        + statement.conditions.flatMap(\.values.items)
    }.first { $0.asText?.parts.contains(where: PolicyVariables.isVariable) == true }
  }
}
