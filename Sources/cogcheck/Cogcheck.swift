import ArgumentParser
import Scanning

/// The commands.
struct Cogcheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cogcheck",
    abstract: "Checks Amazon Cognito and IAM roles in CloudFormation templates.",
    discussion: """
      Examples:
        cogcheck scan .
        cogcheck scan infra -o sarif=cogcheck.sarif -o junit=cogcheck.xml
        cogcheck test rules
        cogcheck explain COG044
      """,
    version: "cogcheck \(Scan.toolVersion)",
    subcommands: [
      ScanCommand.self, TestCommand.self, ExplainCommand.self, RulesCommand.self,
      BaselineCommand.self, SuppressionsCommand.self, InitCommand.self, ConfigCommand.self,
      SchemaCommand.self, CompletionsCommand.self, VersionCommand.self,
    ])
}

@main
enum Main {
  static func main() async {
    CrashGuard.install()
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      if let error = CommandLineHint.misplacedWord(in: arguments) { throw error }
      var command = try Cogcheck.parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      Terminal.exit(with: error, of: arguments)
    }
  }
}
