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
      Examples:
        cogcheck suppressions
        cogcheck suppressions infra | grep expired
        cogcheck suppressions --format json
      """)

  /// How it is listed.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
  }

  @OptionGroup var checked: CheckOptions

  @Option(help: "How they are listed.")
  var format: Format = .text

  func run() async throws {
    var acceptance = AcceptanceChoice()
    acceptance.baseline = .off
    let report = try await checked.scan(acceptance).run().report
    for template in report.templates where template.isUnreadable {
      Terminal.writeError("warning: template '\(template.path)' cannot be read")
    }
    let list = SuppressionList(report.templates)
    try Terminal.print(format == .json ? list.json : list.text)
  }
}
