import ArgumentParser
import Findings
internal import GuardRules
import Reporting
import Rules
import Scanning

/// `cogcheck test`.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the unit tests of Guard rules.",
    usage: "cogcheck test <path> ... [<option> ...]",
    discussion: """
      A path is a folder, a rules file or a test file. The tests of a rules file
      are the .yaml, .yml, .json and .jsn files in the folder 'tests' beside it
      whose names begin with its own; the longest such rules file takes a test.
      Examples in the metadata of a rule are tests too.
      Exit status: 0 every expectation is met, 1 one is not, 2 wrong usage,
      3 a file could not be read or no test was found, 4 a report could not be
      written, 70 internal error.

      Examples:
        cogcheck test rules
        cogcheck test rules/pools.guard -v
        cogcheck test rules -o junit=tests.xml -o jsonl=tests.jsonl
      """)

  @Argument(
    help: ArgumentHelp("Folders, rules files and test files.", valueName: "path"),
    completion: .file())
  var paths: [String]

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "A report; repeatable. Text goes to standard output unless another format does. (formats: \(TestOutputOption.formats))",
      valueName: "format[=path]"),
    completion: TestOutputOption.completion, transform: TestOutputOption.init(argument:))
  var output: [TestOutputOption] = []

  @Option(
    help: "Ask rules on values as templates deploy, or on what is written. \(GuardMode.help)")
  var policyMode: GuardMode = .resolved

  @Option(
    help: ArgumentHelp(
      "Report paths relative to this folder instead of the repository.", valueName: "dir"),
    completion: .directory)
  var root: String?

  @Option(help: ArgumentHelp("Use colour.", valueName: "when"))
  var color: Terminal.ColorChoice = .auto

  @Flag(
    name: .shortAndLong,
    help: "Print expectations that are met, and rules of which nothing is expected, too.")
  var verbose = false

  func validate() throws {
    if output.count(where: { $0.path == nil }) > 1 {
      throw ValidationError(
        "only one report can go to standard output; give the others a path: -o junit=FILE")
    }
  }

  func run() throws {
    let files = output.compactMap(\.path)
    try ReportFile.checkDistinct(files)
    let result = try RuleTestRun(paths, mode: policyMode, root: root).run()
    try ReportFile.check(files, against: result)
    for warning in result.warnings { Terminal.writeError("warning: \(warning)") }
    throw ExitCode(Int32(write(result.report).exitCode))
  }

  /// Writes every report that can be written, and says which cannot; text comes last, to tell of it.
  ///
  /// - Returns: the report, which then knows whether all are written.
  private func write(_ report: TestReport) -> TestReport {
    var report = report
    var outputs = output
    if !outputs.contains(where: { $0.path == nil }) {
      outputs.append(.text)
    } else if !outputs.contains(where: { $0.path == nil && $0.format == .text }) {
      // Lines and XML on standard output leave no other place for what went wrong.
      let problems = report.problemText(style: ReportStyle())
      for line in problems.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
        Terminal.writeError(String(line))
      }
    }
    let isText = { (output: TestOutputOption) in output.format == .text }
    for output in outputs.filter({ !isText($0) }) + outputs.filter(isText) {
      let text = output.format.render(report, style: style(for: output))
      if !output.write({ $0.write(text) }) { report.hasUnwrittenReports = true }
    }
    return report
  }

  private func style(for output: TestOutputOption) -> ReportStyle {
    var style = ReportStyle()
    style.verbosity = verbose ? .verbose : .normal
    if output.path == nil {
      style.usesColor = Terminal.usesColor(color)
      style.width = Terminal.width
    }
    return style
  }
}
