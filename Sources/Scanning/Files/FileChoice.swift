/// Which files of a folder are looked at.
///
/// Patterns are written as in `.gitignore`: without a slash a name at any depth, else a path from the source root;
/// what fits a folder fits all that is in it.
public struct FileChoice: Hashable, Sendable {
  /// Only files that fit one of these, where there are any.
  public var include: [String] = []
  /// No files that fit one of these.
  public var exclude: [String] = []
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
