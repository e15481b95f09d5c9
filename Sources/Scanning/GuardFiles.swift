internal import BuiltInRules
internal import Documents
internal import Findings
internal import Guard
public import GuardRules
internal import Rules

/// Which rules files are asked, and how.
public struct GuardChoice: Sendable {
  /// Files, and folders that are searched for `.guard` and `.ruleset` files.
  public let paths: [String]
  /// How packs are asked.
  public let mode: GuardMode

  /// No files by default.
  public init(paths: [String] = [], mode: GuardMode = .resolved) {
    self.paths = paths
    self.mode = mode
  }
}

/// Rules files that the user gives.
struct GuardFiles {
  /// Rules and packs, and what is said of them aside.
  struct Loaded {
    var rules: [any Rule] = []
    var packs: [RulePack] = []
    /// One line each: traps of the language in these files.
    var warnings: [String] = []
    /// Real paths of the files, which no report may overwrite.
    var paths: [BytePath] = []
  }

  let root: SourceRoot
  let mode: GuardMode
  /// Seconds since 1970.
  let time: Int

  /// Reads the files at `paths`, and those of folders that end in `.guard` or `.ruleset`.
  ///
  /// - Throws: ``UsageError`` for a path where nothing is, a file that is no rules file, and an id
  ///   that a rule that ships has.
  func load(_ paths: [String]) throws(UsageError) -> Loaded {
    var loaded = Loaded()
    guard !paths.isEmpty else { return loaded }
    var ids = Set(BuiltInRules.all.map(\.metadata.id))
    let files = try FileFinder(root: root, endings: .rules).found(under: paths).files
    guard !files.isEmpty else {
      throw UsageError("--rules finds no .guard or .ruleset file in '\(paths[0])'")
    }
    for file in files { try load(file, &ids, into: &loaded) }
    return loaded
  }

  private func load(
    _ file: FileFinder.File, _ ids: inout Set<String>, into loaded: inout Loaded
  ) throws(UsageError) {
    let path = file.reportedPath
    let bytes: [UInt8]
    do throws(FileError) {
      if let failure = file.failure { throw failure }
      bytes = try FilePaths.read(file.path)
    } catch {
      throw UsageError("rules file '\(path)' cannot be read: \(error.reason)")
    }
    let stem = String(decoding: FileEndings.stem(of: file.path.split?.name ?? []), as: UTF8.self)
    let rules: GuardFile
    do throws(RulesFileError) {
      rules = try GuardFile(reading: bytes, stem: stem)
    } catch {
      throw UsageError(
        error.message, at: error.range, of: SourceText(repairing: bytes), path: path)
    }
    if !rules.warnings.isEmpty {
      let lines = LineIndex(rules.source)
      loaded.warnings += rules.warnings.map { warning in
        let place = lines.position(of: warning.range.start)
        return "\(path):\(place.line):\(place.column): \(warning.message)"
      }
    }
    loaded.paths.append(file.path)
    switch rules.content {
    case .rule(let rule) where mode == .resolved:
      guard ids.insert(rule.metadata.id).inserted else {
        throw UsageError("\(path): there is another rule with the id '\(rule.metadata.id)'")
      }
      loaded.rules.append(rule)
    case .rule, .pack: add(rules.file, path: path, stem: stem, &ids, into: &loaded)
    }
  }

  /// The id of a rule of a pack is its name; the name of its file is in front where others have that.
  private func add(
    _ file: RulesFile, path: String, stem: String, _ ids: inout Set<String>,
    into loaded: inout Loaded
  ) {
    var chosen: [String] = []
    for rule in file.rules {
      let names =
        (rule.name == GuardRule.defaultName ? [] : [rule.name])
        + ["\(stem)/\(rule.name)", "\(path)/\(rule.name)"]
      var id = names.first { !ids.contains($0) } ?? "\(path)/\(rule.name)"
      var number = 2
      while !ids.insert(id).inserted {
        id = "\(path)/\(rule.name)/\(number)"
        number += 1
      }
      chosen.append(id)
    }
    guard !chosen.isEmpty else { return }
    loaded.packs.append(RulePack(file, path: path, ids: chosen, mode: mode, time: time))
  }
}
