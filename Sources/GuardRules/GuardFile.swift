public import Documents
internal import Findings
public import Guard
internal import GuardHeaders

/// A rules file that the user gives, as rules to ask.
public struct GuardFile: Sendable {
  /// What the file holds.
  public enum Content: Sendable {
    /// A rule with metadata that names resource types: asked of one resource at a time.
    case rule(PropertyRule)
    /// Anything else: asked of whole templates.
    case pack
  }

  /// What the file holds.
  public let content: Content
  /// Lines that probably do not do what they seem to do.
  public let warnings: [GuardWarning]
  /// The rules as they are parsed.
  public let file: RulesFile
  /// The text, for messages.
  public var source: SourceText { file.source }

  /// Reads a rules file.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - stem: the name of the file without its ending; the rule of that name is the one that the
  ///     metadata speaks of, or else the first.
  /// - Throws: `RulesFileError` at the place that cannot be read.
  public init(reading bytes: [UInt8], stem: String) throws(RulesFileError) {
    file = try RulesFile(parsing: bytes)
    warnings = file.warnings
    guard let header = try GuardHeader(of: file.source), !header.resourceTypes.isEmpty,
      let first = file.rules.first
    else {
      content = .pack
      return
    }
    let name = file.rules.first { $0.name == stem }?.name ?? first.name
    content = .rule(PropertyRule(header, ruleName: name, file))
  }
}
