public import Documents
internal import Resolution

extension PolicyDocument {
  /// What a policy is about.
  public enum Kind: Sendable {
    /// Who may take a role.
    case trust
    /// What somebody may do.
    case permissions
  }

  /// Something for which IAM refuses the whole document.
  public struct Defect: Sendable {
    /// What is wrong.
    public enum Subject: Sendable {
      /// The document is no mapping with statements.
      case document
      case version
      /// An element is missing, is too much, or has the wrong shape.
      case element
      /// A member of an element is a mapping, a list or nothing where a text belongs.
      case member
      case effect
      /// A name of a principal that can be none of its kind.
      case principalName
      /// `Principal` or `NotPrincipal` where a policy has none.
      case principal
      /// `NotPrincipal` where a policy needs `Principal`.
      case exclusion
      case action
      case conditionOperator
    }

    /// What is wrong.
    public let subject: Subject
    /// One line, lower-case start, no final period.
    public let message: String
    /// Where it stands; `nil` where nothing is written.
    public let node: Node?
    /// The member whose key is wrong, where that is the defect.
    public let key: Entry?

    init(_ subject: Subject, _ message: String, at node: Node?, key: Entry? = nil) {
      self.subject = subject
      self.message = message
      self.node = node
      // Keys of a JSON text have no place of their own.
      self.key = key.flatMap { node?.isInSameDocument(as: $0.value) == false ? nil : $0 }
    }
  }
}

/// The grammar of statements, as far as a template decides it.
///
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
extension Statement {
  /// What makes IAM refuse a policy with this statement.
  func defects(in kind: PolicyDocument.Kind) -> [PolicyDocument.Defect] {
    guard case .mapping = value.content else {
      return [PolicyDocument.Defect(.document, "a statement is not a mapping", at: node)]
    }
    var defects = unknownElements + effectDefects
    let foreign = Self.foreignElements(in: kind)
    defects += malformedMembers.filter { !foreign.contains($0.element) }.map {
      PolicyDocument.Defect(.member, $0.words, at: $0.value.node ?? node)
    }
    switch kind {
    case .trust:
      for element in foreign where value.writes(element) {
        defects.append(defect(.element, "a trust policy cannot have \(element)", value[element]))
      }
      defects += principalDefects + actionDefects
      for name in action.items.compactMap(\.knownText) where !Self.mayBeSTS(name) {
        defects.append(defect(.action, "action '\(name)' is not one of STS", action))
      }
    case .permissions:
      for element in foreign where value.writes(element) {
        defects.append(
          defect(
            .principal, "a policy of permissions cannot have \(element); remove it",
            value[element], key: member(element)))
      }
      defects += actionDefects
      if value.writes("Resource"), value.writes("NotResource") {
        defects.append(
          defect(.element, "a statement has both Resource and NotResource", notResource))
      } else if resource.isAbsent, notResource.isAbsent {
        defects.append(defect(.element, "a statement has no Resource", value))
      }
    }
    if hasMalformedConditions {
      defects.append(
        defect(.element, "Condition is not a mapping of operators to keys", value["Condition"]))
    }
    for entry in conditions where entry.operation == nil {
      defects.append(
        PolicyDocument.Defect(
          .conditionOperator, "condition operator '\(entry.writtenOperator)' does not exist",
          at: entry.values.node, key: entry.operatorEntry))
    }
    return defects
  }

  private static let elements = [
    "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource",
    "Condition",
  ]
  /// The elements that statements of a kind do not have.
  private static func foreignElements(in kind: PolicyDocument.Kind) -> [String] {
    switch kind {
    case .trust: ["Resource", "NotResource"]
    case .permissions: ["Principal", "NotPrincipal"]
    }
  }

  static let principalKinds = ["AWS", "Service", "Federated", "CanonicalUser"]

  private func defect(
    _ subject: PolicyDocument.Defect.Subject, _ message: String, _ value: Value,
    key: Entry? = nil
  ) -> PolicyDocument.Defect {
    PolicyDocument.Defect(subject, message, at: value.node ?? node, key: key)
  }

  private func member(_ element: String) -> Entry? {
    value.entries.first { $0.key == element }
  }

  /// Names of elements are exact; another one is an error of the document.
  private var unknownElements: [PolicyDocument.Defect] {
    value.entries.filter { !Self.elements.contains($0.key) }.map { entry in
      let key = entry.key
      let near = Self.elements.first { $0.lowercased() == key.lowercased() || $0 + "s" == key }
      return defect(
        .element,
        "key '\(key)' is not an element of a statement\(near.map { "; write \($0)" } ?? "")",
        value, key: entry)
    }
  }

  private var effectDefects: [PolicyDocument.Defect] {
    if writtenEffect.isAbsent { return [defect(.element, "a statement has no Effect", value)] }
    guard let word = writtenEffect.knownText, word != "Allow", word != "Deny" else { return [] }
    return [defect(.effect, "Effect is '\(word)'; write Allow or Deny", writtenEffect)]
  }

  private var principalDefects: [PolicyDocument.Defect] {
    var defects: [PolicyDocument.Defect] = []
    if value.writes("NotPrincipal") {
      defects.append(
        defect(
          .exclusion, "a trust policy must not have NotPrincipal", value["NotPrincipal"],
          key: member("NotPrincipal")))
    } else if principal.isAbsent {
      defects.append(defect(.element, "a statement has no Principal", value))
    } else if let text = principal.knownText, text != "*" {
      defects.append(defect(.element, "Principal is a text other than '*'", principal))
    } else if case .list = principal.content {
      defects.append(
        defect(.element, "Principal is a list; write a mapping such as Service", principal))
    }
    for (kind, _) in principals where !Self.principalKinds.contains(kind) {
      defects.append(
        defect(
          .element,
          "key '\(kind)' is not a kind of principal; write Service, AWS or Federated", principal)
      )
    }
    let names = principals.first { $0.kind == "AWS" }?.names ?? []
    for name in names.compactMap(\.knownText)
    where name.hasSuffix(".amazonaws.com") {
      defects.append(
        defect(
          .principalName, "service '\(name)' is under the key AWS of Principal", principal["AWS"]))
    }
    return defects
  }

  private var actionDefects: [PolicyDocument.Defect] {
    if value.writes("Action"), value.writes("NotAction") {
      return [defect(.element, "a statement has both Action and NotAction", notAction)]
    }
    guard action.isAbsent, notAction.isAbsent else { return [] }
    return [defect(.element, "a statement has no Action", value)]
  }

  /// The actions of STS that a trust policy may hold, in small letters.
  ///
  /// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
  private static let actionsOfSTS: Set = [
    "sts:assumerole", "sts:assumerolewithsaml", "sts:assumerolewithwebidentity", "sts:assumeroot",
    "sts:tagsession", "sts:setsourceidentity", "sts:setcontext", "sts:getcalleridentity",
    "sts:getsessiontoken", "sts:getfederationtoken", "sts:getaccesskeyinfo",
    "sts:decodeauthorizationmessage", "sts:getservicebearertoken",
  ]

  private static func mayBeSTS(_ action: String) -> Bool {
    let action = action.lowercased()
    let isPattern = action.contains("*") || action.contains("?")
    return action == "*" || isPattern && action.hasPrefix("sts:") || actionsOfSTS.contains(action)
  }
}
