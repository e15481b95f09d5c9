import Documents
import Findings
import Foundation
import TestSupport
import Testing

@testable import Scanning

/// Rules that have something to set.
private let rules = [
  rule(
    "COG110", "PasswordTooShort",
    [
      option("minimum", .integer(8)), option("share", .real(0.5)),
      option("strict", .boolean(false)),
      option("prefix", .string("")), option("names", .list([.string("a")])),
      option("ports", .list([.integer(1)])), option("shares", .list([.real(1)])),
      option("any", .list([])),
    ]),
  rule("COG111", "PasswordUnderFourteen", [option("n", .integer(1))]),
  rule("IAM001", "TrustPublic", []),
  rule("TPL001", "ParseError", []),
]

private func rule(_ id: String, _ name: String, _ options: [RuleOption]) -> RuleMetadata {
  RuleMetadata(id: id, name: name, title: "Something", severity: .high, profiles: [.default]) {
    RuleDetails(options: options)
  }
}

private func option(_ name: String, _ value: OptionValue) -> RuleOption {
  RuleOption(name: name, description: "Something", defaultValue: value)
}

/// What a text decides of the rules, as a file of this name.
private func states(in text: String, named name: String) throws -> [String: RuleState] {
  let folder = try TemporaryFolder([name: text])
  let root = try SourceRoot(given: folder.url.path)
  let configuration = try Configuration(
    readingFrom: BytePath(folder.path(name)), reportedPath: name, namedBy: "--config '\(name)'",
    below: root)
  let chain = try ConfigurationChain(from: configuration, below: root)
  let catalogue = RuleStates.Catalogue(rules: rules, given: [], always: ["TPL001"])
  for override in configuration.overrides {
    _ = try RuleEntryLookup(text: configuration.text, catalogue: catalogue).rules(
      of: override.rules)
  }
  return try RuleStates(
    of: catalogue, profile: .default, configurations: chain, selection: RuleSelection()
  ).byID
}

/// A configuration, and what it sets.
struct GoodConfiguration: Sendable, CustomTestStringConvertible {
  let text: String
  let name: String
  let options: [String: [String: OptionValue]]

  var testDescription: String { text }

  init(_ text: String, _ options: [String: [String: OptionValue]], name: String = "c.yaml") {
    self.text = text
    self.name = name
    self.options = options
  }

  /// One option of COG110.
  init(_ option: String, _ name: String, _ value: OptionValue) {
    self.init(
      "version: 1\nrules: {COG110: {options: {\(option)}}}", ["COG110": [name: value]])
  }

  static let all = [
    GoodConfiguration("version: 1", [:]),
    GoodConfiguration("version: 1\nrules: {}\n", [:]),
    GoodConfiguration("version: 1\nrules: {IAM001: {}}\n", [:]),
    GoodConfiguration("version: 1\nrules: {IAM001: {options: {}}}\n", [:]),
    GoodConfiguration("version: 1\nrules: {TPL*: off, IAM001: on}\n", [:]),
    GoodConfiguration(
      """
      # What we ask of passwords.
      rules:
        cog110:
          options:
            minimum: 12
            names: [a, 'b']
        passwordUnderFourteen: {options: {n: 15}}
      version: 1
      """,
      [
        "COG110": ["minimum": .integer(12), "names": .list([.string("a"), .string("b")])],
        "COG111": ["n": .integer(15)],
      ]),
    GoodConfiguration(
      "{\"version\": 1, \"rules\": {\"COG110\": {\"options\": {\"minimum\": 12}}}}",
      ["COG110": ["minimum": .integer(12)]], name: "c.json"),
    GoodConfiguration("\u{FEFF}version: 1\r\nrules: {}\r\n", [:]),
    GoodConfiguration("minimum: -3", "minimum", .integer(-3)),
    GoodConfiguration("minimum: 1_000", "minimum", .integer(1_000)),
    GoodConfiguration("share: 0.25", "share", .real(0.25)),
    GoodConfiguration("share: 1.5e+3", "share", .real(1_500)),
    GoodConfiguration("share: 1", "share", .real(1)),
    GoodConfiguration("strict: true", "strict", .boolean(true)),
    GoodConfiguration("strict: no", "strict", .boolean(false)),
    GoodConfiguration("prefix: acme-", "prefix", .string("acme-")),
    GoodConfiguration("prefix: ''", "prefix", .string("")),
    GoodConfiguration("prefix: 'no'", "prefix", .string("no")),
    GoodConfiguration("names: []", "names", .list([])),
    GoodConfiguration("ports: [1, 2]", "ports", .list([.integer(1), .integer(2)])),
    GoodConfiguration("shares: [1, 2.5]", "shares", .list([.real(1), .real(2.5)])),
    GoodConfiguration("any: [1, a]", "any", .list([.integer(1), .string("a")])),
  ]
}

@Test(arguments: GoodConfiguration.all)
func `a configuration sets what it says`(_ it: GoodConfiguration) throws {
  let states = try states(in: it.text, named: it.name)
  #expect(
    states.mapValues { $0.options.mapValues(\.value) }.filter { !$0.value.isEmpty } == it.options)
  #expect(!states.values.contains { !$0.isAsked })
}

/// A configuration that is refused where `↓` stands.
struct BadConfiguration: Sendable, CustomTestStringConvertible {
  let text: String
  let name: String
  /// What is marked.
  let culprit: String
  let message: String

  var testDescription: String { "\(text): \(message)" }

  init(_ text: String, _ culprit: String, _ message: String, name: String = "c.yaml") {
    self.text = text
    self.name = name
    self.culprit = culprit
    self.message = message
  }

  /// What stands below COG110's `options`.
  init(option: String, _ culprit: String, _ message: String) {
    self.init(
      "version: 1\nrules:\n  COG110: {options: {\(option)}}\n", culprit, message)
  }

  static let all = files + shapes + versions + keys + words + selectors + values

  private static let files = [
    BadConfiguration("↓", "", "the file is empty"),
    BadConfiguration("↓# nothing", "", "the file is empty"),
    BadConfiguration(
      "{\"version\": 1↓", "", "not valid JSON: '}' expected; the text ends too early",
      name: "c.json"),
    BadConfiguration(
      "version: 1\n↓---\nversion: 1\n", "",
      "a second YAML document starts; a configuration is one document"),
    BadConfiguration(
      "version: 1\nrules: {}\n↓rules: {}\n", "rules", "'rules' is already on line 2"),
    BadConfiguration(
      "{\"version\": 1, ↓\"version\": 1}", "\"version\"", "'version' is already on line 1",
      name: "c.json"),
  ]

  private static let shapes = [
    BadConfiguration(
      "↓[]", "[]", "a configuration is a mapping, which starts with 'version: 1'"),
    BadConfiguration(
      "- ↓a\n- b\n", "a", "a configuration is a mapping, which starts with 'version: 1'"),
    BadConfiguration(
      "version: 1\nrules: ↓[COG110]\n", "[COG110]", "'rules' takes a mapping of rules, not a list"),
    BadConfiguration("version: 1\nrules:↓\n", "", "'rules' takes a mapping of rules, not null"),
    BadConfiguration(
      "version: 1\n↓rules:\n  - COG110\n  - COG111\n", "rules",
      "'rules' takes a mapping of rules, not a list"),
    BadConfiguration(
      "version: 1\nrules: {COG110: ↓high}\n", "high",
      "a rule takes 'off' or 'on', or a mapping such as {severity: low}, not a string"),
    BadConfiguration(
      "version: 1\nrules: {COG110: {options: ↓12}}\n", "12",
      "'options' takes a mapping of options, not a number"),
  ]

  private static let versions = [
    BadConfiguration("↓{}", "{}", "there is no 'version'; write 'version: 1'"),
    BadConfiguration("\n↓rules: {}\n", "rules", "there is no 'version'; write 'version: 1'"),
    BadConfiguration(
      "rulez: {}\nversion: ↓2\n", "2",
      "there is no version 2 of the configuration; this cogcheck reads version 1"),
    BadConfiguration("version: ↓'1'\n", "'1'", "'version' takes the number 1"),
    BadConfiguration("version: ↓1.0\n", "1.0", "'version' takes the number 1"),
  ]

  private static let keys =
    [
      BadConfiguration(
        "version: 1\n↓rulez: {}\n", "rulez", "there is no key 'rulez'; did you mean 'rules'?"),
      BadConfiguration(
        "version: 1\n↓fail_on: low\n", "fail_on",
        "there is no key 'fail_on'; did you mean 'fail-on'?"),
      BadConfiguration(
        "version: 1\n↓supressions: []\n", "supressions",
        "there is no key 'supressions'; did you mean 'suppressions'?"),
      BadConfiguration(
        "version: 1\n↓baseline: x\n", "baseline",
        "there is no key 'baseline'; a configuration has version, extends, fail-on, profile, include, exclude, parameters, rules, overrides, suppressions and policy"
      ),
      BadConfiguration(
        "version: 1\nrules: {COG110: {↓option: {}}}\n", "option",
        "there is no key 'option'; did you mean 'options'?"),
      BadConfiguration(
        "version: 1\nrules: {COG110: {↓minimum: 1}}\n", "minimum",
        "there is no key 'minimum'; a rule has severity and options"),
      BadConfiguration(
        "version: 1\noverrides: [{paths: [a], ↓profile: strict}]\n", "profile",
        "there is no key 'profile'; an override has paths, fail-on and rules"),
      BadConfiguration(
        "version: 1\noverrides: [↓{fail-on: low}]\n", "{fail-on: low}",
        "an override takes a key 'paths'"),
    ]

  private static let words = [
    BadConfiguration(
      "version: 1\nfail-on: ↓hihg\n", "hihg",
      "'fail-on' takes low, medium, high, critical or never, not 'hihg'; did you mean 'high'?"),
    BadConfiguration(
      "version: 1\nfail-on: ↓info\n", "info",
      "'fail-on' takes low, medium, high, critical or never, not 'info'"),
    BadConfiguration(
      "version: 1\nfail-on: ↓[low]\n", "[low]",
      "'fail-on' takes low, medium, high, critical or never, not a list"),
    BadConfiguration(
      "version: 1\nfail-on:↓\n", "",
      "'fail-on' takes low, medium, high, critical or never, not null"),
    BadConfiguration(
      "version: 1\nprofile: ↓Strict\n", "Strict",
      "'profile' takes default, strict, security-hub or cis, not 'Strict'; did you mean 'strict'?"),
    BadConfiguration(
      "version: 1\nrules: {COG110: {severity: ↓note}}\n", "note",
      "'severity' takes info, low, medium, high or critical, not 'note'"),
    BadConfiguration(
      "version: 1\nextends: ↓5\n", "5", "'extends' takes a path, not a number; put it in quotes"),
    BadConfiguration(
      "version: 1\nextends: ↓''\n", "''", "'extends' takes a path, not an empty string"),
    BadConfiguration(
      "version: 1\ninclude: ↓infra\n", "infra", "'include' takes a list of globs, not a string"),
    BadConfiguration(
      "version: 1\nexclude: [a, ↓{b: c}]\n", "{b: c}", "'exclude' takes a glob, not a mapping"),
    BadConfiguration(
      "version: 1\nexclude: [↓on]\n", "on",
      "'exclude' takes a glob, not a boolean; put it in quotes"),
    BadConfiguration(
      "version: 1\nparameters: ↓{a: b}\n", "{a: b}",
      "'parameters' takes a list of paths, not a mapping"),
    BadConfiguration(
      "version: 1\noverrides: ↓{}\n", "{}", "'overrides' takes a list of overrides, not a mapping"),
    BadConfiguration(
      "version: 1\noverrides: [↓a]\n", "a", "an override takes a mapping, not a string"),
    BadConfiguration(
      "version: 1\noverrides: [{paths: [a], rules: {COG110: ↓{severity: low}}}]\n",
      "{severity: low}", "a rule takes only 'off' here, not a mapping"),
    BadConfiguration(
      "version: 1\noverrides: [{paths: [a], rules: {COG110: ↓on}}]\n", "on",
      "a rule takes only 'off' here, not a boolean"),
    BadConfiguration(
      "version: 1\noverrides: [{paths: [a], rules: {↓COG11O: off}}]\n", "COG11O",
      "there is no rule 'COG11O'; did you mean 'COG110'?"),
  ]

  private static let selectors = [
    BadConfiguration(
      "version: 1\nrules:\n  ↓COG11O: {}\n", "COG11O",
      "there is no rule 'COG11O'; did you mean 'COG110'?"),
    BadConfiguration(
      "version: 1\nrules: {IAM001: {}, ↓PasswordToShort: {}}\n", "PasswordToShort",
      "there is no rule 'PasswordToShort'; did you mean 'PasswordTooShort'?"),
    BadConfiguration(
      "version: 1\nrules: {\"IAM001\": {}, ↓\"é𝄞\": {}}\n", "\"é𝄞\"",
      "there is no rule 'é𝄞'; see 'cogcheck rules'"),
    BadConfiguration(
      "version: 1\nrules: {↓CGO*: {}}\n", "CGO*",
      "there is no rule that begins with 'CGO'; did you mean 'COG*'?"),
    BadConfiguration(
      "version: 1\nrules: {↓XYZ9*: off}\n", "XYZ9*",
      "there is no rule that begins with 'XYZ9'; see 'cogcheck rules'"),
    BadConfiguration(
      "version: 1\nrules: {↓C*G*: off}\n", "C*G*",
      "there is no rule that begins with 'C*G'; did you mean 'COG*'?"),
    BadConfiguration(
      "version: 1\nrules:\n  COG110: {}\n  ↓passwordtooshort: {}\n", "passwordtooshort",
      "'passwordtooshort' is COG110, which has its settings above"),
    BadConfiguration(
      "version: 1\nrules:\n  COG*: off\n  ↓cog*: {severity: low}\n", "cog*",
      "'cog*' has its settings above"),
    BadConfiguration(
      "version: 1\nrules: {COG*: {options: {↓minimum: 1}}}\n", "minimum",
      "options belong to one rule, and 'COG*' means several"),
    BadConfiguration(
      "version: 1\nrules: {↓parseerror: off}\n", "parseerror",
      "TPL001 is always asked, since nothing else is checked in a file that it refuses"),
  ]

  private static let values = [
    BadConfiguration(
      option: "↓minimun: 1", "minimun",
      "rule COG110 has no option 'minimun'; did you mean 'minimum'?"),
    BadConfiguration(
      option: "↓Minimum: 1", "Minimum",
      "rule COG110 has no option 'Minimum'; did you mean 'minimum'?"),
    BadConfiguration(
      "version: 1\nrules: {COG111: {options: {↓maximum: 1}}}\n", "maximum",
      "rule COG111 has no option 'maximum'; it has 'n'"),
    BadConfiguration(
      "version: 1\nrules: {IAM001: {options: {↓a: 1}}}\n", "a", "rule IAM001 has no options"),
    BadConfiguration(
      option: "strict: true, minimum: ↓'10'", "'10'",
      "option 'minimum' of COG110 takes an integer; this is a string"),
    BadConfiguration(
      option: "minimum: ↓10.5", "10.5",
      "option 'minimum' of COG110 takes an integer; this is a number"),
    BadConfiguration(
      option: "prefix: ↓no", "no",
      "option 'prefix' of COG110 takes a string; this is a boolean: put it in quotes"),
    BadConfiguration(
      option: "prefix: ↓[a]", "[a]",
      "option 'prefix' of COG110 takes a string; this is a list of strings"),
    BadConfiguration(
      option: "names: [a, ↓no]", "no",
      "option 'names' of COG110 takes a list of strings; this is a boolean: put it in quotes"),
    BadConfiguration(
      option: "names: ↓a", "a", "option 'names' of COG110 takes a list of strings; this is a string"
    ),
    BadConfiguration(
      option: "ports: [1, ↓2.5]", "2.5",
      "option 'ports' of COG110 takes a list of integers; this is a number"),
    BadConfiguration(
      option: "strict: ↓1", "1", "option 'strict' of COG110 takes a boolean; this is an integer"),
    BadConfiguration(
      "version: 1\nrules:\n  COG110:\n    options:\n      ↓prefix:\n        - a\n        - b\n",
      "prefix", "option 'prefix' of COG110 takes a string; this is a list of strings"),
    BadConfiguration(
      option: "minimum: ↓99999999999999999999", "99999999999999999999",
      "99999999999999999999 is too large"),
    BadConfiguration(
      option: "minimum: ↓010", "010",
      "010 is one number in YAML 1.1 and another in 1.2; write it in decimal, or in quotes"),
    BadConfiguration(option: "share: ↓.nan", ".nan", ".nan is not a number that an option takes"),
    BadConfiguration(
      option: "minimum: ↓{a: 1}", "{a: 1}",
      "an option takes a string, a number, a boolean or a list of them, not a mapping"),
    BadConfiguration(
      option: "minimum: ↓~", "~",
      "an option takes a string, a number, a boolean or a list of them, not null"),
    BadConfiguration(
      option: "ports: [1, ↓[2]]", "[2]",
      "an option takes a string, a number, a boolean or a list of them, not a list"),
  ]
}

@Test(arguments: BadConfiguration.all)
func `a configuration is refused at the place that is wrong`(_ it: BadConfiguration) throws {
  let marked = MarkedText(it.text)
  let mark = try #require(marked.marks.first)
  let before = String(decoding: marked.text.utf8.prefix(mark), as: UTF8.self)
  let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
  let column = (lines.last?.utf16.count ?? 0) + 1
  let error = try #require(throws: UsageError.self) { try states(in: marked.text, named: it.name) }
  #expect(error.description == "\(it.name):\(lines.count):\(column): \(it.message)")
  let culprit = try #require(error.culprit)
  #expect(culprit.number == lines.count)
  let written = marked.text.split(separator: "\n", omittingEmptySubsequences: false)
  #expect(culprit.text == written[lines.count - 1])
  let bytes = Array(culprit.text.utf8)[culprit.range.start..<culprit.range.end]
  #expect(String(decoding: bytes, as: UTF8.self) == it.culprit)
}

@Test func `what is no text is refused at its first byte that is none`() throws {
  let folder = try TemporaryFolder()
  let path = BytePath(folder.path("c.yaml"))
  let texts: [([UInt8], String)] = [
    ([0x61, 0xFF], "1:2"), ([0xEF, 0xBB, 0xBF, 0x61, 0x0A, 0xFF], "2:1"),
  ]
  for (bytes, place) in texts {
    try Data(bytes).write(to: folder.url.appending(path: "c.yaml"))
    let error = #expect(throws: UsageError.self) {
      try Configuration(
        readingFrom: path, reportedPath: "c.yaml", namedBy: "", below: SourceRoot(given: nil))
    }
    #expect(error?.description == "c.yaml:\(place): not UTF-8")
  }
}
