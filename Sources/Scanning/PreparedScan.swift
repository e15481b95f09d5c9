internal import BuiltInRules
public import Findings
internal import Rules

/// A scan whose rules and files are known, and that has checked nothing yet.
public struct PreparedScan: Sendable {
  /// What reports say of it whatever it finds.
  public let terms: ScanTerms

  let clock: ReportClock
  let root: SourceRoot
  let files: CheckedFiles
  let leftOut: [FileFinder.LeftOut]
  /// What is known before it.
  let baseline: BaselineFile
  /// Outside of which nothing counts; `nil` where all does.
  let changes: ChangedLines?
  let places: ScannedPlaces
  let deployments: [Deployment]
  /// What is left out of some files.
  let silences: [Silence]
  /// Lines of given rules files that probably do not do what they seem to do.
  let warnings: [String]
  /// Real paths of what was read for it.
  let settings: [BytePath]

  /// What is left of a file that was checked.
  private enum Checked: Sendable {
    case template(ScanCounts, parameters: Set<String>, InputFile)
    case other(path: String, reason: String)
  }

  /// Reads every file and checks none: the templates, what is no template, and what is left out.
  public func filesWithoutChecking() async -> Scan.FileList {
    var list = Scan.FileList(leftOut: leftOut.map { ($0.path, $0.reason) })
    for (path, reason) in await files.decisions() {
      if let reason {
        list.otherFiles.append((path, reason))
      } else {
        list.templates.append(path)
      }
    }
    return list
  }

  /// Reads and checks every file, in parallel.
  ///
  /// - Parameter take: is given what was found in each template and its place among all files, in the task
  ///   that checked it, in any order.
  /// - Throws: ``UsageError`` where a value is given to a parameter that no template declares.
  public func run(
    _ take: @escaping @Sendable (_ template: TemplateReport, _ place: Int) -> Void
  ) async throws(UsageError) -> Scan.Result<ScanSummary> {
    var counts = ScanCounts()
    var declared: Set<String> = []
    var otherFiles: [(path: String, reason: String)] = []
    var sources = Set(settings)
    var outsideCount = 0
    let known = await knownFindings()
    await files.each { [terms, clock, changes, silences] report, input, place in
      switch report {
      case .other(let reason): return Checked.other(path: input.path, reason: reason)
      case .template(var template, let parameters):
        if clock.isFixed { template.microseconds = 0 }
        for silence in silences { silence.apply(to: &template) }
        known?.accept(in: &template, at: place)
        changes?.leaveOutRest(of: &template, in: input.source)
        template.hideFindings(in: terms)
        take(template, place)
        return .template(ScanCounts(template, in: terms), parameters: parameters, input)
      }
    } take: { checked in
      switch checked {
      case .other(let path, let reason): otherFiles.append((path, reason))
      case .template(let further, let parameters, let input):
        counts += further
        declared.formUnion(parameters)
        if let source = input.source { sources.insert(source) }
        if input.path.utf8.first == UInt8(ascii: "/") { outsideCount += 1 }
      }
    }
    // What could not be read may declare anything.
    if counts.unreadable == 0 { try deployments.check(against: declared) }
    return Scan.Result(
      report: ScanSummary(
        terms: terms, counts: counts, otherFileCount: otherFiles.count, endTime: clock.endTime),
      otherFiles: otherFiles.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) },
      leftOut: leftOut.map { ($0.path, $0.reason) }, root: root.path.text,
      outsideCount: outsideCount, warnings: warnings, sources: sources)
  }

  /// The baseline, with what of it belongs to files that have moved.
  ///
  /// Only where there are such files, all are checked once more for it, so that the same ones have a share
  /// whatever task ends first.
  private func knownFindings() async -> KnownFindings? {
    guard let baseline = baseline.content else { return nil }
    var known = KnownFindings(baseline, isGone: places.isGone)
    guard known.hasMoved else { return known }
    var candidates: [KnownFindings.Candidate] = []
    await files.each { [known, silences] report, _, place in
      guard case .template(var template, _) = report else { return [] }
      for silence in silences { silence.apply(to: &template) }
      return known.candidates(in: template, at: place)
    } take: {
      candidates += $0
    }
    known.share(candidates)
    return known
  }
}
