import FoundationEssentials

/// From what the user named to the files that are looked at.
struct FileFinder {
  /// One file to look at.
  struct File: Sendable {
    /// How to open it.
    let path: String
    /// As reports name it.
    let reportedPath: String
    /// The user gave this very path.
    let isNamed: Bool
  }

  let root: SourceRoot

  private static let endings = ["yaml", "yml", "json", "jsn", "template"]
  private static let skippedFolders: Set<String> = ["node_modules"]

  /// Every file once, by reported path.
  ///
  /// - Throws: ``UsageError`` for a path where nothing is.
  func files(under paths: [String]) throws(UsageError) -> [File] {
    var found: [String: File] = [:]
    for path in paths {
      guard let kind = FilePaths.kind(of: path), let real = FilePaths.real(path) else {
        throw UsageError("nothing is at '\(path)'")
      }
      if case .folder = kind {
        for file in files(in: real) where found[file.path] == nil { found[file.path] = file }
      } else {
        found[real] = File(path: real, reportedPath: root.reported(real), isNamed: true)
      }
    }
    return found.values.sorted {
      $0.reportedPath.utf8.lexicographicallyPrecedes($1.reportedPath.utf8)
    }
  }

  /// Files of a folder by their ending; links are not followed, so the walk ends.
  private func files(in folder: String) -> [File] {
    var files: [File] = []
    var folders = [folder]
    while let folder = folders.popLast() {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      for name in names {
        let path = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
        switch FilePaths.kindWithoutFollowing(path) {
        case .folder where !name.hasPrefix(".") && !Self.skippedFolders.contains(name):
          folders.append(path)
        case .file where hasEnding(name):
          files.append(File(path: path, reportedPath: root.reported(path), isNamed: false))
        case .folder, .file, .other, nil: break
        }
      }
    }
    return files
  }

  private func hasEnding(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return false }
    return Self.endings.contains(name[name.index(after: dot)...].lowercased())
  }
}
