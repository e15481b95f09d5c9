internal import Documents

/// A pattern of paths below a folder, as a line of `.gitignore` writes it.
///
/// https://git-scm.com/docs/gitignore
struct PathPattern: Sendable {
  private let glob: Glob
  /// It has no slash but a last one: a name at any depth.
  private let isOfNames: Bool
  private let isOfFolders: Bool

  /// Reads a pattern without its `!`.
  init(_ text: some StringProtocol) {
    var pattern = Substring(text)
    isOfFolders = pattern.utf8.last == UInt8(ascii: "/")
    if isOfFolders { pattern.removeLast() }
    isOfNames = !pattern.utf8.contains(UInt8(ascii: "/"))
    // One in front only anchors.
    glob = Glob(pattern.utf8.first == UInt8(ascii: "/") ? pattern.dropFirst() : pattern)
  }

  /// Whether a path itself is meant.
  ///
  /// - Parameter path: relative to the folder that the pattern belongs to.
  func matches(_ path: String, isFolder: Bool) -> Bool {
    guard isFolder || !isOfFolders else { return false }
    return glob.matches(isOfNames ? String(path[Self.nameStart(of: path)...]) : path)
  }

  /// Whether a file or one of the folders that it is in is meant.
  func covers(_ path: String) -> Bool {
    let folders = path.utf8.indices.filter { path.utf8[$0] == UInt8(ascii: "/") }
    return matches(path, isFolder: false)
      || folders.contains { matches(String(path[..<$0]), isFolder: true) }
  }

  /// The folder that a pattern starts from, which is written without wildcards, and the rest.
  static func split(_ pattern: String) -> (folder: String, rest: String) {
    let parts = pattern.split(separator: "/", omittingEmptySubsequences: false)
    let fixed = parts.prefix { !isWild($0) }
    return (
      fixed.isEmpty ? "." : fixed.joined(separator: "/") + "/",
      parts.dropFirst(fixed.count).joined(separator: "/")
    )
  }

  /// Whether a text holds what stands for other characters.
  static func isWild(_ text: some StringProtocol) -> Bool {
    text.utf8.contains { "*?[".utf8.contains($0) }
  }

  private static func nameStart(of path: String) -> String.Index {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map(path.utf8.index(after:)) ?? path.startIndex
  }
}
