/// From what the user named to rules files and the files of their unit tests.
///
/// The tests of a rules file are in a folder `tests` beside it, under names that begin as its own does:
/// https://github.com/aws-cloudformation/cloudformation-guard/blob/3.2.0/docs/UNIT_TESTING.md
struct RuleTestFinder {
  /// A rules file and its tests.
  struct Suite {
    let rules: FileFinder.File
    let tests: [FileFinder.File]
  }

  /// What there is.
  struct Found {
    /// Each rules file once, in no order.
    var suites: [Suite] = []
    /// Test files beside which no rules file has the beginning of their name.
    var unmatched: [FileFinder.File] = []
    /// What cannot be opened, and may hold rules or tests.
    var unreadable: [FileFinder.File] = []
  }

  /// What is asked for of one folder of rules files.
  private struct Choice {
    /// All rules files and all tests were asked for, so that a test without rules is worth a word.
    var isWhole = false
    var rules: Set<BytePath> = []
    var tests: Set<BytePath> = []
  }

  let root: SourceRoot

  private static let tests = Array("tests".utf8)

  private var finder: FileFinder { FileFinder(root: root, endings: .rules) }

  /// Every rules file once, with its tests.
  ///
  /// - Throws: ``UsageError`` for a path where nothing is, and for a test file without rules.
  func suites(under paths: [String]) throws(UsageError) -> Found {
    var found = Found()
    var choices: [BytePath: Choice] = [:]
    for path in paths {
      let named = try finder.file(named: path)
      if named.isFolder {
        choose(allIn: named.path, &choices, &found)
      } else {
        try choose(named.path, as: path, &choices)
      }
    }
    for (folder, choice) in choices.sorted(by: { $0.key.precedes($1.key) }) {
      try add(choice, of: folder, to: &found)
    }
    return found
  }

  // MARK: Choosing

  private func choose(
    allIn folder: BytePath, _ choices: inout [BytePath: Choice], _ found: inout Found
  ) {
    for file in finder.files(in: folder) {
      guard file.failure == nil else {
        found.unreadable.append(file)
        continue
      }
      guard let (folder, _) = file.path.split else { continue }
      choices[folder, default: Choice()].isWhole = true
    }
    // A folder of tests by itself stands for the rules beside it.
    if let (above, name) = folder.split, name == Self.tests {
      choices[above, default: Choice()].tests.formUnion(
        files(in: folder, .tests, &found).map(\.path))
    }
  }

  private func choose(
    _ path: BytePath, as text: String, _ choices: inout [BytePath: Choice]
  ) throws(UsageError) {
    guard let (folder, name) = path.split else { return }
    guard FileEndings.tests.fit(name) else {
      choices[folder, default: Choice()].rules.insert(path)
      return
    }
    guard let (above, parent) = folder.split, parent == Self.tests else {
      throw UsageError(
        "'\(text)' is neither a rules file nor a test file; those are in a folder 'tests' beside the rules"
      )
    }
    let rules = rulesFiles(in: above, named: [])
    guard Self.owner(of: name, among: rules.map(\.name)) != nil else {
      throw UsageError(
        "'\(text)' belongs to no rules file: none in '\(root.reported(above))' has the beginning of its name"
      )
    }
    choices[above, default: Choice()].tests.insert(path)
  }

  // MARK: Pairing

  /// The place of the rules file whose name without its ending begins the name of a test file.
  ///
  /// Of several the longest is taken, so that `s3.guard` leaves the tests of `s3_logging.guard` alone;
  /// of equally long ones the first.
  static func owner(of test: [UInt8], among rules: [[UInt8]]) -> Int? {
    var best: (place: Int, length: Int)?
    for (place, name) in rules.enumerated() {
      let stem = FileEndings.stem(of: name)
      guard test.starts(with: stem), stem.count > best?.length ?? -1 else { continue }
      best = (place, stem.count)
    }
    return best?.place
  }

  private func add(
    _ choice: Choice, of folder: BytePath, to found: inout Found
  ) throws(UsageError) {
    let rules = rulesFiles(in: folder, named: choice.rules)
    guard !rules.isEmpty else { return }
    let tests = files(in: folder.appending(Self.tests), .tests, &found)
    var owned = [[FileFinder.File]](repeating: [], count: rules.count)
    for test in tests {
      guard let name = test.path.split?.name,
        let owner = Self.owner(of: name, among: rules.map(\.name))
      else {
        if choice.isWhole || choice.tests.contains(test.path) { found.unmatched.append(test) }
        continue
      }
      let isWanted =
        choice.isWhole || choice.rules.contains(rules[owner].file.path)
        || choice.tests.contains(test.path)
      if isWanted { owned[owner].append(test) }
    }
    for (rules, tests) in zip(rules, owned) {
      guard choice.isWhole || choice.rules.contains(rules.file.path) || !tests.isEmpty else {
        continue
      }
      found.suites.append(Suite(rules: rules.file, tests: tests))
    }
  }

  /// The rules files of a folder by name, among them those that were named, whatever their endings.
  private func rulesFiles(
    in folder: BytePath, named: Set<BytePath>
  ) -> [(name: [UInt8], file: FileFinder.File)] {
    // What else is in the folder of a file that was named is of no concern if it cannot be seen.
    var ignored = Found()
    let listed = files(in: folder, .rules, &ignored).map(\.path)
    return Set(listed).union(named).sorted { $0.precedes($1) }.map { path in
      (
        path.split?.name ?? path.bytes,
        FileFinder.File(
          path: path, reportedPath: root.reported(path), isNamed: named.contains(path))
      )
    }
  }

  /// The files that stand in a folder itself; none where it is no folder.
  private func files(
    in folder: BytePath, _ endings: FileEndings, _ found: inout Found
  ) -> [FileFinder.File] {
    guard case .folder? = try? FilePaths.kind(of: folder) else { return [] }
    var files: [FileFinder.File] = []
    do throws(FileError) {
      for entry in try FilePaths.entries(of: folder) where endings.fit(entry.name) {
        let path = folder.appending(entry.name)
        guard try FilePaths.kind(of: entry, at: path) == .file else { continue }
        files.append(
          FileFinder.File(path: path, reportedPath: root.reported(path), isNamed: false))
      }
    } catch {
      found.unreadable.append(.unopened(folder, .folder(error), root: root))
    }
    return files.sorted { $0.path.precedes($1.path) }
  }
}

extension BytePath {
  fileprivate func precedes(_ other: BytePath) -> Bool {
    bytes.lexicographicallyPrecedes(other.bytes)
  }
}
