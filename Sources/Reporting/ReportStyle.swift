/// How much the `text` format says.
public enum Verbosity: Comparable, Sendable {
  /// The verdict alone.
  case verdict
  /// Findings and the verdict.
  case quiet
  /// Findings, a summary and the verdict.
  case normal
  /// Also what was left undecided, and remarks on what passed.
  case verbose
}

/// How a report is dressed; what it says of the templates does not depend on it.
///
/// Only ``ReportFormat/text`` looks at colour, width, verbosity and accepted findings.
public struct ReportStyle: Sendable {
  /// Escape sequences for colour may be written.
  public var usesColor: Bool
  /// Columns after which explanations wrap; `nil` never wraps, so that logs can be searched.
  public var width: Int?
  /// Excerpts of templates may be shown, in every format.
  public var showsSnippets: Bool
  /// How much the `text` format says.
  public var verbosity: Verbosity

  /// The `text` format shows findings that are suppressed or in the baseline too.
  public var showsAccepted = false

  /// The default suits a log file.
  public init(
    usesColor: Bool = false, width: Int? = nil, showsSnippets: Bool = true,
    verbosity: Verbosity = .normal
  ) {
    self.usesColor = usesColor
    self.width = width
    self.showsSnippets = showsSnippets
    self.verbosity = verbosity
  }
}
