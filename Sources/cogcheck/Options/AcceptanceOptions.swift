import ArgumentParser
import Scanning

/// What happens to findings that somebody accepted.
struct AcceptanceOptions: ParsableArguments {
  @Flag(help: "Count what is suppressed all the same.")
  var noSuppressions = false

  @Flag(help: "Show suppressed and known findings in text.")
  var reportSuppressed = false

  @Flag(
    help: ArgumentHelp("Fail on suppressions that cover nothing.", visibility: .hidden))
  var failOnUnusedSuppressions = false

  @Option(
    help: ArgumentHelp(
      "Fail on suppressions that end within so many days.", valueName: "days",
      visibility: .hidden))
  var failOnExpiring: Int?

  @Option(
    help: ArgumentHelp(
      "Count only findings in lines that changed since it.",
      valueName: "base"))
  var diff: String?

  @OptionGroup var baseline: BaselineOptions

  func validate() throws {
    if let days = failOnExpiring, days < 0 {
      throw ValidationError("--fail-on-expiring takes a number of days from 0 on.")
    }
    if noSuppressions, failOnUnusedSuppressions || failOnExpiring != nil {
      throw ValidationError(
        "With --no-suppressions no suppression is read that could fail the run.")
    }
  }

  /// The same for a scan.
  var choice: AcceptanceChoice {
    var choice = AcceptanceChoice()
    choice.ignoresSuppressions = noSuppressions
    choice.failsOnUnused = failOnUnusedSuppressions
    choice.expiringDays = failOnExpiring
    choice.changedSince = diff
    choice.baseline = baseline.choice
    return choice
  }
}

/// Which findings are known.
struct BaselineOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Use this baseline, not \(Baseline.fileName).", valueName: "file"),
    completion: .file())
  var baseline: String?

  @Flag(help: ArgumentHelp("Use no baseline.", visibility: .hidden))
  var noBaseline = false

  func validate() throws {
    if baseline != nil, noBaseline {
      throw ValidationError("--baseline and --no-baseline exclude each other.")
    }
  }

  /// The same for a scan.
  var choice: BaselineChoice { noBaseline ? .off : baseline.map { .file($0) } ?? .found }
}
