internal import Findings

/// One walk over a folder and all that is in it.
struct FolderWalk {
  let root: SourceRoot
  /// Which files are looked at.
  let endings: FileEndings
  /// `nil` where every file with such an ending is taken: files that are no templates are named by their users.
  let choice: FileChoice?

  /// Files that are looked at, in no order.
  ///
  /// What cannot be opened is a file too, with its failure: it may hold templates.
  private(set) var files: [FileFinder.File] = []
  /// Files and folders that are not looked at although they might hold templates, in no order.
  private(set) var leftOut: [FileFinder.LeftOut] = []

  private var include: [PathPattern] { choice?.include ?? [] }
  private var exclude: [PathPattern] { choice?.exclude ?? [] }
  /// Real paths of folders that were walked, where links may lead back to one.
  private var walked: Set<BytePath> = []
  private var folders: [(path: BytePath, ignored: IgnoreRules?)] = []

  private static let skippedFolders = [Array("node_modules".utf8)]
  private static let repository = Array(".git".utf8)
  private static let dot = UInt8(ascii: ".")

  init(root: SourceRoot, endings: FileEndings, choice: FileChoice?) {
    self.root = root
    self.endings = endings
    self.choice = choice
  }

  /// Walks a folder.
  ///
  /// - Parameter folder: absolute, links resolved.
  mutating func walk(_ folder: BytePath) {
    let ignored =
      choice?.obeysIgnoreFiles == true ? IgnoreRules.holding(in: folder, root: root) : nil
    folders = [(folder, ignored)]
    while let (folder, ignored) = folders.popLast() { visit(folder, below: ignored) }
  }

  /// Walks the folder in which the files of a pattern are, and keeps those that fit.
  ///
  /// A pattern that fits a folder means what is in it, by its ending.
  ///
  /// - Throws: ``UsageError`` where nothing fits.
  mutating func walk(forPattern pattern: String) throws(UsageError) {
    let (start, rest) = WildPath.split(pattern)
    guard let folder = try? FilePaths.real(BytePath(start)) else {
      throw UsageError("no file fits '\(pattern)': there is no folder '\(start)'")
    }
    let wanted = PathPattern("/" + rest)
    var part = FolderWalk(root: root, endings: endings, choice: choice)
    part.walk(folder)
    let found = part.files.filter { wanted.covers($0.path.relative(to: folder)?.text ?? "") }
    guard !found.isEmpty else { throw UsageError("no file fits '\(pattern)'") }
    files += found
    leftOut += part.leftOut
  }

  /// Takes a file that the user did not write down, and that may be anything.
  mutating func add(candidate path: BytePath) {
    let reported = root.reported(path)
    let isExcluded = exclude.contains { $0.covers(reported) }
    guard endings.fit(path.split?.name ?? []) else { return }
    guard !isExcluded, include.isEmpty || include.contains(where: { $0.covers(reported) }) else {
      return leaveOut(path, isExcluded ? "it is excluded" : "it is not included")
    }
    add(path, isNamed: false)
  }

  private mutating func visit(_ folder: BytePath, below above: IgnoreRules?) {
    let entries: [FilePaths.Entry]
    do throws(FileError) {
      if choice?.followsLinks == true, try !isNew(folder) { return }
      entries = try FilePaths.entries(of: folder)
    } catch {
      files.append(.unopened(folder, .folder(error), root: root))
      return
    }
    let names = choice == nil ? [] : Set(entries.map(\.name))
    guard choice == nil || !CDKAssembly.isOne(folder, entries: names) else {
      return readAssembly(in: folder, names)
    }
    let ignored =
      choice?.obeysIgnoreFiles == true && !names.isDisjoint(with: IgnoreRules.fileNames)
      ? IgnoreRules(of: folder, above: above, root: root) : above
    for entry in entries { visit(entry, in: folder, ignored) }
  }

  private mutating func isNew(_ folder: BytePath) throws(FileError) -> Bool {
    walked.insert(try FilePaths.real(folder)).inserted
  }

  private mutating func visit(
    _ entry: FilePaths.Entry, in folder: BytePath, _ ignored: IgnoreRules?
  ) {
    let path = folder.appending(entry.name)
    do throws(FileError) {
      let kind = try FilePaths.kind(of: entry, at: path)
      let isFollowed = kind == .other && choice?.followsLinks == true
      switch isFollowed ? try FilePaths.EntryKind(FilePaths.kind(of: path)) : kind {
      case .folder:
        guard isWalked(entry.name), isTaken(path, isFolder: true, ignored) else { return }
        folders.append((path, ignored))
      case .file:
        guard endings.fit(entry.name), isTaken(path, isFolder: false, ignored) else { return }
        add(isFollowed ? try FilePaths.real(path) : path, isNamed: false)
      case .other:
        guard choice != nil, endings.fit(entry.name), FilePaths.link(at: path) != nil else {
          return
        }
        leaveOut(path, "it is a link; --follow-symlinks follows it")
      }
    } catch  where error.isMissing && FilePaths.link(at: path) != nil {
      if endings.fit(entry.name) { leaveOut(path, "it is a link that leads nowhere") }
    } catch {
      files.append(.unopened(path, error, root: root))
    }
  }

  private func isWalked(_ name: [UInt8]) -> Bool {
    let isHidden =
      name.first == Self.dot && (choice?.walksHidden != true || name == Self.repository)
    return !isHidden && !Self.skippedFolders.contains(name)
  }

  private mutating func isTaken(
    _ path: BytePath, isFolder: Bool, _ ignored: IgnoreRules?
  ) -> Bool {
    guard choice != nil else { return true }
    if let reason = ignored?.reasonToLeaveOut(path, isFolder: isFolder) {
      leaveOut(path, reason)
      return false
    }
    let reported = root.reported(path)
    if exclude.contains(where: { $0.matches(reported, isFolder: isFolder) }) {
      leaveOut(path, "it is excluded")
      return false
    }
    guard isFolder || include.isEmpty || include.contains(where: { $0.covers(reported) }) else {
      leaveOut(path, "it is not included")
      return false
    }
    return true
  }

  private mutating func add(_ path: BytePath, isNamed: Bool) {
    files.append(
      FileFinder.File(path: path, reportedPath: root.reported(path), isNamed: isNamed))
  }

  private mutating func leaveOut(_ path: BytePath, _ reason: String) {
    leftOut.append(FileFinder.LeftOut(path: root.reported(path), reason: reason))
  }

  // MARK: Assemblies

  /// Takes the templates that an assembly names, and those of its stages.
  private mutating func readAssembly(in folder: BytePath, _ names: Set<[UInt8]>) {
    do throws(FileError) {
      if choice?.followsLinks != true, try !isNew(folder) { return }
      let assembly = try CDKAssembly(in: folder)
      for template in assembly.templates where isTaken(template, isFolder: false, nil) {
        add(template, isNamed: true)
      }
      folders += assembly.stages.map { ($0, nil) }
      let named = Set(assembly.templates)
      for path in names.filter(CDKAssembly.isTemplate).map(folder.appending)
      where !named.contains(path) {
        leaveOut(path, "the manifest of its CDK assembly does not name it")
      }
    } catch {
      files.append(.unopened(folder, .assembly(error), root: root))
    }
  }
}

extension FileError {
  /// A folder that cannot be looked into.
  static func folder(_ error: FileError) -> FileError {
    FileError(reason: "it is a folder that cannot be read: \(error.reason)")
  }

  fileprivate static func assembly(_ error: FileError) -> FileError {
    FileError(reason: "it is a CDK assembly whose manifest cannot be read: \(error.reason)")
  }
}
