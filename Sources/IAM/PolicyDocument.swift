public import Documents
public import Resolution

/// A policy in one scenario, read as IAM reads it.
///
/// Grammar: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
public struct PolicyDocument {
  /// Something for which IAM refuses the whole document.
  public struct Defect: Sendable {
    /// One line, lower-case start, no final period.
    public let message: String
    /// Where it stands; `nil` where nothing is written.
    public let node: Node?
    /// The member whose key is wrong, where that is the defect.
    public let key: Entry?

    init(message: String, node: Node?, key: Entry? = nil) {
      self.message = message
      self.node = node
      self.key = key
    }
  }

  /// Its statements, those that cannot be read left out.
  public let statements: [Statement]
  /// Why IAM refuses the document, in document order.
  public let defects: [Defect]
  /// There is a policy.
  let isWritten: Bool
  /// Statements may exist that the template does not decide.
  public let isOpen: Bool
  /// `${…}` in values stands for a key of the request: only in version 2012-10-17.
  let policyVariables: Truth

  /// Reads the trust policy of a role.
  public init(trustPolicy value: Value) { self.init(value, \.trustDefects) }

  /// Reads a policy that says what somebody may do.
  ///
  /// Its defects are those of the document, not of its statements.
  public init(permissions value: Value) { self.init(value) { _ in [] } }

  /// A text is read as JSON.
  private init(_ value: Value, _ statementDefects: (Statement) -> [Defect]) {
    isWritten = !value.isAbsent
    var value = value
    var defects: [Defect] = []
    if let parsed = value.parsedJSON {
      value = parsed
    } else if value.knownText != nil {
      defects.append(Defect(message: "the policy is a text that is not JSON", node: value.node))
    }
    let version = value["Version"]
    policyVariables = version.isAbsent ? .no : Truth(version.knownText.map { $0 == "2012-10-17" })
    if let text = version.knownText, !["2012-10-17", "2008-10-17"].contains(text) {
      defects.append(Defect(message: "'\(text)' is no policy version", node: version.node))
    }
    let section = value["Statement"]
    statements = section.items.filter { !$0.mayBeStructure }.map(Statement.init)
    isOpen =
      value.mayBeStructure || value.hasOpenMembers
      || section.items.contains(where: \.mayBeStructure)
    if statements.isEmpty, !isOpen, defects.isEmpty {
      defects.append(Defect(message: "the policy has no statement", node: value.node))
    }
    self.defects = defects + statements.flatMap(statementDefects)
  }

  /// Each statement names principals as IAM reads them, or the policy is not written at all.
  public var hasReadablePrincipals: Bool {
    !isWritten || (isOpen || !statements.isEmpty) && statements.allSatisfy(\.hasReadablePrincipal)
  }
}
