import ArgumentParser
import Reporting
import Scanning

/// `cogcheck version`.
struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version",
    abstract: "Print the version.",
    discussion: """
      Examples:
        cogcheck version
        cogcheck version --json
      """)

  @Flag(help: "Print it as JSON.")
  var json = false

  func run() throws {
    try Terminal.print(
      json ? VersionPage.json(Scan.toolVersion) : VersionPage.text(Scan.toolVersion))
  }
}
