import ArgumentParser
import Scanning

/// `cogcheck schema`.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print a JSON Schema, for editors.",
    usage: "cogcheck schema config",
    discussion: """
      Examples:
        cogcheck schema config > cogcheck.schema.json
      """)

  @Argument(help: "What the schema describes.")
  var subject: Subject

  /// What there is a schema of.
  enum Subject: String, CaseIterable, ExpressibleByArgument {
    case config
  }

  func run() throws {
    switch subject {
    case .config: try Terminal.print(try ConfigurationSchema.text())
    }
  }
}
