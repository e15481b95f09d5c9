import Documents
import Foundation
import TestSupport
import Testing

private let files = [
  "a/.cogcheck.yaml": """
  version: 1
  extends: ../base.yaml
  fail-on: high
  exclude: ["x/**"]
  rules:
    COG110: {severity: low, options: {minimum: 12}}
    IDP00*: off
  overrides:
    - paths: [legacy/**]
      fail-on: never
      rules: {COG070: off}

  """,
  "base.yaml":
    "version: 1\nfail-on: low\nparameters: [p/dev.json]\nrules: {MFAOff: {severity: info}}\n",
  "a/t.yaml": "Resources: {}\n", "p/dev.json": "{}",
]

@Test func `config show prints every setting with who sets it`() throws {
  let folder = try TemporaryFolder(files)
  let run = try Command(
    ["config", "show", "a", "--root", ".", "--skip-rule", "cog001,COG002", "--jobs", "3"],
    in: folder, environment: ["COGCHECK_PROFILE": "strict"])
  #expect(run.errors.isEmpty)
  #expect(
    run.output.replacing(/[ ]+[#]/, with: "  #") == """
      root: \(folder.url.path)  # --root
      fail-on: high  # a/.cogcheck.yaml:3
      fail-on-undecided: false  # default
      exit-zero: false  # default
      min-severity: info  # default
      profile: strict  # COGCHECK_PROFILE
      jobs: 3  # --jobs
      parameters:
        - p/dev.json  # base.yaml:3
      exclude:
        - x/**  # a/.cogcheck.yaml:4
      skip-rule:
        - cog001  # --skip-rule
        - COG002  # --skip-rule
      rules:
        COG070:
          severity: info  # base.yaml:4
        COG110:
          severity: low  # a/.cogcheck.yaml:6
          option minimum: 12  # a/.cogcheck.yaml:6
        IDP001 and 8 more:
          state: off  # a/.cogcheck.yaml:7
      override of legacy/**:  # a/.cogcheck.yaml:9
        fail-on: never  # a/.cogcheck.yaml:10
        COG070: off  # a/.cogcheck.yaml:11

      """)
}

@Test func `config check says whether the configuration can be read`() throws {
  let folder = try TemporaryFolder(files)
  let good = try Command("config", "check", "a", "--root", ".", in: folder)
  #expect(good.status == 0)
  #expect(good.output == "nothing is wrong with 'a/.cogcheck.yaml', 'base.yaml'\n")
  let none = try Command("config", "check", "--no-config", in: folder)
  #expect(none.status == 0)
  #expect(none.output == "there is no configuration; the defaults hold\n")
  try folder.write("version: 1\noverrides: [{paths: [a], rules: {COG07: off}}]\n", to: "base.yaml")
  let bad = try Command("config", "check", "a", "--root", ".", in: folder)
  #expect(bad.status == 2)
  #expect(
    bad.errors == """
      error: base.yaml:2:34: there is no rule 'COG07'; did you mean 'COG017'?
         |
       2 | overrides: [{paths: [a], rules: {COG07: off}}]
         |                                  ^^^^^

      """)
}

@Test func `rules are listed with their state and who decided it`() throws {
  let folder = try TemporaryFolder([
    ".cogcheck.yaml": "version: 1\nrules: {COG001: off, COG070: {severity: low}, COG093: on}\n"
  ])
  let json = try Command("rules", "--format", "json", in: folder).output
  let document = try Document(reading: SourceText(json), as: .json)
  func said(_ id: String, _ key: String) -> String? {
    document.root.elements.first { $0["id"]?.text == id }?[key]?.text
  }
  #expect(document.root.elements.count > 300)
  #expect(said("COG001", "enabled") == "false")
  #expect(said("COG001", "decidedBy") == ".cogcheck.yaml:2")
  #expect(said("COG002", "enabled") == "true")
  #expect(said("COG002", "decidedBy") == "profile 'default'")
  #expect(said("COG070", "severity") == "low")
  #expect(said("COG070", "severitySetBy") == ".cogcheck.yaml:2")
  #expect(said("COG093", "enabled") == "true")
  #expect(said("TPL001", "decidedBy") == "always")
  let enabled = try Command("rules", "--enabled", "--tag", "user-pools", in: folder).output
  #expect(enabled.contains("COG002 ") && !enabled.contains("COG001 ") && !enabled.contains("TPL"))
  let table = try Command(
    "rules", "--format", "markdown", "--profile", "strict", "--no-config", in: folder
  ).output
  #expect(
    table.contains(
      "| COG093 | NotPlusTier | Pool is not on the Plus plan | info | on | profile 'strict' | cognito, user-pools |"
    ))
}

@Test func `the version is told in one line and as JSON`() throws {
  let folder = try TemporaryFolder()
  let line = try Command("version", in: folder).output
  #expect(line == "cogcheck 0.1.0\n")
  #expect(try Command("--version", in: folder).output == line)
  let json = try Command("version", "--json", in: folder).output
  #expect(json == "{\n  \"name\": \"cogcheck\",\n  \"version\": \"0.1.0\"\n}\n")
}

/// Configurations that the schema takes as `config check` does, and those that both refuse.
private let samples = (
  good: [
    "{\"version\": 1}",
    """
    {"version": 1, "extends": "b.json", "fail-on": "never", "profile": "cis", "include": ["a/**"],
     "exclude": [], "parameters": ["p.json"],
     "rules": {"COG1*": "off", "COG110": {"severity": "info", "options": {"minimum": 12}}, "COG093": true},
     "overrides": [{"paths": ["x"], "fail-on": "high", "rules": {"COG001": false}}]}
    """,
  ],
  bad: [
    "{}", "{\"version\": 2}", "{\"version\": 1, \"rulez\": {}}",
    "{\"version\": 1, \"fail-on\": \"info\"}",
    "{\"version\": 1, \"include\": \"a\"}", "{\"version\": 1, \"extends\": \"\"}",
    "{\"version\": 1, \"rules\": {\"COG110\": \"of\"}}",
    "{\"version\": 1, \"rules\": {\"COG110\": {\"level\": \"low\"}}}",
    "{\"version\": 1, \"rules\": {\"COG110\": {\"options\": {\"minimum\": null}}}}",
    "{\"version\": 1, \"overrides\": [{\"fail-on\": \"low\"}]}",
    "{\"version\": 1, \"overrides\": [{\"paths\": [\"a\"], \"rules\": {\"COG110\": true}}]}",
  ]
)

@Test func `the JSON Schema takes what the configuration takes`() throws {
  let folder = try TemporaryFolder(["b.json": "{\"version\": 1}", "p.json": "{}"])
  let schema = try Command("schema", "config", in: folder).output
  let root = try Document(reading: SourceText(schema), as: .json).root
  #expect(root["$schema"]?.text == "https://json-schema.org/draft/2020-12/schema")
  let described = root["properties"]?.entries.map { $0.value["description"]?.text?.hasSuffix(".") }
  #expect(described?.count == 9)
  #expect(described?.allSatisfy { $0 == true } == true)
  for (texts, status) in [(samples.good, Int32(0)), (samples.bad, 2)] {
    for text in texts {
      try folder.write(text, to: "c.json")
      let check = try Command("config", "check", "--config", "c.json", in: folder)
      #expect(check.status == status, "\(text)\(check.errors)")
      guard let isValid = try JSONSchemaReader.takes(text, as: schema, in: folder) else { continue }
      #expect(isValid == (status == 0), "\(text)")
    }
  }
}
