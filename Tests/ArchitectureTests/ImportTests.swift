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

@Test func `the manifest names every module`() {
  #expect(
    Set(Module.all.map(\.name)) == [
      "Documents", "Templates", "Resolution", "IAM", "PolicyLanguage", "Findings",
      "GuardHeaders", "Rules", "BuiltInRules", "Reporting", "Scanning", "cogcheck",
    ])
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
        let owner = name == "CPCRE2" ? "PolicyLanguage" : "Documents"
        #expect(it.name == owner, "\(path) imports \(name): C stays behind \(owner)")
        #expect(it.dependencies.contains(name))
      default: #expect(it.dependencies.contains(name), "\(path) imports \(name)")
      }
    }
  }
}
