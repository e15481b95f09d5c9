import ArgumentParser
import Reporting

/// Which reports are written, and how they are dressed.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "A report; repeatable. Text goes to standard output unless another format does. (formats: \(OutputOption.formats))",
      valueName: "format[=path]"),
    transform: OutputOption.init(argument:))
  var output: [OutputOption] = []

  @Option(help: ArgumentHelp("Use colour.", valueName: "when"))
  var color: Terminal.ColorChoice = .auto

  @Flag(help: ArgumentHelp("Leave excerpts of the templates out.", visibility: .hidden))
  var noSnippets = false

  @Flag(name: .shortAndLong, help: "Findings and verdict only.")
  var quiet = false

  @Flag(
    name: .shortAndLong,
    help: "Print what is undecided, remarks, and files that are not templates too.")
  var verbose = false

  func validate() throws {
    if quiet, verbose { throw ValidationError("-q and -v exclude each other.") }
    if output.count(where: { $0.path == nil }) > 1 {
      throw ValidationError(
        "Only one report can go to standard output; give the others a path: -o sarif=FILE.")
    }
  }

  /// The files that reports go to.
  var files: [String] { output.compactMap(\.path) }

  /// Every report, among them text on standard output where no other goes there.
  var reports: [OutputOption] {
    output.contains { $0.path == nil } ? output : output + [.text]
  }

  /// How a report is dressed where it goes.
  func style(for output: OutputOption) -> ReportStyle {
    var style = ReportStyle()
    style.showsSnippets = !noSnippets
    style.verbosity = quiet ? .quiet : verbose ? .verbose : .normal
    if output.path == nil {
      style.usesColor = Terminal.usesColor(color)
      style.width = Terminal.width
    }
    return style
  }
}
