internal import Documents
public import Resolution

/// A policy in one scenario, read as IAM reads it.
///
/// Grammar: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
public struct PolicyDocument {
  /// Its statements, those that IAM cannot read left out.
  public let statements: [Statement]
  /// Its statements, each that is not open.
  private let written: [Statement]
  private let kind: Kind
  private let documentDefects: [Defect]
  /// There is a policy.
  let isWritten: Bool
  /// Statements may exist that the template does not decide.
  public let isOpen: Bool
  /// `Version`; absent where the policy has none.
  public let version: Value
  /// `${…}` in values stands for a key of the request: only in version 2012-10-17.
  let policyVariables: Truth

  /// Reads the trust policy of a role.
  public init(trustPolicy value: Value) { self.init(value, .trust) }

  /// Reads a policy that says what somebody may do.
  public init(permissions value: Value) { self.init(value, .permissions) }

  /// Reads a policy of either kind; a text is read as JSON.
  public init(_ value: Value, _ kind: Kind) {
    self.kind = kind
    isWritten = !value.isAbsent
    var value = value
    var defects: [Defect] = []
    if let parsed = value.parsedJSON {
      value = parsed
    } else if value.knownText != nil {
      defects.append(Defect(.document, "it is a text that is not JSON", at: value.node))
    } else if case .list = value.content {
      defects.append(Defect(.document, "it is a list, not a mapping", at: value.node))
    }
    let section = value["Statement"]
    written = section.items.filter { !$0.mayBeStructure }.map(Statement.init)
    statements = written.filter(\.malformedMembers.isEmpty)
    isOpen =
      value.mayBeStructure || value.hasOpenMembers
      || section.items.contains(where: \.mayBeStructure)
    // An empty list of statements is only known to be refused in a trust policy.
    if written.isEmpty, !isOpen, defects.isEmpty, kind == .trust || section.isAbsent {
      defects.append(Defect(.document, "it has no statement", at: value.node))
    }
    for entry in value.entries where !["Version", "Id", "Statement"].contains(entry.key) {
      defects.append(
        Defect(
          .document, "key '\(entry.key)' is not an element of a policy", at: value.node, key: entry)
      )
    }
    version = value["Version"]
    policyVariables = version.isAbsent ? .no : Truth(version.knownText.map { $0 == "2012-10-17" })
    if let text = version.knownText, !["2012-10-17", "2008-10-17"].contains(text) {
      defects.append(Defect(.version, "Version '\(text)' does not exist", at: version.node))
    }
    for element in ["Version", "Id"] {
      defects += MalformedMember.all(in: value[element], of: element, as: .text).map {
        Defect(.member, $0.words, at: $0.value.node ?? value.node)
      }
    }
    documentDefects = defects
  }

  /// Why IAM refuses the document, in document order; worked out each time.
  public var defects: [Defect] {
    documentDefects + written.flatMap { $0.defects(in: kind) }
  }

  /// No statement is left out.
  public var isReadable: Bool { statements.count == written.count }

  /// Each statement names principals as IAM reads them, or the policy is not written at all.
  public var hasReadablePrincipals: Bool {
    !isWritten
      || isReadable && (isOpen || !statements.isEmpty)
        && statements.allSatisfy(\.hasReadablePrincipal)
  }

  /// The first value that takes a part of the request, or would: `${aws:username}`.
  public var firstPolicyVariable: Value? {
    statements.lazy.flatMap { statement in
      statement.resource.items + statement.notResource.items
        + statement.conditions.flatMap(\.values.items)
    }.first { $0.asText?.parts.contains(where: PolicyVariables.isVariable) == true }
  }
}
