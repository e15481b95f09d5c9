/// What fails a run.
public struct RunGate: Sendable {
  /// Which findings count in some files.
  public struct Override: Sendable {
    let paths: [PathPattern]
    let severity: Gate

    /// Another gate for files whose paths fit one of `paths`.
    public init(paths: [PathPattern], severity: Gate) {
      self.paths = paths
      self.severity = severity
    }
  }

  /// From which severity on findings count, where no override says otherwise.
  public let severity: Gate
  /// The last one that fits a file decides for it.
  let overrides: [Override]
  /// What a template leaves open counts too.
  public let countsUndecided: Bool
  /// What counts is told, and fails nothing.
  public let isReportOnly: Bool

  /// A gate; without anything but `severity` as strict in every file.
  public init(
    _ severity: Gate, overrides: [Override] = [], countsUndecided: Bool = false,
    isReportOnly: Bool = false
  ) {
    self.severity = severity
    self.overrides = overrides
    self.countsUndecided = countsUndecided
    self.isReportOnly = isReportOnly
  }

  /// Some files have another gate.
  public var hasOverrides: Bool { !overrides.isEmpty }

  /// From which severity on findings in a file count.
  ///
  /// - Parameter path: as reports name it.
  public func severity(at path: String) -> Gate {
    overrides.last { override in override.paths.contains { $0.covers(path) } }?.severity
      ?? severity
  }
}
