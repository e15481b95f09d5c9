public import Findings

/// A rule in a list, with what a scan would do with it.
public struct ListedRule: Sendable {
  let rule: RuleMetadata
  let isAsked: Bool
  let decidedBy: String
  let severitySetBy: String?

  /// - Parameters:
  ///   - rule: with the severity that holds.
  ///   - isAsked: whether a scan asks it.
  ///   - decidedBy: who says that.
  ///   - severitySetBy: `nil` for its own severity.
  public init(_ rule: RuleMetadata, isAsked: Bool, decidedBy: String, severitySetBy: String?) {
    self.rule = rule
    self.isAsked = isAsked
    self.decidedBy = decidedBy
    self.severitySetBy = severitySetBy
  }

  var state: String { isAsked ? "on" : "off" }
}

/// The formats of a list of rules, by their names on the command line.
public enum RuleListFormat: String, CaseIterable, Sendable {
  /// A line for each rule.
  case text
  /// An array with an object for each rule.
  case json
  /// A table.
  case markdown

  /// The list, in the order of the rules.
  public func render(_ rules: [ListedRule]) -> String {
    switch self {
    case .text: Self.text(rules)
    case .json: Self.json(rules)
    case .markdown: Self.markdown(rules)
    }
  }

  private static func text(_ rules: [ListedRule]) -> String {
    let rows = rules.map { listed in
      let rule = listed.rule
      return [
        rule.id, rule.severity.rawValue, listed.state, rule.profileNames,
        listed.decidedBy, rule.tags.joined(separator: ","), rule.name, rule.title,
      ]
    }
    let widths = (0..<7).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      zip(row, widths).map { text, width in
        "\(LogSafe.text(text))\(String(repeating: " ", count: width - text.count))  "
      }.joined() + LogSafe.text(row[7]) + "\n"
    }.joined()
  }

  private static func json(_ rules: [ListedRule]) -> String {
    var json = JSONWriter("")
    json.array { json in
      for listed in rules {
        let rule = listed.rule
        json.object { json in
          json.value("id", rule.id)
          json.value("name", rule.name)
          json.value("title", rule.title)
          json.value("severity", rule.severity.rawValue)
          if let origin = listed.severitySetBy { json.value("severitySetBy", origin) }
          json.value("precision", rule.precision.rawValue)
          json.array("profiles") { json in
            for profile in rule.profiles { json.value(nil, profile.rawValue) }
          }
          json.array("tags") { json in for tag in rule.tags { json.value(nil, tag) } }
          json.value("enabled", listed.isAsked)
          json.value("decidedBy", listed.decidedBy)
        }
      }
    }
    return json.output
  }

  private static func markdown(_ rules: [ListedRule]) -> String {
    let rows = rules.map { listed in
      let rule = listed.rule
      let cells = [
        rule.id, rule.name, RulePage.markdownSafe(rule.title), rule.severity.rawValue,
        listed.state, listed.decidedBy, rule.tags.joined(separator: ", "),
      ]
      return "| \(cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ")) |\n"
    }
    return """
      | id | name | what is wrong | severity | state | set by | tags |
      | --- | --- | --- | --- | --- | --- | --- |
      \(rows.joined())
      """
  }
}
