public import ArgumentParser
public import Findings

/// What fails a scan.
struct GateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Fail on findings of this and above.", valueName: "severity"))
  var failOn: Gate?

  @Flag(help: "Fail on what templates leave undecided too.")
  var failOnUndecided = false

  @Flag(help: "Report findings, and end with 0 all the same.")
  var exitZero = false

  @Option(help: ArgumentHelp("Leave findings of less out.", valueName: "sev"))
  var minSeverity: Severity?
}

extension Gate: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
