internal import Documents

/// From what the user named to the files that are looked at.
struct FileFinder {
  /// One file to look at.
  struct File: Sendable {
    /// How to open it; links resolved, where the file system can.
    let path: BytePath
    /// As reports name it.
    let reportedPath: String
    /// It must be what is looked for: the user gave this very path, or an assembly names it.
    let isNamed: Bool
    /// Why it cannot even be opened.
    var failure: FileError?

    /// What was found, and cannot be opened.
    static func unopened(_ path: BytePath, _ failure: FileError, root: SourceRoot) -> File {
      let reported = root.reported(path)
      return File(
        path: path, reportedPath: reported.isEmpty ? "." : reported, isNamed: false,
        failure: failure)
    }
  }

  /// A file or folder that is not looked at although it might hold what is looked for.
  struct LeftOut: Sendable {
    /// As reports name it.
    let path: String
    /// One line without final period.
    let reason: String
  }

  /// What there is.
  struct Found: Sendable {
    /// Every file once, by reported path.
    var files: [File] = []
    /// By path.
    var leftOut: [LeftOut] = []
  }

  let root: SourceRoot
  /// Which files of a folder are looked at.
  var endings = FileEndings.templates
  /// `nil` for files that are no templates, of which all are taken.
  var choice: FileChoice?

  /// What paths and patterns of them lead to.
  ///
  /// - Parameter candidates: files of a list, which need not be what is looked for.
  /// - Throws: ``UsageError`` for a path where nothing is, and a pattern that nothing fits.
  func found(under paths: [String], candidates: [String] = []) throws(UsageError) -> Found {
    var walk = FolderWalk(root: root, endings: endings, choice: choice)
    var named: [File] = []
    for path in paths {
      if isPattern(path) {
        try walk.walk(forPattern: path)
        continue
      }
      let (real, isFolder) = try file(named: path)
      if isFolder {
        walk.walk(real)
      } else if choice?.namesCandidates == true {
        walk.add(candidate: real)
      } else {
        named.append(File(path: real, reportedPath: root.reported(real), isNamed: true))
      }
    }
    for path in candidates {
      let (real, isFolder) = try file(named: path)
      if !isFolder { walk.add(candidate: real) }
    }
    return Found(
      files: Self.sorted(named + walk.files),
      leftOut: walk.leftOut.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) })
  }

  /// The file or folder that is named, or the folder that a pattern starts from.
  func start(of text: String) throws(UsageError) -> BytePath {
    try file(named: isPattern(text) ? WildPath.split(text).folder : text).path
  }

  /// A path with a wildcard where nothing is, which the shell has left to us.
  private func isPattern(_ text: String) -> Bool {
    WildPath.isWild(text) && (try? FilePaths.kind(of: BytePath(text))) == nil
  }

  /// Each once; what is named, and then what an assembly names, wins.
  private static func sorted(_ files: [File]) -> [File] {
    let once = Dictionary(files.map { ($0.path, $0) }) { $1.isNamed && !$0.isNamed ? $1 : $0 }
    return once.values.sorted {
      // Two files may have one reported path: NUL is before any byte of a path.
      (Array($0.reportedPath.utf8) + [0] + $0.path.bytes)
        .lexicographicallyPrecedes(Array($1.reportedPath.utf8) + [0] + $1.path.bytes)
    }
  }

  /// What the user named: links resolved, where the file system can.
  func file(named text: String) throws(UsageError) -> (path: BytePath, isFolder: Bool) {
    let path = BytePath(text)
    do throws(FileError) {
      switch try FilePaths.kind(of: path) {
      case .folder: return (try FilePaths.real(path), true)
      case .file: return (try FilePaths.real(path), false)
      // A pipe behind a descriptor has no real path.
      case .other: return ((try? FilePaths.real(path)) ?? path, false)
      }
    } catch {
      guard error.isMissing else { throw UsageError("cannot look at '\(text)': \(error.reason)") }
      let hint =
        if let target = FilePaths.link(at: path) {
          "; it is a link to '\(target.text)'"
        } else if text.unicodeScalars.contains("\u{FFFD}") {
          "; name the folder of a file whose name is not UTF-8"
        } else {
          ""
        }
      throw UsageError("no such file or folder: '\(text)'\(hint)")
    }
  }

  /// Files of a folder by their ending; links are not followed, so the walk ends.
  ///
  /// What cannot be opened is a file too, with its failure: it may hold what is looked for.
  func files(in folder: BytePath) -> [File] {
    var walk = FolderWalk(root: root, endings: endings, choice: choice)
    walk.walk(folder)
    return walk.files
  }
}
