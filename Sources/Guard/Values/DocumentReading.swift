internal import Documents

/// A release of the reference implementation, which fixes how documents are read.
///
/// The language is the same in both: all cases of documents in JSON come to the same.
public enum GuardVersion: CaseIterable, Sendable {
  /// `cfn-guard` 3.2.
  case three
  /// `cloudformation-guard-lang` 1.0, in `cloudformation-validate` 1.14.
  ///
  /// It is handed documents that `cloudformation-validate` has read: what differs is that reader's.
  /// https://docs.rs/crate/cloudformation-validate-guard-translator/latest
  case one

  /// How templates are read.
  public var templates: WrittenDocument.Reading {
    switch self {
    case .three: .validate
    case .one: .library
    }
  }

  /// How the inputs of unit tests are read; 1.0 has no reader of its own for them.
  public var tests: WrittenDocument.Reading {
    switch self {
    case .three: .test
    case .one: .library
    }
  }
}

extension WrittenDocument {
  /// What a document is refused for, and what its scalars, keys and functions become.
  public struct Reading: Sendable {
    enum Functions {
      /// A short tag that the reader does not know is dropped.
      case known
      /// So is one on a value of another kind than it knows the function with, and on any mapping.
      case knownByKind
      case written
      /// As ``FunctionForm`` says.
      case normal
    }

    var scalars: ScalarSchema
    let functions: Functions
    let refusesAliases: Bool
    /// A key that is not a string becomes one; else it is refused.
    let convertsKeys: Bool
    /// The root is a mapping, and what begins as JSON has to be JSON.
    let isOfTemplates: Bool

    /// Data files of Guard 3.2, for which it has a loader of its own.
    public static let validate = Reading(
      scalars: .dataFile, functions: .knownByKind, refusesAliases: true, convertsKeys: false,
      isOfTemplates: false)

    /// Inputs of unit tests of Guard 3.2, and texts that rules parse in either version.
    public static let test = Reading(
      scalars: .library, functions: .known, refusesAliases: false, convertsKeys: false,
      isOfTemplates: false)

    /// What is written beside values that are resolved: no function is lost.
    public static let complete = Reading(
      scalars: .library, functions: .written, refusesAliases: false, convertsKeys: false,
      isOfTemplates: false)

    /// Templates of `cloudformation-validate`.
    public static let library = Reading(
      scalars: .yaml11, functions: .normal, refusesAliases: false, convertsKeys: true,
      isOfTemplates: true)

    /// The same for a document in this notation.
    func reading(_ syntax: Document.Syntax) -> Reading {
      guard isOfTemplates, syntax == .json else { return self }
      var reading = self
      reading.scalars = .json
      return reading
    }

    /// The text of a key.
    func key(_ entry: Entry) -> String {
      convertsKeys ? scalars.text(of: entry.key, entry.keyKind) ?? entry.key : entry.key
    }
  }
}

// MARK: Refusals

extension WrittenDocument.Reading {
  /// Levels of JSON that `cloudformation-validate` takes.
  private static let maximumLevelsOfJSON = 127

  func check(_ document: Document) throws(WrittenDocument.Refusal) {
    if refusesAliases, let alias = document.firstAlias {
      throw WrittenDocument.Refusal(
        message:
          "aliases are refused, as in cfn-guard 3.2; the policy mode as-written-1 takes them",
        range: alias)
    }
    if isOfTemplates {
      let start = SourceRange(document.root.range.start, document.root.range.start + 1)
      guard document.root.kind == .mapping else {
        throw WrittenDocument.Refusal(
          message: "a document that is not a mapping is refused", range: start)
      }
      let first = document.source.bytes.first { ![0x20, 0x09, 0x0A, 0x0C, 0x0D].contains($0) }
      if first == UInt8(ascii: "{"), document.syntax == .yaml {
        throw WrittenDocument.Refusal(
          message: "a text that begins with '{' and is not JSON is refused", range: start)
      }
    }
    try check(
      document.root,
      levels: isOfTemplates && document.syntax == .json ? Self.maximumLevelsOfJSON : .max)
  }

  private func check(_ node: Node, levels: Int) throws(WrittenDocument.Refusal) {
    guard !node.kind.isScalar else { return }
    guard levels > 0 else {
      throw WrittenDocument.Refusal(
        message: "more than \(Self.maximumLevelsOfJSON) levels of JSON are refused",
        range: node.range)
    }
    for entry in node.entries {
      let isTaken = convertsKeys ? entry.keyKind != .null : entry.keyKind == .string
      guard isTaken else {
        throw WrittenDocument.Refusal(
          message: convertsKeys
            ? "a key that is null is refused" : "a key that is not a string is refused",
          range: entry.keyRange)
      }
      try check(entry.value, levels: levels - 1)
    }
    for element in node.elements { try check(element, levels: levels - 1) }
  }
}
