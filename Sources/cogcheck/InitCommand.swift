public import ArgumentParser
import Scanning
public import Starters

/// `cogcheck init`.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a configuration to start with, or what makes CI scan a repository.",
    discussion: """
      Run it at the top of the repository. It never overwrites a file: --print shows
      what belongs into one that is there already.

      Examples:
        cogcheck init
        cogcheck init --ci github
        cogcheck init --ci pre-commit --print
      """)

  @Option(help: "What is to run cogcheck.")
  var ci: Starter.Runner?

  @Flag(help: "Print it, and write nothing.")
  var print = false

  func run() throws {
    let starter = ci.map { Starter(for: $0) } ?? .configuration
    guard !print else { return try Terminal.print(starter.text) }
    try NewFile.write(starter.text, to: starter.path)
    try Terminal.printLine("wrote '\(starter.path)'; \(starter.nextStep)")
  }
}

extension Starter.Runner: ExpressibleByArgument {}
