public import Documents

/// A document as it is written, for `as-written` evaluation and for documents that are no templates.
public enum WrittenDocument {
  /// Why a document is refused.
  public struct Refusal: Error {
    /// What is refused: one line, lower-case start, no final period.
    public let message: String
    /// Where it stands.
    public let range: SourceRange
  }

  /// The value of a document's root.
  ///
  /// - Throws: ``Refusal`` for what the reference implementation refuses.
  public static func value(
    of document: Document, _ reading: Reading
  ) throws(Refusal) -> GuardValue {
    try reading.check(document)
    return value(of: document.root, reading.reading(document.syntax))
  }

  /// The value of a part of a document.
  public static func value(of node: Node, _ reading: Reading) -> GuardValue {
    switch node.kind {
    case .mapping: reading.value(ofMapping: node)
    case .list: GuardValue(.list(node.elements.map { value(of: $0, reading) }), at: node)
    default: GuardValue(reading.scalars.content(of: node), at: node)
    }
  }
}

extension WrittenDocument.Reading {
  fileprivate func value(ofMapping node: Node) -> GuardValue {
    switch functions {
    case .known, .knownByKind:
      if let content = contentOfDroppedTag(node) {
        return WrittenDocument.value(of: content, self)
      }
    case .written: break
    case .normal:
      if let entry = node.onlyEntry,
        let argument = FunctionForm(reading: self).argument(of: entry.key, entry.value)
      {
        return GuardValue(.map(NodeMap(node, self, known: [entry.key: argument])), at: node)
      }
    }
    return GuardValue(.map(NodeMap(node, self)), at: node)
  }

  private static let scalarTags: Set<String> = [
    "Ref", "Base64", "Sub", "GetAZs", "ImportValue", "GetAtt", "Condition", "RefAll",
  ]
  private static let listTags: Set<String> = [
    "GetAtt", "Sub", "Select", "Split", "Join", "FindInMap", "And", "Equals", "Contains",
    "EachMemberIn", "EachMemberEquals", "ValueOf", "If", "Not", "Or",
  ]

  /// What a short tag stands in front of, where the reading drops the tag.
  private func contentOfDroppedTag(_ node: Node) -> Node? {
    guard let entry = node.onlyEntry, entry.isTag else { return nil }
    let name = entry.key.hasPrefix("Fn::") ? String(entry.key.dropFirst(4)) : entry.key
    let takesScalar = Self.scalarTags.contains(name)
    let takesList = Self.listTags.contains(name)
    let isKept =
      switch (functions, entry.value.kind) {
      case (.known, _): takesScalar || takesList
      case (_, .mapping): false
      case (_, .list): takesList
      default: takesScalar
      }
    return isKept ? nil : entry.value
  }
}
