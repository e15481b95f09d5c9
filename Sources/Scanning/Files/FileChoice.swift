internal import Findings

/// Which files of a folder are looked at.
public struct FileChoice: Hashable, Sendable {
  /// Only files that fit one of these, where there are any.
  var include: [PathPattern] = []
  /// No files that fit one of these.
  var exclude: [PathPattern] = []
  /// What `.gitignore`, `.git/info/exclude` and `.cogcheckignore` name is left out.
  public var obeysIgnoreFiles = true
  /// Folders whose names start with a dot are walked, but `.git`.
  public var walksHidden = false
  /// Links in folders are followed.
  public var followsLinks = false
  /// Files that are named are treated as those that are found: they need not be templates, and may be excluded.
  public var namesCandidates = false
  /// Larger files are unreadable, not skipped; bytes.
  public var maximumSize = FileChoice.defaultMaximumSize

  /// 20 MB.
  public static let defaultMaximumSize = 20_000_000

  /// What a scan takes where nothing else is asked for.
  public init() {}
}
