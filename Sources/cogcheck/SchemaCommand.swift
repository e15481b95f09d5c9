import ArgumentParser
import Reporting
import Scanning

/// `cogcheck schema`.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print a JSON Schema, for editors and programs.",
    usage: "cogcheck schema <subject>",
    discussion: """
      Examples:
        cogcheck schema config > cogcheck.schema.json
        cogcheck schema report
      """)

  @Argument(help: "What the schema describes.")
  var subject: Subject

  /// What there is a schema of.
  enum Subject: String, CaseIterable, ExpressibleByArgument {
    /// The configuration.
    case config
    /// A report in the format `json`.
    case report
  }

  func run() throws {
    switch subject {
    case .config: try Terminal.print(try ConfigurationSchema.text())
    case .report: try Terminal.print(ReportSchema.text())
    }
  }
}
