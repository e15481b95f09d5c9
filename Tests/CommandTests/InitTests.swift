import Foundation
import TestSupport
import Testing

/// What `init` writes, for each value of `--ci`, where, and which file of the repository it is.
private let starters: [(arguments: [String], path: String, source: String)] = [
  ([], ".cogcheck.yaml", "ci/cogcheck.yaml"),
  (["--ci", "github"], ".github/workflows/cogcheck.yml", "ci/github.yml"),
  (["--ci", "gitlab"], ".gitlab/cogcheck.yml", "ci/gitlab.yml"),
  (["--ci", "azure"], ".azure/cogcheck.yml", "ci/azure.yml"),
  (["--ci", "jenkins"], "Jenkinsfile", "ci/Jenkinsfile"),
  (["--ci", "pre-commit"], ".pre-commit-config.yaml", "ci/pre-commit.yaml"),
]

@Test func `init writes a file once, and never over another`() throws {
  for (arguments, path, source) in starters {
    let folder = try TemporaryFolder()
    let shown = try Command(["init", "--print"] + arguments, in: folder)
    #expect(!FileManager.default.fileExists(atPath: folder.path(path)))
    let first = try Command(["init"] + arguments, in: folder)
    #expect(first.status == 0 && first.errors.isEmpty)
    #expect(first.output.hasPrefix("wrote '\(path)'; "))
    let text = try folder.text(of: path)
    #expect(text == shown.output)
    #expect(try text == Repository.text(of: source))
    try folder.write("mine\n", to: path)
    let second = try Command(["init"] + arguments, in: folder)
    #expect(second.status == 2 && second.output.isEmpty)
    #expect(second.errors.hasPrefix("error: there is '\(path)' already"))
    #expect(try folder.text(of: path) == "mine\n")
  }
}

@Test func `init writes through no broken link, and no second configuration`() throws {
  let folder = try TemporaryFolder([".cogcheck.json": "{\"version\": 1}\n"])
  let second = try Command("init", in: folder)
  #expect(second.status == 2 && second.errors.contains("there is '.cogcheck.json' already"))
  try FileManager.default.createSymbolicLink(
    atPath: folder.path("Jenkinsfile"), withDestinationPath: "nowhere")
  #expect(try Command("init", "--ci", "jenkins", in: folder).status == 2)
  #expect(!FileManager.default.fileExists(atPath: folder.path("nowhere")))
}

@Test func `the configuration to start with is one, with all of its lines too`() throws {
  let folder = try TemporaryFolder()
  _ = try Command("init", in: folder)
  #expect(try Command("config", "check", in: folder).status == 0)
  let text = try folder.text(of: ".cogcheck.yaml")
  let whole = text.replacing(/(?m)^#(?! )|^#(?=  )/, with: "")
  #expect(whole.contains("\n    fail-on: high\n"))
  try folder.write("{}", to: "params/prod.json")
  try folder.write(whole, to: ".cogcheck.yaml")
  let check = try Command("config", "check", in: folder)
  #expect(check.status == 0, "\(check.errors)")
}

@Test func `what CI runs writes its reports though it fails`() throws {
  for (_, _, source) in starters where !["ci/cogcheck.yaml", "ci/pre-commit.yaml"].contains(source)
  {
    let text = try Repository.text(of: source)
    let line = try #require(text.firstMatch(of: /scripts\/(scan .*)/), "\(source)")
    let folder = try TemporaryFolder(["a.yaml": Acceptances.open, ".cogcheck-source/b.yaml": "]"])
    let run = try Command(line.1.split(separator: " ").map(String.init), in: folder)
    #expect(run.status == 1, "\(source): \(run.errors)")
    for report in ["cogcheck.sarif", "cogcheck.xml"] {
      #expect(FileManager.default.fileExists(atPath: folder.path(report)), "\(source)")
    }
    #expect(
      text.contains(/when: always|always \{|!cancelled\(\)|succeededOrFailed\(\)/), "\(source)")
  }
}

@Test(arguments: [".pre-commit-hooks.yaml", "ci/pre-commit.yaml"])
func `a hook checks templates, and leaves other files of a commit alone`(_ path: String) throws {
  let text = try Repository.text(of: path)
  let hooks = text.matches(of: /entry: cogcheck (.*)\n *args: \[(.*)\]/)
  #expect(hooks.count == text.matches(of: /- id:/).count)
  for hook in hooks {
    let arguments = [String(hook.1)] + hook.2.split(separator: ", ").map(String.init)
    let folder = try TemporaryFolder(["a.yaml": Acceptances.open, "b.json": "{\"name\": \"b\"}\n"])
    #expect(try Command(arguments + ["b.json"], in: folder).status == 0)
    #expect(try Command(arguments + ["a.yaml", "b.json"], in: folder).status == 1)
  }
}
