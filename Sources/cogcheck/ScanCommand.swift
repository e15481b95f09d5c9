import ArgumentParser
import Findings
import GuardRules
import Reporting
import Rules
import Scanning

/// `cogcheck scan`.
struct ScanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Check templates.",
    usage: "cogcheck scan [<path> ...] [<option> ...]",
    discussion: """
      Exit status: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage, 3 a
      template could not be read or none was found, 4 a report could not be written,
      70 internal error. All options: --help-hidden.

      Examples:
        cogcheck scan .
        cogcheck scan infra -o sarif=cogcheck.sarif -o junit=cogcheck.xml
        cat pool.yaml | cogcheck scan - --stdin-filename pool.yaml
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var settings: SettingOptions
  @OptionGroup var values: ParameterOptions

  @Option(
    help: ArgumentHelp("How --rules are asked; see 'cogcheck test --help'.", valueName: "mode"))
  var policyMode: GuardMode = .resolved

  @OptionGroup var acceptance: AcceptanceOptions

  func run() async throws {
    try ReportFile.checkDistinct(output.files)
    let scan = Scan(
      try input.inputs(), choice: input.choice, flags: settings.flags(input.files),
      configuration: settings.asked.configured.choice,
      guardRules: GuardChoice(paths: settings.asked.selection.given.rules, mode: policyMode),
      acceptance: acceptance.choice, assignments: values.param, allowsEmpty: input.allowEmpty)
    let prepared = try scan.prepared()
    guard !input.listFiles else { return try await list(prepared) }
    let reports = output.reports.map {
      RequestedReport($0, of: prepared.terms, style: style(for: $0))
    }
    let times = output.tellsTimes ? TemplateTimes() : nil
    let result = try await check(prepared, for: reports, times)
    for line in times?.lines ?? [] { Terminal.writeError(line) }
    reportWarnings(result)
    try ReportFile.check(output.files, against: result)
    throw ExitCode(Int32(write(reports, of: result.report).exitCode))
  }

  private func check(
    _ scan: PreparedScan, for reports: [RequestedReport], _ times: TemplateTimes?
  ) async throws -> Scan.Result<ScanSummary> {
    var line = ProgressLine(output.quiet > 0 ? .never : output.progress)
    defer { line.clear() }
    return try await scan.run {
      line.show($0)
    } _: { template, place in
      for report in reports { report.draft.add(template, at: place) }
      times?.add(template, at: place)
    }
  }

  private func style(for output: OutputOption) -> ReportStyle {
    var style = self.output.style(for: output)
    style.showsAccepted = acceptance.reportSuppressed
    return style
  }

  /// Writes every report that can be written, and says which cannot.
  ///
  /// SARIF says how the run ended, so it comes last, and again where a later one could not be written.
  ///
  /// - Returns: the summary, which then knows whether all are written.
  private func write(_ reports: [RequestedReport], of scan: ScanSummary) -> ScanSummary {
    var end = scan
    for report in reports where report.output.format != .sarif && !report.write(scan) {
      end.hasUnwrittenReports = true
    }
    var written: [RequestedReport] = []
    for report in reports where report.output.format == .sarif {
      if report.write(end) {
        written.append(report)
      } else if !end.hasUnwrittenReports {
        end.hasUnwrittenReports = true
        for report in written where report.output.path != nil { _ = report.write(end) }
      }
    }
    return end
  }

  /// What belongs beside the reports goes to standard error.
  private func reportWarnings(_ result: Scan.Result<ScanSummary>) {
    if output.quiet == 0 {
      for warning in result.warnings { Terminal.writeError("warning: \(warning)") }
    }
    let outside = result.outsideCount
    if outside > 0 {
      let files =
        outside == 1
        ? "1 file is outside the source root '\(result.root)' and is reported with its whole path"
        : "\(outside) files are outside the source root '\(result.root)' and are reported with their whole paths"
      Terminal.writeError("warning: \(files); use --root")
    }
    if output.verbose > 0 {
      report(otherFiles: result.otherFiles, leftOut: result.leftOut)
    } else if result.report.isUnexpectedlyEmpty, let first = result.leftOut.first {
      let count = result.leftOut.count
      Terminal.writeError(
        "warning: \(count) \(count == 1 ? "file or folder is" : "files or folders are") left out, "
          + "such as '\(first.path)': \(first.reason); -v lists them all")
    }
  }

  private func report(
    otherFiles: [(path: String, reason: String)], leftOut: [(path: String, reason: String)]
  ) {
    for file in otherFiles { Terminal.writeError("not a template: \(file.path): \(file.reason)") }
    for file in leftOut { Terminal.writeError("left out: \(file.path): \(file.reason)") }
  }

  /// Prints the templates, and with `-v` what is not looked at.
  private func list(_ scan: PreparedScan) async throws {
    let list = await scan.filesWithoutChecking()
    try Terminal.print(list.templates.map { $0 + "\n" }.joined())
    if output.verbose > 0 { report(otherFiles: list.otherFiles, leftOut: list.leftOut) }
    if list.templates.isEmpty, !input.allowEmpty {
      Terminal.writeError(
        "error: no template was found; --allow-empty takes that for nothing to do")
      throw ExitCode(3)
    }
  }
}
