/// Which paths a scan speaks of.
struct ScannedPlaces: Sendable {
  /// Files that are looked at, by their reported paths.
  private let files: Set<String>
  /// What the user named, links resolved.
  private let named: [BytePath]
  private let root: SourceRoot

  init(
    _ inputs: [ScanInput], files: [FileFinder.File], standardInput: String?, root: SourceRoot
  ) throws(UsageError) {
    self.root = root
    self.files = Set(files.map(\.reportedPath) + (standardInput.map { [$0] } ?? []))
    let finder = FileFinder(root: root)
    var named: [BytePath] = []
    for input in inputs {
      switch input {
      case .path(let path), .candidate(let path): named.append(try finder.start(of: path))
      case .standardInput: break
      }
    }
    self.named = named
  }

  /// A file is looked at.
  func isLookedAt(_ reportedPath: String) -> Bool { files.contains(reportedPath) }

  /// No file of that path is looked at, and there is none.
  func isGone(_ reportedPath: String) -> Bool {
    guard !isLookedAt(reportedPath) else { return false }
    do throws(FileError) {
      _ = try FilePaths.status(of: path(reportedPath))
      return false
    } catch {
      return error.isMissing
    }
  }

  /// It would be looked at, if it were there.
  func isBelow(_ reportedPath: String) -> Bool {
    let path = path(reportedPath)
    return named.contains { path == $0 || path.relative(to: $0) != nil }
  }

  private func path(_ reportedPath: String) -> BytePath {
    let path = BytePath(reportedPath)
    return path.isAbsolute ? path : root.path.appending(path.bytes)
  }
}
