import Foundation
import TestSupport
import Testing

/// Pages that people write; those of rules are made.
private let pages: [String] =
  ["README.md", "CONTRIBUTING.md", "SECURITY.md"]
  + ((try? Repository.files(below: "docs", ending: ".md")) ?? []).filter {
    !$0.hasPrefix("docs/rules/")
  }

@Test(arguments: pages)
func `a link of a page leads to something in the repository`(_ page: String) throws {
  let folder = Repository.root.appending(path: page).deletingLastPathComponent()
  for match in try Repository.text(of: page).matches(of: /\]\(([^)#:]+)(?:#[^)]*)?\)/) {
    // SARIF writes its notes as links to numbers.
    guard Int(match.1) == nil else { continue }
    let target = folder.appending(path: String(match.1)).standardizedFileURL
    #expect(FileManager.default.fileExists(atPath: target.path), "\(page) links to \(match.1)")
  }
}

@Test func `the index lists every page of docs, and decisions with their titles`() throws {
  let index = try Repository.text(of: "docs/README.md")
  #expect(pages.count > 20)
  for page in pages where page.hasPrefix("docs/") && page != "docs/README.md" {
    let link = page.dropFirst("docs/".count)
    guard link.hasPrefix("decisions/") else {
      #expect(index.contains("](\(link))"), "\(page) is not listed")
      continue
    }
    let title = try Repository.text(of: page).prefix { $0 != "\n" }.dropFirst("# ".count)
    #expect(index.contains("- [\(title)](\(link))\n"), "\(page) is not listed as '\(title)'")
  }
}

@Test func `the numbers of decisions are given once and without gaps`() throws {
  let decisions = try Repository.files(below: "docs/decisions", ending: ".md")
  for (index, path) in decisions.enumerated() {
    let title = try Repository.text(of: path).prefix { $0 != "\n" }
    #expect(title.hasPrefix("# \(index + 1). "), "\(path) is number \(index + 1)")
    #expect(Int(path.dropFirst("docs/decisions/".count).prefix(4)) == index + 1)
  }
}

@Test func `the tests that hold promises are there`() throws {
  let sources = try Repository.files(below: "Tests", ending: ".swift")
    .map { try Repository.text(of: $0) }.joined()
  let rows = try Repository.text(of: "docs/promises.md").split(separator: "\n")
    .filter { $0.hasPrefix("| ") }.dropFirst(2)
  #expect(rows.count > 10)
  for row in rows {
    let tests = try #require(row.split(separator: " | ").last).matches(of: /`([^`]+)`/).map(\.1)
    #expect(!tests.isEmpty, "\(row)")
    for test in tests {
      #expect(
        sources.contains("func `\(test)`") || sources.contains("@Test(\"\(test)\""), "\(test)")
    }
  }
}
