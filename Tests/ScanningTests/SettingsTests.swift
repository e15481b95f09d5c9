import Findings
import Foundation
import TestSupport
import Testing

@testable import Scanning

/// What is said of one setting, and what holds.
struct PrecedenceCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let files: [String: String]
  let flags: SettingFlags
  let environment: [String: String]
  let read: @Sendable (Settings) -> String
  /// The value and its origin, or the error.
  let holds: String

  init(
    _ description: String, _ files: [String: String] = [:], environment: [String: String] = [:],
    flags: (inout SettingFlags) -> Void = { _ in },
    reading read: @escaping @Sendable (Settings) -> String,
    _ holds: String
  ) {
    testDescription = description
    var given = SettingFlags()
    flags(&given)
    (self.files, self.environment, self.read, self.holds) = (files, environment, read, holds)
    self.flags = given
  }

  private static let gate: @Sendable (Settings) -> String = {
    "\($0.gate.value) \($0.gate.origin)"
  }
  private static let profile: @Sendable (Settings) -> String = {
    "\($0.profile.value) \($0.profile.origin)"
  }
  private static let jobs: @Sendable (Settings) -> String = {
    "\($0.jobs.value) \($0.jobs.origin)"
  }
  private static let parameters: @Sendable (Settings) -> String = {
    $0.parameterFiles.map { "\($0.value.name) \($0.origin)" }.joined(separator: ", ")
  }
  private static let globs: @Sendable (Settings) -> String = {
    ($0.include + $0.exclude).map { "\($0.value.text) \($0.origin)" }.joined(separator: ", ")
  }

  private static let configured = [
    ".cogcheck.yaml": "version: 1\nfail-on: high\nprofile: cis\nparameters: [p/a.json]\n"
  ]
  /// A configuration in a folder, and one above that it extends.
  private static let extended = [
    "a/.cogcheck.yaml": "version: 1\nextends: ../base/c.yaml\nexclude: [x/**]\n",
    "base/c.yaml":
      "version: 1\nfail-on: low\ninclude: ['*.yaml']\nexclude: [y]\nparameters:\n  - p.json\n",
    "a/t.yaml": "",
  ]

  static let all = [
    PrecedenceCase("nothing", reading: gate, "medium default"),
    PrecedenceCase("configuration", configured, reading: gate, "high .cogcheck.yaml:2"),
    PrecedenceCase(
      "environment over configuration", configured, environment: ["COGCHECK_FAIL_ON": "never"],
      reading: gate,
      "never COGCHECK_FAIL_ON"),
    PrecedenceCase(
      "an empty variable says nothing", configured, environment: ["COGCHECK_FAIL_ON": ""],
      reading: gate,
      "high .cogcheck.yaml:2"),
    PrecedenceCase(
      "flag over environment", configured, environment: ["COGCHECK_FAIL_ON": "never"],
      flags: { $0.gate = .low }, reading: gate, "low --fail-on"),
    PrecedenceCase(
      "flag over a variable that says nothing sensible", environment: ["COGCHECK_FAIL_ON": "x"],
      flags: { $0.gate = .low }, reading: gate, "low --fail-on"),
    PrecedenceCase(
      "variable that says nothing sensible", environment: ["COGCHECK_FAIL_ON": "hihg"],
      reading: gate,
      "COGCHECK_FAIL_ON is 'hihg'; it takes low, medium, high, critical or never; did you mean 'high'?"
    ),
    PrecedenceCase(
      "info is no gate", environment: ["COGCHECK_FAIL_ON": "info"], reading: gate,
      "COGCHECK_FAIL_ON is 'info'; it takes low, medium, high, critical or never"),
    PrecedenceCase("profile", configured, reading: profile, "cis .cogcheck.yaml:3"),
    PrecedenceCase(
      "profile of the environment", configured, environment: ["COGCHECK_PROFILE": "security-hub"],
      reading: profile, "securityHub COGCHECK_PROFILE"),
    PrecedenceCase(
      "profile of a flag", configured, environment: ["COGCHECK_PROFILE": "security-hub"],
      flags: { $0.profile = .strict }, reading: profile, "strict --profile"),
    PrecedenceCase("jobs", environment: ["COGCHECK_JOBS": "3"], reading: jobs, "3 COGCHECK_JOBS"),
    PrecedenceCase(
      "jobs of a flag", environment: ["COGCHECK_JOBS": "3"], flags: { $0.jobs = 2 }, reading: jobs,
      "2 --jobs"),
    PrecedenceCase(
      "no jobs", environment: ["COGCHECK_JOBS": "0"], reading: jobs,
      "COGCHECK_JOBS is '0'; it takes a number from 1 to 1000"),
    PrecedenceCase(
      "root", environment: ["COGCHECK_ROOT": "/nowhere"], reading: gate,
      "COGCHECK_ROOT names '/nowhere', which is not a folder"),
    PrecedenceCase("parameters", configured, reading: parameters, "p/a.json .cogcheck.yaml:4"),
    PrecedenceCase(
      "a list of a flag replaces", configured, flags: { $0.parameterFiles = ["b.json"] },
      reading: parameters,
      "b.json --param-file"),
    PrecedenceCase("what is extended", extended, reading: gate, "low base/c.yaml:2"),
    PrecedenceCase(
      "paths are relative to the file that says them", extended, reading: parameters,
      "base/p.json base/c.yaml:6"),
    PrecedenceCase(
      "a list replaces that of what is extended", extended, reading: globs,
      "*.yaml base/c.yaml:3, x/** a/.cogcheck.yaml:3"),
  ]
}

@Test(arguments: PrecedenceCase.all)
func `a flag wins over a variable, that over the configuration`(_ it: PrecedenceCase) throws {
  let folder = try TemporaryFolder(it.files.merging(["a/t.yaml": ""]) { file, _ in file })
  var flags = it.flags
  if it.environment["COGCHECK_ROOT"] == nil { flags.root = folder.url.path }
  let holds: String
  do throws(UsageError) {
    let settings = try Settings(
      flags, configuration: .found, of: [.path(folder.path("a/t.yaml"))],
      precedence: Precedence(environment: it.environment))
    holds = it.read(settings)
  } catch {
    holds = error.description
  }
  #expect(holds == it.holds)
}

@Test func `overrides are of the configuration, over which a flag and a variable win`() throws {
  let folder = try TemporaryFolder([
    ".cogcheck.yaml": "version: 1\noverrides: [{paths: ['**'], fail-on: never}]\n"
  ])
  func gate(_ flag: Gate?, _ environment: [String: String]) throws -> Gate {
    var flags = SettingFlags()
    (flags.root, flags.gate) = (folder.url.path, flag)
    return try Settings(
      flags, configuration: .found, of: [.path(folder.url.path)],
      precedence: Precedence(environment: environment)
    ).runGate.severity(at: "t.yaml")
  }
  #expect(try gate(nil, [:]) == .never)
  #expect(try gate(.low, [:]) == .low)
  #expect(try gate(nil, ["COGCHECK_FAIL_ON": "high"]) == .high)
}

/// Files, and what extending from `.cogcheck.yaml` comes to.
private let chains: [(name: String, files: [String: String], error: String)] = [
  (
    "an address", [".cogcheck.yaml": "version: 1\nextends: https://example.org/c.yaml\n"],
    ".cogcheck.yaml:2:10: 'extends' takes a path relative to this file, not 'https://example.org/c.yaml'"
  ),
  (
    "an absolute path", [".cogcheck.yaml": "version: 1\nextends: /etc/passwd\n"],
    ".cogcheck.yaml:2:10: 'extends' takes a path relative to this file, not '/etc/passwd'"
  ),
  (
    "nothing", [".cogcheck.yaml": "version: 1\nextends: base.yaml\n"],
    ".cogcheck.yaml:2:10: there is no file 'base.yaml' to extend"
  ),
  (
    "itself", [".cogcheck.yaml": "version: 1\nextends: .cogcheck.yaml\n"],
    ".cogcheck.yaml:2:10: '.cogcheck.yaml' extends this file in turn; end the circle"
  ),
  (
    "a circle",
    [
      ".cogcheck.yaml": "version: 1\nextends: b.yaml\n",
      "b.yaml": "version: 1\nextends: ./.cogcheck.yaml\n",
    ], "b.yaml:2:10: './.cogcheck.yaml' extends this file in turn; end the circle"
  ),
  (
    "another version",
    [".cogcheck.yaml": "version: 1\nextends: b.yaml\n", "b.yaml": "version: 2\n"],
    "b.yaml:1:10: there is no version 2 of the configuration; this cogcheck reads version 1"
  ),
  (
    "a folder", [".cogcheck.yaml": "version: 1\nextends: b\n", "b/c": ""],
    "configuration 'b': it is a folder"
  ),
  (
    "too many",
    Dictionary(
      uniqueKeysWithValues: (0..<12).map { number in
        (
          number == 0 ? ".cogcheck.yaml" : "\(number).yaml",
          "version: 1\nextends: \(number + 1).yaml\n"
        )
      }), "9.yaml:2:10: more than 10 files extend each other"
  ),
]

@Test func `a configuration that extends nothing that it may is refused`() throws {
  for (name, files, message) in chains {
    let folder = try TemporaryFolder(files)
    let root = try SourceRoot(given: folder.url.path)
    let error = #expect(throws: UsageError.self, "\(name)") {
      try ConfigurationChoice.found.configurations(for: [.path(folder.url.path)], below: root)
    }
    #expect(error?.description == message, "\(name)")
  }
}

@Test func `a configuration extends no file outside of its repository`() throws {
  let folder = try TemporaryFolder([
    "secret.yaml": "version: 1\n", "r/.git/HEAD": "",
    "r/a/.cogcheck.yaml": "version: 1\nextends: ../../secret.yaml\n",
    "r/b/.cogcheck.yaml": "version: 1\nextends: ../c.yaml\n", "r/c.yaml": "version: 1\n",
  ])
  let root = try SourceRoot(given: folder.path("r/a"))
  let error = #expect(throws: UsageError.self) {
    try ConfigurationChoice.found.configurations(for: [.path(folder.path("r/a"))], below: root)
  }
  #expect(
    error?.description
      == ".cogcheck.yaml:2:10: '../../secret.yaml' is outside '\(folder.path("r"))'; extend a file inside of the repository"
  )
  let inside = try ConfigurationChoice.found.configurations(
    for: [.path(folder.path("r/b"))], below: SourceRoot(given: folder.path("r/b")))
  #expect(inside.all.map(\.text.path) == [".cogcheck.yaml", folder.path("r/c.yaml")])
}

@Test func `a configuration says which files of a folder are looked at`() async throws {
  let pool = "Resources: {Pool: {Type: AWS::Cognito::UserPool}}\n"
  let folder = try TemporaryFolder([
    "a/.cogcheck.yaml": "version: 1\ninclude: [/*.yaml, in/]\nexclude: [in/no/**]\n",
    "a/one.yaml": pool, "a/two.yml": pool, "a/in/three.yml": pool, "a/in/no/four.yaml": pool,
    "a/other/five.yaml": pool,
  ])
  func scanned(_ paths: String...) async throws -> [String] {
    try await Scan(
      paths.map { .path(folder.path($0)) }, root: folder.url.path, gate: .medium, allowsEmpty: true
    ).run().report.templates.map(\.path)
  }
  #expect(try await scanned("a") == ["a/in/three.yml", "a/one.yaml"])
  #expect(
    try await scanned("a/in/no/four.yaml", "a/in") == ["a/in/no/four.yaml", "a/in/three.yml"])
}
