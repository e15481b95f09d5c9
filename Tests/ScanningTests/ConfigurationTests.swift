import Documents
import Findings
import Foundation
import TestSupport
import Testing

@testable import Scanning

/// Rules that have something to set.
private let rules = [
  ConfigurableRule(
    id: "COG110", name: "PasswordTooShort",
    options: [
      option("minimum", .integer(8)), option("share", .real(0.5)),
      option("strict", .boolean(false)),
      option("prefix", .string("")), option("names", .list([.string("a")])),
      option("ports", .list([.integer(1)])), option("shares", .list([.real(1)])),
      option("any", .list([])),
    ]),
  ConfigurableRule(
    id: "COG111", name: "PasswordUnderFourteen", options: [option("n", .integer(1))]),
  ConfigurableRule(id: "IAM001", name: "TrustPublic", options: []),
]

private func option(_ name: String, _ value: OptionValue) -> RuleOption {
  RuleOption(name: name, description: "Something", defaultValue: value)
}

/// What a text sets, as a file of this name.
private func options(
  in text: String, named name: String
) throws -> [String: [String: OptionValue]] {
  let folder = try TemporaryFolder([name: text])
  let configuration = try Configuration(
    readingFrom: BytePath(folder.path(name)), reportedPath: name, namedBy: "--config '\(name)'")
  return try configuration.options(of: rules)
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
    GoodConfiguration("version: 1\nrules: {IAM001: {}}\n", ["IAM001": [:]]),
    GoodConfiguration("version: 1\nrules: {IAM001: {options: {}}}\n", ["IAM001": [:]]),
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
  #expect(try options(in: it.text, named: it.name) == it.options)
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

  static let all = files + shapes + versions + keys + selectors + values

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
      "a rule takes a mapping, such as {options: {…}}, not a string"),
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
      "fail-on: high", "include: []", "exclude: []", "parameters: []", "suppressions: []",
      "policy: {}", "overrides: []", "extends: base.yaml",
    ].map { line in
      let key = String(line.prefix { $0 != ":" })
      return BadConfiguration("version: 1\n↓\(line)\n", key, "'\(key)' is not supported yet")
    } + [
      BadConfiguration(
        "version: 1\n↓rulez: {}\n", "rulez", "there is no key 'rulez'; did you mean 'rules'?"),
      BadConfiguration(
        "version: 1\n↓fail_on: low\n", "fail_on",
        "there is no key 'fail_on'; did you mean 'fail-on'?"),
      BadConfiguration(
        "version: 1\n↓baseline: x\n", "baseline",
        "there is no key 'baseline'; the keys are 'version' and 'rules'"),
      BadConfiguration(
        "version: 1\nrules: {COG110: {↓severity: high}}\n", "severity",
        "'severity' is not supported yet"),
      BadConfiguration("version: 1\nrules: {COG110: ↓off}\n", "off", "'off' is not supported yet"),
      BadConfiguration(
        "{\"version\": 1, \"rules\": {\"COG110\": ↓\"off\"}}", "\"off\"",
        "'off' is not supported yet", name: "c.json"),
      BadConfiguration(
        "version: 1\nrules: {COG110: {↓option: {}}}\n", "option",
        "there is no key 'option'; did you mean 'options'?"),
      BadConfiguration(
        "version: 1\nrules: {COG110: {↓minimum: 1}}\n", "minimum",
        "there is no key 'minimum'; the key here is 'options'"),
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
      "version: 1\nrules: {↓COG*: {}}\n", "COG*", "there is no rule 'COG*'; see 'cogcheck rules'"),
    BadConfiguration(
      "version: 1\nrules:\n  COG110: {}\n  ↓passwordtooshort: {}\n", "passwordtooshort",
      "'passwordtooshort' is COG110, which has its settings above"),
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
  let error = try #require(throws: UsageError.self) { try options(in: marked.text, named: it.name) }
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
      try Configuration(readingFrom: path, reportedPath: "c.yaml", namedBy: "")
    }
    #expect(error?.description == "c.yaml:\(place): not UTF-8")
  }
}
