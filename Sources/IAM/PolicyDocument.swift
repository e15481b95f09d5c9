public import Documents
public import Resolution

/// A trust policy in one scenario, read as IAM reads it.
///
/// Grammar: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
public struct PolicyDocument {
  /// Something for which IAM refuses the whole document.
  public struct Defect: Hashable, Sendable {
    /// One line, lower-case start, no final period.
    public let message: String
    /// Where it stands; `nil` where nothing is written.
    public let node: Node?
  }

  /// Read from the value of `AssumeRolePolicyDocument`.
  public let statements: [Statement]
  /// Why IAM refuses the document, in document order.
  public let defects: [Defect]
  /// Statements may exist that the template does not decide.
  public let isOpen: Bool
  /// `${…}` in values stands for a key of the request: only in version 2012-10-17.
  let policyVariables: Truth

  /// Reads a trust policy; a text is read as JSON.
  public init(trustPolicy value: Value) {
    var value = value
    var defects: [Defect] = []
    if value.knownText != nil {
      if let parsed = value.parsedJSON {
        value = parsed
      } else {
        defects.append(Defect(message: "the policy is a text that is not JSON", node: value.node))
      }
    }
    let version = value["Version"]
    policyVariables = version.isAbsent ? .no : Truth(version.knownText.map { $0 == "2012-10-17" })
    if let text = version.knownText, !["2012-10-17", "2008-10-17"].contains(text) {
      defects.append(Defect(message: "'\(text)' is no policy version", node: version.node))
    }
    let section = value["Statement"]
    statements = section.items.filter { !$0.isOpen }.map(Statement.init)
    isOpen = value.isOpen || value.hasOpenMembers || section.items.contains(where: \.isOpen)
    if statements.isEmpty, !isOpen, defects.isEmpty {
      defects.append(Defect(message: "the policy has no statement", node: value.node))
    }
    self.defects = defects + statements.flatMap(\.trustDefects)
  }
}
