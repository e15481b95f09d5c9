internal import Documents
public import Findings

/// What templates suppress, for people and for programs.
public struct SuppressionList {
  /// A directive at its place, without secrets.
  private struct Row {
    let path: String
    let position: LinePosition
    let logicalID: String?
    let reason: String
    let use: SuppressionUse
  }

  private let rows: [Row]

  /// Those of all templates, by path and place.
  public init(_ templates: [TemplateReport]) {
    rows = templates.filter { !$0.suppressions.isEmpty }.flatMap { template in
      let redaction = Redaction(template)
      return template.suppressions.map { use in
        Row(
          path: template.path, position: template.lines.position(of: use.range.start),
          logicalID: use.logicalID.map(redaction.path), reason: redaction.message(use.reason),
          use: use)
      }
    }
  }

  /// One line each: place, rule, resource, what has come of it, reason and last day.
  public var text: String {
    rows.map { row in
      let owner = row.logicalID.map { " '\($0)'" } ?? ""
      let end = row.use.expires.map { " (until \($0))" } ?? ""
      let reason = row.reason.isEmpty ? "no reason" : Wording.oneLine(row.reason)
      let line =
        "\(row.path):\(row.position.line):\(row.position.column): \(row.use.ruleID)\(owner),"
        + " \(row.use.origin.rawValue), \(row.use.state.rawValue): \(reason)\(end)"
      return LogSafe.text(line) + "\n"
    }.joined()
  }

  /// An object with `version` and `suppressions`, which have the same members.
  public var json: String {
    var json = JSONWriter("")
    json.object { json in
      json.value("version", 1)
      json.array("suppressions") { json in
        for row in rows {
          json.object { json in
            json.value("path", row.path)
            json.value("line", row.position.line)
            json.value("column", row.position.column)
            json.value("rule", row.use.ruleID)
            if let logicalID = row.logicalID { json.value("logicalId", logicalID) }
            json.value("origin", row.use.origin.rawValue)
            json.value("state", row.use.state.rawValue)
            json.value("reason", row.reason)
            if let end = row.use.expires { json.value("expires", end.description) }
          }
        }
      }
    }
    return json.output
  }
}
