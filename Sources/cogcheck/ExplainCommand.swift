import ArgumentParser
internal import Documents
import Findings
import Reporting
import Rules
import Scanning

/// `cogcheck explain`.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why a rule is there, or prove what an SMS role trusts.",
    usage: """
      cogcheck explain <rule> ...
      cogcheck explain --trust <template> [<logical-id>]
      """,
    discussion: """
      With --trust, the calls by which a pool gets its SMS role, and those that
      nobody should make, each with what the role's trust policy decides and the
      statement that does.

      Examples:
        cogcheck explain COG044
        cogcheck explain SMSExternalIDMismatch COG045
        cogcheck explain --trust pool.yaml
        cogcheck explain --trust pool.yaml Users --param AWS::AccountId=111122223333
      """)

  @Argument(
    help: ArgumentHelp("Ids or names of rules; with --trust, a pool.", valueName: "rule"),
    completion: .rules)
  var names: [String] = []

  @Option(
    help: ArgumentHelp("Prove what the SMS roles of a template trust.", valueName: "template"),
    completion: .file())
  var trust: String?

  @Option(
    help: ArgumentHelp(
      "With --trust, the value of a parameter or pseudo parameter; repeatable.",
      valueName: "name=value"))
  var param: [String] = []

  @OptionGroup var given: GivenRules

  @Option(
    help: ArgumentHelp("With --trust, values of parameters.", valueName: "file"),
    completion: .file())
  var paramFile: String?

  func validate() throws {
    if trust == nil, names.isEmpty {
      throw ValidationError(
        "no rule is named; write 'cogcheck explain COG001', or a template behind --trust")
    }
    if trust == nil, !param.isEmpty || paramFile != nil {
      throw ValidationError(
        "values of parameters go with --trust; leave --param and --param-file out")
    }
    if trust != nil, names.count > 1 {
      throw ValidationError("--trust takes one pool, or none; leave the others out")
    }
  }

  func run() throws {
    guard let trust else { return try explainRules() }
    let explanation = try TrustExplanation(
      path: trust, logicalID: names.first,
      parameters: ScanParameters(assignments: param, files: paramFile.map { [$0] } ?? []))
    try Terminal.print(
      explanation.proofs.map { TrustProofPage.text($0, of: explanation.source, path: trust) }
        .joined(separator: "\n"))
  }

  private func explainRules() throws {
    let all = try given.all()
    let found = try names.map { selector in
      let rule = all.first {
        $0.id.lowercased() == selector.lowercased() || $0.name.lowercased() == selector.lowercased()
      }
      guard let rule else {
        let near = selector.nearest(in: all.flatMap { [$0.id, $0.name] })
        throw UsageError(
          "there is no rule '\(selector)'\(near.map { "; did you mean '\($0)'?" } ?? "; see 'cogcheck rules'")"
        )
      }
      return rule
    }
    try Terminal.print(
      found.map { RulePage.text($0, width: Terminal.width) }.joined(separator: "\n"))
  }
}
