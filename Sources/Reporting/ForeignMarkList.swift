public import Documents
public import Findings

/// What templates say to other tools, and what to write for cogcheck instead.
public struct ForeignMarkList {
  private struct Row {
    let path: String
    let position: LinePosition
    let mark: ForeignMark
  }

  private var rows: [Row] = []

  /// No marks.
  public init() {}

  /// Adds those of a template, which come in the order of paths.
  public mutating func add(_ marks: [ForeignMark], of path: String, in source: SourceText) {
    let lines = LineIndex(source)
    rows += marks.map {
      Row(path: path, position: lines.position(of: $0.range.start), mark: $0)
    }
  }

  /// One line each: place, tool, rule, resource, our rules and reason.
  public var text: String {
    rows.map { row in
      let mark = row.mark
      let owner = mark.logicalID.map { " '\($0)'" } ?? ""
      let ours = mark.ruleIDs.isEmpty ? "no rule of cogcheck" : mark.ruleIDs.joined(separator: ", ")
      let reason = mark.reason.isEmpty ? "no reason" : Wording.oneLine(mark.reason)
      let place = "\(row.path):\(row.position.line):\(row.position.column)"
      return LogSafe.text(
        "\(place): \(mark.tool.rawValue) \(mark.rule)\(owner) → \(ours): \(reason)")
        + "\n"
    }.joined()
  }

  /// An object with `version` and `marks`, which have the same members.
  public var json: String {
    var json = JSONWriter("")
    json.object { json in
      json.value("version", 1)
      json.array("marks") { json in
        for row in rows {
          json.object { json in
            json.value("path", row.path)
            json.value("line", row.position.line)
            json.value("column", row.position.column)
            json.value("tool", row.mark.tool.rawValue)
            json.value("foreignRule", row.mark.rule)
            if let logicalID = row.mark.logicalID { json.value("logicalId", logicalID) }
            json.array("rules") { json in for id in row.mark.ruleIDs { json.value(nil, id) } }
            json.value("reason", row.mark.reason)
          }
        }
      }
    }
    return json.output
  }

  /// For each resource the `Metadata` that says the same to cogcheck, to be pasted; each rule once, with the
  /// longest of its reasons.
  public var rewritten: String {
    var owners: [String] = []
    var reasons: [String: [String: String]] = [:]
    for row in rows where !row.mark.ruleIDs.isEmpty {
      let owner = row.mark.logicalID.map { "'\($0)'" } ?? "the template"
      let place = "\(row.path): in the Metadata of \(owner)"
      if reasons[place] == nil { owners.append(place) }
      for id in row.mark.ruleIDs {
        let known = reasons[place, default: [:]][id] ?? ""
        reasons[place, default: [:]][id] =
          row.mark.reason.count > known.count ? row.mark.reason : known
      }
    }
    return owners.map { owner in
      let entries = (reasons[owner] ?? [:]).sorted { $0.key < $1.key }.map(Self.entry)
      return "# \(LogSafe.text(owner)):\ncogcheck:\n  suppress:\n\(entries.joined())"
    }.joined(separator: "\n")
  }

  private static func entry(_ id: String, _ reason: String) -> String {
    let words = Wording.oneLine(reason)
    let quoted = words.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    let hint = words.isEmpty ? "  # say why, in 10 characters or more" : ""
    let reason = "\"\(LogSafe.text(quoted))\"\(hint)"
    return "    - rule: \(id)\n      reason: \(reason)\n"
  }
}
