import Foundation

/// The list of rules, by file name: Swift types, and Guard files with their text.
enum RuleList {
  static func code(_ files: [URL]) throws -> String {
    let entries = try files.map { file in
      let name = file.deletingPathExtension().lastPathComponent
      return file.pathExtension == "guard"
        ? (name: name, rule: "guard\(name)()", function: try function(of: name, file))
        : (name: name, rule: "\(name)()", function: "")
    }.sorted { $0.name < $1.name }
    return """
      internal import Findings
      internal import Rules

      /// Every rule of `rules/`, by file name.
      let listedRules: [any Rule] = [
      \(entries.map { "  \($0.rule),\n" }.joined())]

      \(entries.map(\.function).joined())
      """
  }

  /// A function that makes the rule of a Guard file.
  ///
  /// What a scan needs of each rule is taken out of the leading comment here, so that nothing is read at
  /// start-up; a test compares it with what the comment says.
  private static func function(of name: String, _ file: URL) throws -> String {
    let text = try String(contentsOf: file, encoding: .utf8)
    let header = text.split(separator: "\n").prefix { $0.hasPrefix("#") }
    func field(_ key: String) -> String? {
      header.first { $0.hasPrefix("# \(key): ") }.map { line in
        let value = line.dropFirst("# \(key): ".count).trimmingCharacters(in: .whitespaces)
        guard let quote = value.first, quote == "\"" || quote == "'", value.last == quote else {
          return value
        }
        let content = String(value.dropFirst().dropLast())
        return quote == "'"
          ? content.replacingOccurrences(of: "''", with: "'")
          : content.replacingOccurrences(of: "\\\"", with: "\"")
      }
    }
    func list(_ key: String) -> [String] {
      (field(key) ?? "").trimmingCharacters(in: ["[", "]"]).split(separator: ",").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
    }
    let profiles = list("profiles").map { word in
      "." + word.replacingOccurrences(of: "security-hub", with: "securityHub")
    }
    let precision = (field("precision") ?? "high").replacingOccurrences(
      of: "very-high", with: "veryHigh")
    return """
      private func guard\(name)() -> PropertyRule {
        PropertyRule(
          name: \(literal(name)), id: \(literal(field("id") ?? "")),
          title: \(literal(field("title") ?? "")), severity: .\(field("severity") ?? "medium"),
          precision: .\(precision), profiles: [\(profiles.joined(separator: ", "))],
          types: [\(list("types").map(literal).joined(separator: ", "))],
          convertsValues: \(field("values") != "written"),
          text: \(literal(text)))
      }


      """
  }
}

/// A text as Swift writes it, whatever is in it.
func literal(_ text: String) -> String {
  text.contains("\n") ? "####\"\"\"\n\(text)\n\"\"\"####" : "####\"\(text)\"####"
}
