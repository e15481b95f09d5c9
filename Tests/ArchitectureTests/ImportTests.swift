import Foundation
import TestSupport
import Testing

/// A module of ours, and what the manifest lets it import.
struct Module: Sendable, CustomTestStringConvertible {
  let name: String
  let folder: String
  let dependencies: [String]

  var testDescription: String { name }

  /// The targets below `Sources` and `rules`, read from the manifest's text.
  static let all: [Module] = {
    guard let manifest = try? Repository.text(of: "Package.swift") else { return [] }
    let targets = manifest.matches(
      of: /\.(?:executableT|t)arget\(\s*name: "(\w+)",(?s)(.*?)swiftSettings/)
    return targets.compactMap { match in
      let (name, body) = (String(match.1), String(match.2))
      let path = body.firstMatch(of: /path: "([^"]+)"/).map { String($0.1) } ?? "Sources/\(name)"
      guard path.hasPrefix("Sources") || path == "rules" else { return nil }
      let list = body.firstMatch(of: /dependencies: \[(?s)(.*?)\]/).map { String($0.1) } ?? ""
      let names = list.matches(of: /"(\w+)"/).map { String($0.1) }
      return Module(name: name, folder: path, dependencies: names)
    }
  }()
}

/// The modules and what each may import, as decision 1 and the map in CONTRIBUTING.md say.
private let arrows: [String: Set<String>] = [
  "Documents": ["CJansson", "CYAML", "CMessageDigest"],
  "Templates": ["Documents"],
  "Resolution": ["Documents", "Templates"],
  "IAM": ["Documents", "Templates", "Resolution"],
  "Guard": ["Documents", "CPCRE2"],
  "Findings": ["Documents"],
  "GuardHeaders": ["Documents", "Guard", "Findings"],
  "Suppressions": ["Documents", "Templates", "Findings"],
  "Rules": ["Documents", "Templates", "Resolution", "Findings", "Suppressions"],
  "PropertyTables": ["Documents", "Templates"],
  "PropertyChecks": [
    "Documents", "Templates", "Resolution", "Guard", "Findings", "Rules", "PropertyTables",
  ],
  "GuardRules": [
    "Documents", "Templates", "Resolution", "Guard", "Findings", "GuardHeaders", "Rules",
    "PropertyTables",
  ],
  "Cognito": ["Documents", "Templates", "Resolution", "IAM", "Findings", "Rules"],
  "BuiltInRules": [
    "Documents", "Templates", "Resolution", "IAM", "Guard", "Findings", "Suppressions", "Rules",
    "GuardRules", "Cognito", "PropertyTables", "PropertyChecks",
  ],
  "Reporting": ["Documents", "Findings"],
  "Scanning": [
    "Documents", "Templates", "Resolution", "Guard", "Findings", "Suppressions", "Rules",
    "GuardRules", "Cognito", "BuiltInRules", "TOMLKit",
  ],
  "cogcheck": [
    "Documents", "Scanning", "Reporting", "BuiltInRules", "Rules", "GuardRules", "Findings",
    "Starters", "ArgumentParser",
  ],
]

@Test func `the manifest names every module with what it may import`() {
  #expect(
    Dictionary(Module.all.map { ($0.name, Set($0.dependencies)) }) { first, _ in first } == arrows)
}

@Test(arguments: arrows.keys.sorted())
func `the maps for people name every module`(_ name: String) throws {
  let contributing = try Repository.text(of: "CONTRIBUTING.md")
  let decision = try Repository.text(
    of: "docs/decisions/0001-modules-and-directions.md")
  #expect(contributing.contains("| `\(name)`"), "the map in CONTRIBUTING.md")
  #expect(decision.contains("| `\(name)` |"), "decision 1")
}

@Test(arguments: Module.all)
func `a module imports what the manifest says`(_ it: Module) throws {
  let edge = ["Scanning", "cogcheck"].contains(it.name)
  for path in try Repository.files(below: it.folder, ending: ".swift") {
    let text = try Repository.text(of: path)
    for match in text.matches(of: /(?m)^\s*(?:public |internal |private )?import (?:\w+ )?(\w+)/) {
      let name = String(match.1)
      switch name {
      case "FoundationEssentials", "Glibc":
        #expect(edge, "\(path) imports \(name) before the edge")
      // Part of the language's own library.
      case "Synchronization": break
      case "Foundation": Issue.record("\(path) imports Foundation")
      case let name where name.hasPrefix("C") && name.dropFirst().first?.isUppercase == true:
        let owner = name == "CPCRE2" ? "Guard" : "Documents"
        #expect(it.name == owner, "\(path) imports \(name): C stays behind \(owner)")
        #expect(it.dependencies.contains(name))
      default: #expect(it.dependencies.contains(name), "\(path) imports \(name)")
      }
    }
  }
}
