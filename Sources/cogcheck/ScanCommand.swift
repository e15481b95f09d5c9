public import ArgumentParser
public import Findings
import Reporting
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
      "A report; repeatable. Text goes to standard output unless another format does.",
      valueName: "format[=path]"))
  var output: [OutputOption] = []

  @Option(
    help: ArgumentHelp(
      "The value of a parameter or pseudo parameter; repeatable.", valueName: "name=value"))
  var param: [String] = []

  @Option(
    help: ArgumentHelp(
      "Values of parameters, as CloudFormation, CodePipeline or samconfig write them. Several files are several deployments; findings say which.",
      valueName: "file"))
  var paramFile: [String] = []

  @Option(
    help: ArgumentHelp(
      "Fail on findings of this severity and above.",
      valueName: "severity"))
  var failOn: Gate = .medium

  @Flag(help: "Finding no template is no error.")
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
    name: .shortAndLong, help: "Also what is undecided, remarks, and files that are no templates.")
  var verbose = false

  func validate() throws {
    if quiet, verbose { throw ValidationError("-q and -v exclude each other.") }
    if output.count(where: { $0.path == nil }) > 1 {
      throw ValidationError(
        "Only one report can go to standard output; give the others a path: -o sarif=FILE.")
    }
    let files = output.compactMap(\.path)
    if Set(files).count < files.count {
      throw ValidationError("Two reports cannot go to one file.")
    }
    if paths.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input can be read once.")
    }
  }

  func run() async throws {
    let inputs = paths.map { path -> ScanInput in
      path == "-" ? .standardInput(reportedPath: stdinFilename) : .path(path)
    }
    let scan = Scan(
      inputs, parameters: ScanParameters(assignments: param, files: paramFile), root: root,
      gate: failOn, allowsEmpty: allowEmpty)
    let result = try await scan.run()
    tellAside(result)
    try write(result.report)
    throw ExitCode(Int32(result.report.exitCode))
  }

  /// All reports are made before the first is written.
  private func write(_ report: ScanReport) throws {
    var outputs = output
    if !outputs.contains(where: { $0.path == nil }), let text = OutputOption(argument: "text") {
      outputs.append(text)
    }
    let rendered = outputs.map { output in
      (output, output.format.render(report, style: style(for: output)))
    }
    for (output, text) in rendered {
      if let path = output.path {
        try ReportFile.write(text, to: path)
      } else {
        try Terminal.print(text)
      }
    }
  }

  private func style(for output: OutputOption) -> ReportStyle {
    var style = ReportStyle()
    style.showsSnippets = !noSnippets
    style.verbosity = quiet ? .quiet : verbose ? .verbose : .normal
    if output.path == nil {
      style.usesColor = Terminal.usesColor(color)
      style.width = Terminal.width
    }
    return style
  }

  /// What belongs beside the reports goes to standard error.
  private func tellAside(_ result: Scan.Result) {
    let outside = result.report.templates.count { $0.path.hasPrefix("/") }
    if outside > 0 {
      Terminal.complain(
        "warning: files outside the source root are reported with their whole path: \(outside); see --root"
      )
    }
    if verbose {
      for file in result.otherFiles {
        Terminal.complain(LogSafe.text("no template: \(file.path): \(file.reason)"))
      }
    }
  }
}

extension Gate: ExpressibleByArgument {}
