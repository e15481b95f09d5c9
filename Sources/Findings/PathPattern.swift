internal import Documents

/// A pattern of paths below a folder, as a line of `.gitignore` writes it.
///
/// Without a slash, but a last one, it is of names at any depth; else it is of paths below the folder. With a last
/// slash it means folders alone. https://git-scm.com/docs/gitignore
public struct PathPattern: Hashable, Sendable {
  /// As it was written.
  public let text: String
  private let glob: Glob
  private let isOfNames: Bool
  private let isOfFolders: Bool
  /// What it is relative to, and what paths are relative to, absolute; `nil` where these are the same.
  private let base: Base?

  private struct Base: Hashable {
    let folder: String
    let root: String
  }

  /// A pattern for paths that are relative to what it is relative to.
  public init(_ text: some StringProtocol) { self.init(text, base: nil) }

  /// A pattern for the paths of reports.
  ///
  /// - Parameters:
  ///   - folder: what it is relative to, absolute.
  ///   - root: what reported paths are relative to, absolute.
  public init(_ text: some StringProtocol, relativeTo folder: String, root: String) {
    self.init(text, base: Base(folder: folder, root: root))
  }

  private init(_ text: some StringProtocol, base: Base?) {
    self.text = String(text)
    self.base = base
    var pattern = Substring(text)
    isOfFolders = pattern.utf8.last == Self.slash
    if isOfFolders { pattern.removeLast() }
    isOfNames = !pattern.utf8.contains(Self.slash)
    // One in front only anchors.
    glob = Glob(pattern.utf8.first == Self.slash ? pattern.dropFirst() : pattern)
  }

  /// Whether a path itself is meant.
  public func matches(_ path: String, isFolder: Bool) -> Bool {
    guard isFolder || !isOfFolders, let path = relative(path) else { return false }
    return glob.matches(isOfNames ? Self.name(of: path) : path)
  }

  /// Whether a file or one of the folders that it is in is meant.
  public func covers(_ path: String) -> Bool {
    let folders = path.utf8.indices.dropFirst().filter { path.utf8[$0] == Self.slash }
    return matches(path, isFolder: false)
      || folders.contains { matches(String(path[..<$0]), isFolder: true) }
  }

  /// `nil` for what is not below the folder.
  private func relative(_ path: String) -> String? {
    guard let base else { return path }
    let whole = path.utf8.first == Self.slash ? path : "\(base.root)/\(path)"
    let prefix = "\(base.folder)/"
    return whole.utf8.starts(with: prefix.utf8)
      ? String(whole.utf8.dropFirst(prefix.utf8.count)) : nil
  }

  private static func name(of path: String) -> String {
    path.utf8.lastIndex(of: slash).map { String(path[path.utf8.index(after: $0)...]) } ?? path
  }

  private static let slash = UInt8(ascii: "/")
}
