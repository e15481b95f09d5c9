/// The repository that holds a folder, as git tells of it.
struct Git {
  /// The folder of the work tree, links resolved.
  let workTree: BytePath

  /// - Throws: ``UsageError`` where there is no git, or no repository.
  init(around root: BytePath) throws(UsageError) {
    guard let top = try Self.line(["rev-parse", "--show-toplevel"], in: root) else {
      throw UsageError(
        "--diff needs a git repository, and git reads none at '\(root.text)'; scan without --diff")
    }
    workTree = (try? FilePaths.real(BytePath(top))) ?? BytePath(top)
  }

  /// Where what a commit has, and what the work tree has, parted: as `git diff --merge-base` does.
  ///
  /// - Throws: ``UsageError`` where there is no such commit, or the history of both never met.
  func mergeBase(with name: String) throws(UsageError) -> String {
    guard !name.hasPrefix("-"),
      let commit = try line(["rev-parse", "--verify", "--quiet", "\(name)^{commit}"])
    else {
      throw UsageError("--diff: there is no commit '\(name)' here; \(try fetchHint())")
    }
    guard let base = try line(["merge-base", commit, "HEAD"]) else {
      throw UsageError(
        "--diff: '\(name)' and the work tree have no commit in common here; \(try fetchHint())")
    }
    return base
  }

  private func fetchHint() throws(UsageError) -> String {
    try line(["rev-parse", "--is-shallow-repository"]) == "true"
      ? "the clone is shallow: run 'git fetch --unshallow', or check out with 'fetch-depth: 0'"
      : "fetch it first, as with 'git fetch origin'"
  }

  /// Lines that the work tree has and a commit has not, by the files of the work tree; renamed ones are followed.
  func hunks(since commit: String) throws(UsageError) -> [BytePath: [ChangedLines.Hunk]] {
    var patch = PatchReader()
    let status = try run(
      [
        "diff", "--no-color", "--no-ext-diff", "--no-textconv", "--ignore-submodules",
        "--src-prefix=a/", "--dst-prefix=b/", "--unified=0", "--find-renames", commit, "--",
      ]
    ) { patch.take($0) }
    guard status == 0 else {
      throw UsageError("--diff: git cannot compare the work tree with \(commit)")
    }
    return patch.files
  }

  /// Which of some files of the work tree git follows.
  ///
  /// - Parameter files: relative to the work tree.
  func tracked(among files: Set<BytePath>) throws(UsageError) -> Set<BytePath> {
    var tracked: Set<BytePath> = []
    var name: [UInt8] = []
    let status = try run(["ls-files", "-z", "--cached"]) { bytes in
      for byte in bytes {
        guard byte == 0 else {
          name.append(byte)
          continue
        }
        let path = BytePath(name)
        if files.contains(path) { tracked.insert(path) }
        name.removeAll(keepingCapacity: true)
      }
    }
    guard status == 0 else { throw UsageError("--diff: git cannot list the files it follows") }
    return tracked
  }

  private func run(
    _ arguments: [String], take: (ArraySlice<UInt8>) -> Void
  ) throws(UsageError) -> Int32 {
    try Self.run(arguments, in: workTree, take: take)
  }

  private func line(_ arguments: [String]) throws(UsageError) -> String? {
    try Self.line(arguments, in: workTree)
  }

  /// What a command says, without its line break; `nil` where it fails.
  private static func line(
    _ arguments: [String], in folder: BytePath
  ) throws(UsageError) -> String? {
    var bytes: [UInt8] = []
    guard try run(arguments, in: folder, take: { bytes += $0 }) == 0 else { return nil }
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func run(
    _ arguments: [String], in folder: BytePath, take: (ArraySlice<UInt8>) -> Void
  ) throws(UsageError) -> Int32 {
    do throws(FileError) {
      // Nothing of the repository is written, not even what git keeps of file times.
      return try ChildProcess.run(
        "git", ["-C", folder.text, "-c", "core.quotePath=false"] + arguments,
        environment: ["GIT_OPTIONAL_LOCKS": "0"], take: take)
    } catch {
      throw UsageError("--diff needs git, which cannot be run: \(error.reason)")
    }
  }
}
