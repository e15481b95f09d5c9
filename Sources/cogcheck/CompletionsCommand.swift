import ArgumentParser

/// `cogcheck completions`.
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print a script that completes command lines in a shell.",
    discussion: """
      It completes commands, options, their values, and ids and names of rules.

      Examples:
        source <(cogcheck completions bash)
        cogcheck completions zsh > ~/.zfunc/_cogcheck
        cogcheck completions fish > ~/.config/fish/completions/cogcheck.fish
      """)

  /// What command lines are typed into.
  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash
    case zsh
    case fish
  }

  @Argument(help: "The shell.")
  var shell: Shell

  func run() throws {
    let kind: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    try Terminal.print(Cogcheck.completionScript(for: kind) + "\n")
  }
}
