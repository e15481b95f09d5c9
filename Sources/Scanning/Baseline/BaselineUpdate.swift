internal import Findings
internal import Suppressions
internal import Synchronization

/// A baseline that is made, brought up to date or freed of what is fixed.
public struct BaselineUpdate: Sendable {
  /// What happens to it.
  public enum Kind: Sendable {
    /// There is none yet: all open findings are known from now on.
    case create
    /// What is fixed goes, and all open findings are known from now on.
    case update
    /// What is fixed goes.
    case prune
  }

  /// What is written.
  public let baseline: Baseline
  /// Entries that were not there.
  public let added: Int
  /// Entries that are gone.
  public let removed: Int
  /// Findings that nobody may accept, and that are left out.
  public let refused: Int
  /// Templates that could not be read, whose entries stay as they are.
  public let unreadable: [String]
  private let file: BaselineFile

  /// Checks the files of a scan, and makes a baseline of what is open and what is known.
  ///
  /// - Throws: ``UsageError`` where the scan does, and where there is a baseline already, or none.
  public init(_ kind: Kind, by scan: Scan) async throws(UsageError) {
    let prepared = try scan.prepared(writingBaseline: true)
    file = prepared.baseline
    let name = file.reportedPath
    if kind == .create, file.content != nil {
      throw UsageError(
        "there is a baseline '\(name)' already; 'cogcheck baseline update' brings it up to date")
    }
    if kind != .create, file.content == nil {
      throw UsageError("there is no baseline '\(name)'; 'cogcheck baseline create' writes one")
    }
    let names = Dictionary(
      prepared.terms.rules.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let policy = prepared.policy
    let seen = Mutex(Seen())
    let today = prepared.clock.today
    _ = try await prepared.run { template, _ in seen.withLock { $0.add(template, today: today) } }
    let result = seen.withLock { $0 }
    let old = file.content?.entries ?? []
    let kept = old.filter { entry in
      if kind == .prune, result.used.contains(entry.fingerprint) { return true }
      let isFixed = !result.used.contains(entry.fingerprint)
      let isLookedAt = prepared.places.isLookedAt(entry.path)
      if isLookedAt { return result.unreadable.contains(entry.path) }
      return isFixed && !(prepared.places.isGone(entry.path) && prepared.places.isBelow(entry.path))
    }
    let known = result.found.filter {
      !policy.isMandatory($0.ruleID, named: names[$0.ruleID] ?? "")
    }
    refused = result.found.count - known.count
    baseline = Baseline(kept + (kind == .prune ? [] : known))
    let (before, after) = (Set(old), Set(baseline.entries))
    added = after.subtracting(before).count
    removed = before.subtracting(after).count
    unreadable = result.unreadable.sorted()
  }

  /// It says what the file says already.
  public var changesNothing: Bool { added == 0 && removed == 0 && file.content != nil }

  /// The file, as messages name it.
  public var path: String { file.reportedPath }

  /// Writes the file, whole or not at all.
  public func write() throws(ReportFile.WriteError) {
    try ReportFile.write(to: file.path.text) { output in
      BaselineWriter.write(baseline, to: &output)
    }
  }
}

/// What has been seen of the files of a scan.
private struct Seen {
  var unreadable: Set<String> = []
  /// Fingerprints of entries whose findings are still there.
  var used: Set<String> = []
  /// Findings as entries, those that are known with their dates and reasons.
  var found: [Baseline.Entry] = []

  mutating func add(_ template: TemplateReport, today: CalendarDate) {
    guard !template.isUnreadable else {
      unreadable.insert(template.path)
      return
    }
    for finding in template.findings {
      switch finding.acceptance {
      case nil: found.append(Baseline.Entry(finding, in: template.path, date: today))
      case .known(let date, let reason, let entry):
        used.insert(entry)
        found.append(Baseline.Entry(finding, in: template.path, date: date, reason: reason))
      case .suppressed, .unchanged: break
      }
    }
  }
}

extension Baseline {
  /// The baseline of a folder, as it is written; `nil` where there is none.
  ///
  /// - Throws: ``UsageError`` for a file that is no baseline, and where one that is named is not there.
  public static func read(_ choice: BaselineChoice, root: String?) throws(UsageError) -> Baseline? {
    try BaselineFile(choice, root: try SourceRoot(given: root)).content
  }
}
