import ArgumentParser
import Findings
import GuardRules
import Rules
import Scanning

/// `cogcheck baseline`.
struct BaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Accept the findings of now, so that only new ones count.",
    discussion: """
      The baseline is \(Baseline.fileName) at the source root: commit it. A scan counts
      what is in it, and does not fail on it.

      Examples:
        cogcheck baseline create
        cogcheck baseline prune --check
        cogcheck baseline update infra
      """,
    subcommands: [Create.self, Update.self, Prune.self, Show.self])

  /// `cogcheck baseline create`.
  struct Create: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "create", abstract: "Write a baseline of all findings; never overwrites one.")

    @OptionGroup var scan: BaselineScan

    func run() async throws { try await scan.run(.create, isCheck: false) }
  }

  /// `cogcheck baseline update`.
  struct Update: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "update",
      abstract: "Take out what is fixed and add what is new; dates and reasons stay.")

    @OptionGroup var scan: BaselineScan
    @OptionGroup var checking: CheckOption

    func run() async throws { try await scan.run(.update, isCheck: checking.check) }
  }

  /// `cogcheck baseline prune`.
  struct Prune: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "prune", abstract: "Take out what is fixed, and add nothing.")

    @OptionGroup var scan: BaselineScan
    @OptionGroup var checking: CheckOption

    func run() async throws { try await scan.run(.prune, isCheck: checking.check) }
  }

  /// `cogcheck baseline show`.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "List what is in the baseline.")

    @OptionGroup var file: BaselineFileOption

    @Option(
      help: ArgumentHelp("The source root, instead of the repository's.", valueName: "dir"),
      completion: .directory)
    var root: String?

    func run() throws {
      guard let baseline = try Baseline.read(file.choice, root: root) else {
        throw UsageError("there is no baseline; 'cogcheck baseline create' writes one")
      }
      for entry in baseline.entries {
        let owner = entry.logicalID.map { " '\($0)'" } ?? ""
        let reason = entry.reason.map { ": \($0)" } ?? ""
        try Terminal.printLine(
          "\(entry.path): \(entry.ruleID)\(owner), known since \(entry.date)\(reason)")
      }
    }
  }
}

/// Whether a command only says what it would do.
struct CheckOption: ParsableArguments {
  @Flag(help: "Write nothing; exit status 1 if there is something to write.")
  var check = false
}

/// The scan whose findings a baseline holds.
struct BaselineScan: ParsableArguments {
  @OptionGroup var checked: CheckOptions
  @OptionGroup var file: BaselineFileOption

  /// Checks, and writes the baseline where it is to change.
  func run(_ kind: BaselineUpdate.Kind, isCheck: Bool) async throws {
    var acceptance = AcceptanceChoice()
    acceptance.baseline = file.choice
    let update = try await BaselineUpdate(kind, by: checked.scan(acceptance))
    for path in update.unreadable {
      Terminal.writeError("warning: template '\(path)' cannot be read, and adds nothing")
    }
    if update.refused > 0 {
      let findings = update.refused == 1 ? "1 finding is" : "\(update.refused) findings are"
      Terminal.writeError(
        "warning: \(findings) left out, which 'policy.mandatory' of the configuration lets nobody accept"
      )
    }
    if !isCheck, !update.changesNothing { try update.write() }
    let count = update.baseline.entries.count
    let entries = count == 1 ? "1 finding" : "\(count) findings"
    let change =
      update.changesNothing
      ? "nothing to change" : "\(update.added) added, \(update.removed) removed"
    try Terminal.printLine("\(update.path): \(entries), \(change)")
    if isCheck, !update.changesNothing { throw ExitCode(1) }
  }
}

/// Which baseline a command is about.
struct BaselineFileOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("Use this baseline, not \(Baseline.fileName).", valueName: "file"),
    completion: .file())
  var baseline: String?

  /// The same for a scan.
  var choice: BaselineChoice { baseline.map { .file($0) } ?? .found }
}
