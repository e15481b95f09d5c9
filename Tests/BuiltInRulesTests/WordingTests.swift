import Documents
import Findings
import Rules
import TestSupport
import Testing

/// Words that readers trip over, by what they look like.
private var bannedWords: [Regex<Substring>] {
  [
    // "Is not a number"; "there is no rule" is fine.
    /\bis no (?!longer)/,
    /\b[Tt]ak(?:e|es|en|ing) (?:over )?(?:the|a|this|that) role/,
    /\b[Mm]end(?:s|ed|ing)?\b/,
    /\bhangs? on\b/,
    /\blets? go\b/,
    /\bAlso\b/,
    // The severity is `info`.
    /\b[Nn]ote\b(?!::)/,
    /\bgiven twice\b|\bstands? twice\b|\bthere twice\b/,
    /no such (?:file or directory|folder or file)/,
  ]
}

private func banned(in text: String) -> [String] {
  let text = text.replacing("here is no ", with: "")
  return bannedWords.compactMap { text.firstMatch(of: $0).map { String($0.output) } }
}

/// Everything that a scan says of an example by its rule.
private func messages(of it: RuleExample) throws -> [String] {
  let results = try it.report().results.filter { $0.ruleID == it.rule.id }
  return results.flatMap { result -> [String] in
    switch result.verdict {
    case .fail(let findings), .pass(let findings):
      findings.flatMap { [$0.message] + $0.related.map(\.message) }
    case .undecided(let reason), .broken(let reason): [reason]
    }
  }
}

@Test(arguments: RuleExample.all)
func `what is said of an example is one plain line`(_ it: RuleExample) throws {
  for message in try messages(of: it) {
    #expect(banned(in: message) == [], "\(message)")
    #expect(message.firstMatch(of: /^['"“‘`]/) == nil, "\(message)")
    #expect(message.last.map { !".;, ".contains($0) } == true, "\(message)")
    #expect(!message.contains("\n") && !message.contains("  "), "\(message)")
    #expect(!startsWithWord(message, unlessNamedIn: it.example.template), "\(message)")
  }
}

/// An English word with a capital; a name of AWS, a code word or a name of the template may start a message.
private func startsWithWord(_ message: String, unlessNamedIn template: String) -> Bool {
  let word = message.prefix { $0 != " " && $0 != "," }
  guard word.first?.isUppercase == true else { return false }
  let isCode = word.dropFirst().contains { !$0.isLowercase }
  return !isCode && !template.contains(word) && !names.contains(String(word))
}

/// Names that start a message and are no English words there.
private let names: Set<String> = ["Cognito", "CloudFormation", "Lambda"]

@Test(arguments: Checks.rules.metadata.map(\.id))
func `a rule explains itself in plain words`(_ id: String) throws {
  let rule = try #require(Checks.rules.metadata.first { $0.id == id })
  for text in [rule.title, rule.details().rationale, rule.details().remediation] {
    #expect(banned(in: text) == [], "\(text)")
  }
}
