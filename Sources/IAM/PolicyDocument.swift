internal import Documents
public import Resolution

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
      value["Statement"].items.filter { !$0.mayBeStructure }.map { Statement.reading($0) }
    }
  }

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
    value.mayBeStructure || value.hasOpenMembers
      || value["Statement"].items.contains(where: \.mayBeStructure)
  }

  /// Why IAM refuses the document, in document order.
  public var defects: [Defect] {
    value.cached(in: knownDefects) {
      documentDefects + written.flatMap { $0.defects(in: kind) }
    }
  }

  private var documentDefects: [Defect] {
    var defects = readingDefects
    // An empty list of statements is only known to be refused in a trust policy.
    if written.isEmpty, !isOpen, defects.isEmpty, kind == .trust || value["Statement"].isAbsent {
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
