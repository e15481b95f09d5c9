import ArgumentParser
import Findings
import Reporting
import Scanning

/// `cogcheck suppressions`.
struct SuppressionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suppressions",
    abstract: "List what templates suppress: rule, place, reason, last day, used or not.",
    discussion: """
      With --foreign, what they say to cfn_nag, cdk-nag, checkov, Guard and cfn-lint, which
      cogcheck does not obey, each with the rules of cogcheck that ask the same.

      Examples:
        cogcheck suppressions
        cogcheck suppressions infra | grep expired
        cogcheck suppressions --foreign --rewrite
      """)

  /// How it is listed.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
  }

  @OptionGroup var checked: CheckOptions

  @Flag(help: "List marks for other tools instead.")
  var foreign = false

  @Flag(help: "With --foreign, print what to write for cogcheck instead of them.")
  var rewrite = false

  @Option(help: "How they are listed.")
  var format: Format = .text

  func validate() throws {
    if rewrite, !foreign { throw ValidationError("--rewrite goes with --foreign; add that") }
    if rewrite, format == .json {
      throw ValidationError("--rewrite prints YAML; leave --format out")
    }
  }

  func run() async throws {
    var acceptance = AcceptanceChoice()
    acceptance.baseline = .off
    let scan = checked.scan(acceptance)
    guard !foreign else { return try await listForeign(of: scan) }
    let report = try await scan.run().report
    for template in report.templates where template.isUnreadable {
      Terminal.writeError("warning: template '\(template.path)' cannot be read")
    }
    let list = SuppressionList(report.templates)
    try Terminal.print(format == .json ? list.json : list.text)
  }

  private func listForeign(of scan: Scan) async throws {
    var list = ForeignMarkList()
    for template in try await scan.foreignMarks() {
      list.add(template.marks, of: template.path, in: template.source)
    }
    try Terminal.print(rewrite ? list.rewritten : format == .json ? list.json : list.text)
  }
}
