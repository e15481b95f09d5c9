import Foundation
import TestSupport
import Testing

@testable import Scanning

/// Files of a repository, what is scanned of it, and the configuration that decides.
struct FindingCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let files: [String]
  let scanned: [ScanInput]
  let root: String
  /// `nil` where there is none.
  let found: String?

  init(
    _ description: String, _ files: [String], _ scanned: [ScanInput], root: String = ".",
    _ found: String?
  ) {
    testDescription = description
    (self.files, self.scanned, self.root, self.found) = (files, scanned, root, found)
  }

  static let all = [
    FindingCase("none", ["a/t.yaml"], [.path("a")], nil),
    FindingCase("in the folder", ["a/.cogcheck.yaml"], [.path("a")], "a/.cogcheck.yaml"),
    FindingCase(
      "beside the file", ["a/.cogcheck.yml", "a/t.yaml"], [.path("a/t.yaml")], "a/.cogcheck.yml"),
    FindingCase(
      "in JSON", ["a/.cogcheck.json", "a/b/c/t.yaml"], [.path("a/b/c")], "a/.cogcheck.json"),
    FindingCase(
      "the nearest wins", [".cogcheck.yaml", "a/.cogcheck.json", "a/b/t.yaml"], [.path("a/b")],
      "a/.cogcheck.json"),
    FindingCase(
      "what is below does not count", [".cogcheck.yaml", "a/.cogcheck.yaml"], [.path(".")],
      ".cogcheck.yaml"),
    FindingCase(
      "at the root", [".cogcheck.yaml", "a/b/t.yaml"], [.path("a/b/t.yaml")], ".cogcheck.yaml"),
    FindingCase(
      "above the root does not count", [".cogcheck.yaml", "a/b/t.yaml"], [.path("a/b")], root: "a",
      nil),
    FindingCase(
      "from the folder of all paths",
      [".cogcheck.yaml", "a/.cogcheck.yaml", "a/b/.cogcheck.yaml", "a/c/t.yaml"],
      [.path("a/b"), .path("a/c/t.yaml")], "a/.cogcheck.yaml"),
    FindingCase(
      "names that begin alike are two folders",
      [".cogcheck.yaml", "a/.cogcheck.yaml", "ab/t.yaml"],
      [.path("a"), .path("ab")], ".cogcheck.yaml"),
    FindingCase(
      "what is not there does not count", [".cogcheck.yaml", "a/.cogcheck.yaml"],
      [.path("a"), .path("b/c")], "a/.cogcheck.yaml"),
    FindingCase(
      "of standard input", [".cogcheck.yaml", "a/.cogcheck.yaml"],
      [.standardInput(reportedPath: "a/b/t.yaml")], "a/.cogcheck.yaml"),
    FindingCase(
      "of standard input and a file", [".cogcheck.yaml", "a/.cogcheck.yaml"],
      [.standardInput(reportedPath: "b/t.yaml"), .path("a")], ".cogcheck.yaml"),
    FindingCase(
      "outside the root, the folder's own", ["a/t.yaml", "b/.cogcheck.yaml"], [.path("b")],
      root: "a", "b/.cogcheck.yaml"),
    FindingCase(
      "outside the root, none from above", [".cogcheck.yaml", "a/t.yaml", "b/t.yaml"], [.path("b")],
      root: "a", nil),
    FindingCase(
      "outside the root, that of the repository",
      [".cogcheck.yaml", "a/t.yaml", "b/.git/HEAD", "b/.cogcheck.yaml", "b/c/t.yaml"],
      [.path("b/c")], root: "a", "b/.cogcheck.yaml"),
  ]
}

/// The file that is found, relative to the folder.
private func found(
  _ inputs: [ScanInput], in folder: TemporaryFolder, root: String = "."
) throws -> String? {
  let finder = ConfigurationFinder(root: try SourceRoot(given: folder.path(root)))
  let absolute = inputs.map { input in
    if case .path(let path) = input { ScanInput.path(folder.path(path)) } else { input }
  }
  return try finder.file(for: absolute).map { path in
    path.relative(to: BytePath(folder.url.path))?.text ?? path.text
  }
}

@Test(arguments: FindingCase.all)
func `the nearest configuration above what is scanned decides`(_ it: FindingCase) throws {
  let folder = try TemporaryFolder(Dictionary(uniqueKeysWithValues: it.files.map { ($0, "") }))
  #expect(try found(it.scanned, in: folder, root: it.root) == it.found)
}

@Test func `two configurations in one folder are refused, further up they do not matter`() throws {
  let folder = try TemporaryFolder([
    "a/.cogcheck.yaml": "", "a/.cogcheck.json": "", "a/b/t.yaml": "", "a/c/.cogcheck.yml": "",
  ])
  let error = UsageError(
    "'a/.cogcheck.yaml' and 'a/.cogcheck.json' are in one folder, which takes one configuration")
  #expect(throws: error) { try found([.path("a/b")], in: folder) }
  #expect(try found([.path("a/c")], in: folder) == "a/c/.cogcheck.yml")
}

@Test func `a link may lead to a configuration of the same repository`() throws {
  let folder = try TemporaryFolder(["r/shared/c.yaml": "", "r/a/t.yaml": "", "secret": ""])
  let link = folder.path("r/a/.cogcheck.yaml")
  func lead(to target: String) throws {
    try? FileManager.default.removeItem(atPath: link)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
  }
  try lead(to: "../shared/c.yaml")
  #expect(try found([.path("r/a")], in: folder, root: "r") == "r/a/.cogcheck.yaml")
  try lead(to: "../../secret")
  let error = UsageError(
    "'a/.cogcheck.yaml' is a link to '\(folder.path("secret"))', outside '\(folder.path("r"))'; "
      + "--config takes any file")
  #expect(throws: error) { try found([.path("r/a")], in: folder, root: "r") }
  try lead(to: "nowhere")
  let root = try SourceRoot(given: folder.path("r"))
  #expect(throws: UsageError("configuration 'a/.cogcheck.yaml': no such file or folder")) {
    try ConfigurationChoice.found.configurations(for: [.path(folder.path("r/a"))], below: root)
  }
}

@Test func `a folder of that name is no configuration`() throws {
  let folder = try TemporaryFolder([".cogcheck.yaml/t.yaml": ""])
  let root = try SourceRoot(given: folder.url.path)
  #expect(throws: UsageError("configuration '.cogcheck.yaml': it is a folder")) {
    try ConfigurationChoice.found.configurations(for: [.path(folder.url.path)], below: root)
  }
}

/// What the command line and the environment say, and what decides.
private let choices: [(file: String?, isOff: Bool, [String: String], ConfigurationChoice)] = [
  (nil, false, [:], .found),
  (nil, false, ["COGCHECK_CONFIG": ""], .found),
  (nil, false, ["COGCHECK_CONFIG": "e"], .file("e", namedBy: "COGCHECK_CONFIG")),
  ("f", false, ["COGCHECK_CONFIG": "e"], .file("f", namedBy: "--config")),
  ("", false, ["COGCHECK_CONFIG": "e"], .file("", namedBy: "--config")),
  (nil, true, ["COGCHECK_CONFIG": "e"], .none),
]

@Test(arguments: choices)
private func `a flag wins over the environment, and that over what is found`(
  _ file: String?, _ isOff: Bool, _ environment: [String: String], _ choice: ConfigurationChoice
) {
  #expect(ConfigurationChoice(file: file, isOff: isOff, environment: environment) == choice)
}
