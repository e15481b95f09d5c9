import TestSupport

/// A page in Markdown whose samples can be run.
///
/// A fence after a line that ends in a path in backticks and a colon is that file; a `console` fence is a
/// command of cogcheck or git with what it prints.
struct GuidePage {
  /// One sample, in the order of the page.
  enum Sample {
    case file(path: String, text: String)
    case command(program: String, arguments: [String], output: String)
    /// A fence that is neither: nothing would hold it to the truth.
    case unknown(String)
  }

  let samples: [Sample]

  init(_ markdown: String) {
    var samples: [Sample] = []
    var before = ""
    var fence: (language: String, lines: [String])?
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      switch fence {
      case nil where line.hasPrefix("```"): fence = (String(line.dropFirst(3)), [])
      case nil: if !line.isEmpty { before = line }
      case let open? where line == "```":
        samples.append(Self.sample(open.language, open.lines, after: before))
        fence = nil
      case var open?:
        open.lines.append(line)
        fence = open
      }
    }
    self.samples = samples
  }

  private static func sample(
    _ language: String, _ lines: [String], after before: String
  ) -> Sample {
    let text = lines.map { "\($0)\n" }
    if language == "console", let command = lines.first?.wholeMatch(of: /\$ (cogcheck|git) (.*)/) {
      let arguments = command.2.split(separator: " ").map(String.init)
      return .command(
        program: String(command.1), arguments: arguments, output: text.dropFirst().joined())
    }
    guard let path = before.firstMatch(of: /`([^`]+)`:$/) else { return .unknown(text.joined()) }
    return .file(path: String(path.1), text: text.joined())
  }
}
