import FoundationEssentials

/// The folder that reported paths are relative to.
struct SourceRoot: Sendable {
  /// Absolute, without a final slash; empty for the root of the file system.
  private let path: String

  /// The given folder, else the nearest one upward from the working directory that holds `.git`, else
  /// the working directory.
  ///
  /// - Throws: ``UsageError`` where the given folder is none.
  init(given: String?) throws(UsageError) {
    let files = FileManager.default
    guard let given else {
      path = Self.repository(above: files.currentDirectoryPath) ?? files.currentDirectoryPath
      return
    }
    var isFolder: Bool = false
    guard let resolved = FilePaths.real(given),
      files.fileExists(atPath: resolved, isDirectory: &isFolder),
      isFolder
    else { throw UsageError("--root names '\(given)', which is no folder") }
    path = resolved
  }

  private static func repository(above folder: String) -> String? {
    var folder = folder
    while !folder.isEmpty {
      if FileManager.default.fileExists(atPath: folder + "/.git") { return folder }
      folder = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)])
    }
    return nil
  }

  /// A path as reports name it: relative to the root, absolute outside it.
  ///
  /// - Parameter path: absolute, links resolved.
  func reported(_ path: String) -> String {
    let prefix = self.path == "/" ? "/" : self.path + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }
}
