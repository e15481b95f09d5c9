internal import Findings
internal import Suppressions

/// The file of a baseline, and what it says.
struct BaselineFile: Sendable {
  let path: BytePath
  /// As messages name it.
  let reportedPath: String
  /// `nil` where there is no file, or none holds.
  let content: Baseline?

  /// - Parameter mayBeMissing: a file that is named need not be there.
  /// - Throws: ``UsageError`` where it must be there and is not, and for one that is no baseline.
  init(
    _ choice: BaselineChoice, root: SourceRoot, mayBeMissing: Bool = false
  ) throws(UsageError) {
    let name: String
    (path, name) =
      if case .file(let file) = choice {
        (BytePath(file), file)
      } else {
        (root.path.appending(Baseline.fileName.utf8), Baseline.fileName)
      }
    reportedPath = name
    guard choice != .off else {
      content = nil
      return
    }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FilePaths.read(path)
    } catch {
      guard error.isMissing, mayBeMissing || choice == .found else {
        let hint = error.isMissing ? "; 'cogcheck baseline create' writes one" : ""
        throw UsageError("cannot read the baseline '\(name)': \(error.reason)\(hint)")
      }
      content = nil
      return
    }
    content = try BaselineReader(bytes, path: name).baseline()
  }
}

extension Baseline {
  /// Refuses entries of rules whose findings nothing may accept.
  func check(
    against policy: SuppressionPolicy, rules: [RuleMetadata]
  ) throws(UsageError) {
    let names = Dictionary(rules.map { ($0.id, $0.name) }) { first, _ in first }
    let refused = entries.first {
      policy.isMandatory($0.ruleID, named: names[$0.ruleID] ?? "")
    }
    guard let refused else { return }
    throw UsageError(
      "the baseline holds a finding of \(refused.ruleID) in '\(refused.path)', which"
        + " 'policy.mandatory' of the configuration lets nobody accept; fix it, and remove the entry"
    )
  }
}
