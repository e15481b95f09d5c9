public import Findings

/// Findings that were there when somebody decided to look at new ones only: docs/decisions/0027.
public struct Baseline: Sendable {
  /// One finding of it.
  public struct Entry: Hashable, Sendable {
    /// Of the finding in its file.
    public let fingerprint: String
    /// Of the finding wherever its file is.
    public let fingerprintWithoutPath: String
    /// The rule that found it.
    public let ruleID: String
    /// The file, as reports name it.
    public let path: String
    /// The resource; `nil` for the template as a whole.
    public let logicalID: String?
    /// Since when it is known.
    public let date: CalendarDate
    /// Why it is not fixed yet, in the words of who keeps the file.
    public let reason: String?
  }

  /// By path, rule, logical id and fingerprint.
  public let entries: [Entry]

  /// Takes entries in any order.
  init(_ entries: [Entry]) {
    self.entries = entries.sorted {
      let (left, right) = ($0.sortKey, $1.sortKey)
      return left.lexicographicallyPrecedes(right) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
  }

  /// Its file, where no other is named: at the source root.
  public static let fileName = ".cogcheck-baseline.json"
}

extension Baseline.Entry {
  /// A finding of a file, as it is now.
  init(_ finding: IdentifiedFinding, in path: String, date: CalendarDate, reason: String? = nil) {
    self.init(
      fingerprint: finding.fingerprint, fingerprintWithoutPath: finding.fingerprintWithoutPath,
      ruleID: finding.finding.ruleID, path: path, logicalID: finding.finding.resource?.logicalID,
      date: date, reason: reason)
  }

  fileprivate var sortKey: [String] {
    [path, ruleID, logicalID ?? "", fingerprint, date.description, reason ?? ""]
  }
}
