public import ArgumentParser
public import Findings
internal import GuardRules
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
      Folders are searched for .yaml, .yml, .json, .jsn and .template files; what is
      no template is left alone. Exit status: 0 nothing at or above --fail-on,
      1 findings, 2 wrong usage, 3 a template could not be read or none was found,
      4 a report could not be written, 70 internal error.

      Examples:
        cogcheck scan .
        cogcheck scan infra -o sarif=cogcheck.sarif -o junit=cogcheck.xml
        cat pool.yaml | cogcheck scan - --stdin-filename pool.yaml
      """)

  @Argument(help: "Files, folders, or - for standard input.")
  var paths: [String] = ["."]

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "A report; repeatable. Text goes to standard output unless another format does. (formats: \(OutputOption.formats))",
      valueName: "format[=path]"),
    transform: OutputOption.init(argument:))
  var output: [OutputOption] = []

  @Option(
    help: ArgumentHelp(
      "The configuration, instead of COGCHECK_CONFIG or the nearest .cogcheck.yaml.",
      valueName: "file"))
  var config: String?

  @Flag(help: "Use no configuration.")
  var noConfig = false

  @Option(help: "The set of rules.")
  var profile: Profile = .default

  @Option(
    help: ArgumentHelp(
      "Further rules: Guard files, or folders of .guard and .ruleset files; repeatable.",
      valueName: "path"))
  var rules: [String] = []

  @Option(help: "Ask these on values as they deploy, or on what is written. \(GuardMode.help)")
  var policyMode: GuardMode = .resolved

  @Option(
    help: ArgumentHelp(
      "The value of a parameter or pseudo parameter; repeatable.", valueName: "name=value"))
  var param: [String] = []

  @Option(
    help: ArgumentHelp(
      "Values of parameters; several files are several deployments.",
      valueName: "file"))
  var paramFile: [String] = []

  @Option(
    help: ArgumentHelp(
      "Fail on findings of this severity and above.",
      valueName: "severity"))
  var failOn: Gate = .medium

  @OptionGroup var acceptance: AcceptanceOptions

  @Flag(help: "Do not fail when no template is found.")
  var allowEmpty = false

  @Option(help: ArgumentHelp("Report standard input under this path.", valueName: "path"))
  var stdinFilename = "stdin.yaml"

  @Option(
    help: ArgumentHelp(
      "Report paths relative to this folder instead of the repository.", valueName: "dir"))
  var root: String?

  @Option(help: ArgumentHelp("Use colour.", valueName: "when"))
  var color: Terminal.ColorChoice = .auto

  @Flag(help: "Leave excerpts of the templates out.")
  var noSnippets = false

  @Flag(name: .shortAndLong, help: "Findings and verdict only.")
  var quiet = false

  @Flag(
    name: .shortAndLong,
    help: "Print what is undecided, remarks, and other files.")
  var verbose = false

  func validate() throws {
    if config != nil, noConfig {
      throw ValidationError("--config and --no-config exclude each other.")
    }
    if quiet, verbose { throw ValidationError("-q and -v exclude each other.") }
    if output.count(where: { $0.path == nil }) > 1 {
      throw ValidationError(
        "Only one report can go to standard output; give the others a path: -o sarif=FILE.")
    }
    if paths.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input can be read once.")
    }
  }

  func run() async throws {
    let files = output.compactMap(\.path)
    try ReportFile.checkDistinct(files)
    let inputs = paths.map { path -> ScanInput in
      path == "-" ? .standardInput(reportedPath: stdinFilename) : .path(path)
    }
    let scan = Scan(
      inputs, configuration: ConfigurationChoice(file: config, isOff: noConfig), profile: profile,
      guardRules: GuardChoice(paths: rules, mode: policyMode), acceptance: acceptance.choice,
      parameters: ScanParameters(assignments: param, files: paramFile),
      root: root,
      gate: failOn, allowsEmpty: allowEmpty)
    let prepared = try scan.prepared()
    let reports = (output.contains { $0.path == nil } ? output : output + [.text]).map {
      RequestedReport($0, of: prepared.terms, style: style(for: $0))
    }
    let result = try await prepared.run { template, place in
      for report in reports { report.draft.add(template, at: place) }
    }
    reportWarnings(result)
    try ReportFile.check(files, against: result)
    throw ExitCode(Int32(write(reports, of: result.report).exitCode))
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

  private func style(for output: OutputOption) -> ReportStyle {
    var style = ReportStyle()
    style.showsSnippets = !noSnippets
    style.showsAccepted = acceptance.reportSuppressed
    style.verbosity = quiet ? .quiet : verbose ? .verbose : .normal
    if output.path == nil {
      style.usesColor = Terminal.usesColor(color)
      style.width = Terminal.width
    }
    return style
  }

  /// What belongs beside the reports goes to standard error.
  private func reportWarnings(_ result: Scan.Result<ScanSummary>) {
    if !quiet { for warning in result.warnings { Terminal.writeError("warning: \(warning)") } }
    let outside = result.outsideCount
    if outside > 0 {
      let files =
        outside == 1
        ? "1 file is outside the source root '\(result.root)' and is reported with its whole path"
        : "\(outside) files are outside the source root '\(result.root)' and are reported with their whole paths"
      Terminal.writeError("warning: \(files); use --root")
    }
    if verbose {
      for file in result.otherFiles {
        Terminal.writeError("no template: \(file.path): \(file.reason)")
      }
    }
  }
}

extension Gate: ExpressibleByArgument {}
extension Profile: ExpressibleByArgument {}
