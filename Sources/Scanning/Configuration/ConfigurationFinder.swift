/// Looks for the one file that decides for a whole run.
struct ConfigurationFinder {
  let root: SourceRoot

  static let names = [".cogcheck.yaml", ".cogcheck.yml", ".cogcheck.json"]

  /// The nearest one upward from the folder that holds all inputs, up to the source root.
  ///
  /// What is scanned outside the source root has its own: that of its repository, or of its folder.
  ///
  /// - Throws: ``UsageError`` where a folder has two, or a link leads to a file that is elsewhere on
  ///   another machine.
  func file(for inputs: [ScanInput]) throws(UsageError) -> BytePath? {
    let start = try commonFolder(of: inputs)
    let end =
      start.isAtOrBelow(root.path) ? root.path : SourceRoot.repository(above: start) ?? start
    var folder = start
    while true {
      if let file = try file(in: folder) {
        try checkStays(file, below: end)
        return file
      }
      guard folder != end, let (above, _) = folder.split else { return nil }
      folder = above
    }
  }

  private func file(in folder: BytePath) throws(UsageError) -> BytePath? {
    // A broken link is found: what it should lead to is not there.
    let found = Self.names.map { folder.appending($0.utf8) }
      .filter { (try? FilePaths.kindWithoutFollowing($0)) != nil }
    guard let first = found.first else { return nil }
    guard found.count == 1 else {
      let paths = found.map { "'\(root.reported($0))'" }.joined(separator: " and ")
      throw UsageError("\(paths) are in one folder, which takes one configuration")
    }
    return first
  }

  private func checkStays(_ file: BytePath, below folder: BytePath) throws(UsageError) {
    guard let real = try? FilePaths.real(file), !real.isAtOrBelow(folder) else { return }
    throw UsageError(
      "'\(root.reported(file))' is a link to '\(real.text)', outside '\(folder.text)'; "
        + "--config takes any file")
  }

  private func commonFolder(of inputs: [ScanInput]) throws(UsageError) -> BytePath {
    var common: BytePath?
    for input in inputs {
      guard let folder = try folder(of: input) else { continue }
      var shared = common ?? folder
      while !folder.isAtOrBelow(shared), let (above, _) = shared.split { shared = above }
      common = shared
    }
    return common ?? (try? FilePaths.real(BytePath("."))) ?? root.path
  }

  private func startOfPattern(_ text: String) -> BytePath? {
    guard WildPath.isWild(text) else { return nil }
    return try? FilePaths.real(BytePath(WildPath.split(text).folder))
  }

  /// `nil` for what is in no folder: a pipe, or nothing at all, which the scan says.
  private func folder(of input: ScanInput) throws(UsageError) -> BytePath? {
    switch input {
    case .path(let text), .candidate(let text):
      guard
        let path = (try? FilePaths.real(BytePath(text))) ?? startOfPattern(text),
        let kind = try? FilePaths.kind(of: path)
      else { return nil }
      switch kind {
      case .folder: return path
      case .file: return path.split?.folder
      case .other: return nil
      }
    case .standardInput(let reported):
      let path = root.path.appending(try StandardInputPath.normalized(reported).utf8)
      guard let folder = path.split?.folder else { return nil }
      return (try? FilePaths.real(folder)) ?? folder
    }
  }
}

extension BytePath {
  /// Is the folder, or something in it; both absolute, links resolved.
  func isAtOrBelow(_ folder: BytePath) -> Bool {
    self == folder || relative(to: folder) != nil
  }
}
