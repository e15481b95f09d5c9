import Foundation
import TestSupport
import Testing

@Test func `the page of the manual tells of every command and option`() throws {
  let folder = try TemporaryFolder()
  let version = try Command("--version", in: folder).output.trimmingCharacters(in: .newlines)
  let dump = try Command("--experimental-dump-help", in: folder).output
  let help = try JSONDecoder().decode(HelpDump.self, from: Data(dump.utf8)).command
  var page = ManualPage(
    "cogcheck", section: 1,
    summary: "check Amazon Cognito and IAM roles in CloudFormation templates", version: version)
  page.add(section: "SYNOPSIS")
  page.add(paragraph: "cogcheck COMMAND [ARGUMENT ...] [OPTION ...]")
  page.add(section: "COMMANDS")
  for command in help.subcommands ?? [] where command.commandName != "help" {
    page.add(command, behind: "cogcheck")
  }
  page.add(section: "EXIT STATUS")
  try page.add(tableOf: "README.md", headed: "| exit status | meaning |", columns: (0, 1))
  page.add(section: "ENVIRONMENT")
  page.add(paragraph: "A flag wins over a variable of the environment.")
  try page.add(
    tableOf: "docs/configuration.md", headed: "| flag | variable | key |", columns: (1, 0))
  page.add(section: "SEE ALSO")
  page.add(paragraph: "cogcheck.yaml(5)")
  try expectGolden(page.text, at: "man/cogcheck.1")
}

@Test func `the page about the configuration tells of every key`() throws {
  let folder = try TemporaryFolder()
  let version = try Command("--version", in: folder).output.trimmingCharacters(in: .newlines)
  let schema = try JSONDecoder().decode(
    KeySchema.self, from: Data(try Command("schema", "config", in: folder).output.utf8))
  var page = ManualPage(
    "cogcheck.yaml", section: 5, summary: "configuration of cogcheck", version: version)
  page.add(section: "DESCRIPTION")
  page.add(
    paragraph: """
      .cogcheck.yaml (or .cogcheck.yml, .cogcheck.json) sets what should hold for a repository. The nearest \
      one upward from what is scanned counts. NAME stands for a key that the user chooses.
      """)
  page.add(section: "KEYS")
  let keys = schema.keys(below: "")
  #expect(keys.contains { $0.name == "rules.NAME.severity" })
  for key in keys { page.add(term: key.name, key.words) }
  page.add(section: "EXAMPLE")
  page.add(lines: try Repository.text(of: "ci/cogcheck.yaml"))
  page.add(section: "SEE ALSO")
  page.add(paragraph: "cogcheck(1)")
  try expectGolden(page.text, at: "man/cogcheck.yaml.5")
}
