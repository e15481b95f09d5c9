import ArgumentParser
import Reporting

/// Which reports are written, and how they are dressed.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "Reports: \(OutputOption.formats).",
      valueName: "format[=path]"),
    completion: OutputOption.completion, transform: OutputOption.init(argument:))
  var output: [OutputOption] = []

  @Option(help: ArgumentHelp("Colour.", valueName: "when"))
  var color: Terminal.ColorChoice = .auto

  @Flag(help: ArgumentHelp("Leave excerpts of the templates out.", visibility: .hidden))
  var noSnippets = false

  @Option(
    help: ArgumentHelp("Say how far a scan is.", valueName: "when", visibility: .hidden))
  var progress: ProgressLine.Choice = .auto

  @Flag(name: .shortAndLong, help: "Findings and verdict only; -qq: the verdict only.")
  var quiet: Int

  @Flag(
    name: .shortAndLong,
    help: "Print undecided, remarks, other files; -vv: times.")
  var verbose: Int

  func validate() throws {
    if quiet > 0, verbose > 0 {
      throw ValidationError("-q and -v exclude each other; leave one out")
    }
    if output.count(where: { $0.path == nil }) > 1 {
      throw ValidationError(
        "only one report can go to standard output; give the others a path: -o sarif=FILE")
    }
  }

  /// The files that reports go to.
  var files: [String] { output.compactMap(\.path) }

  /// Each template is told with its time.
  var tellsTimes: Bool { verbose > 1 }

  /// Every report, among them text on standard output where no other goes there.
  var reports: [OutputOption] {
    output.contains { $0.path == nil } ? output : output + [.text]
  }

  /// How a report is dressed where it goes.
  func style(for output: OutputOption) -> ReportStyle {
    var style = ReportStyle()
    style.showsSnippets = !noSnippets
    style.verbosity =
      switch quiet {
      case 0: verbose > 0 ? .verbose : .normal
      case 1: .quiet
      default: .verdict
      }
    if output.path == nil {
      style.usesColor = Terminal.usesColor(color)
      style.width = Terminal.width
    }
    return style
  }
}
