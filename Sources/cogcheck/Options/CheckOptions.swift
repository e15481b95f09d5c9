import ArgumentParser
import Findings
import Scanning

/// A scan that writes no report.
struct CheckOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Files or folders.", valueName: "path"), completion: .file())
  var paths: [String] = ["."]

  @OptionGroup var files: FileOptions
  @OptionGroup var asked: AskedOptions
  @OptionGroup var values: ParameterOptions

  /// The scan, which fails on nothing.
  func scan(_ acceptance: AcceptanceChoice) -> Scan {
    var flags = asked.flags(files)
    flags.gate = .never
    return Scan(
      paths.map { .path($0) }, choice: files.choice, flags: flags,
      configuration: asked.configured.choice,
      guardRules: GuardChoice(paths: asked.selection.given.rules), acceptance: acceptance,
      assignments: values.param, allowsEmpty: true)
  }
}
