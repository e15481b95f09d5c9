internal import Documents
internal import Findings

/// Reads the file of a baseline, and refuses what is none.
struct BaselineReader {
  private let text: ConfigurationText

  private static let keys = [
    "fingerprint", "fingerprintWithoutPath", "rule", "path", "logicalId", "date", "reason",
  ]

  /// - Parameter path: of the file, as messages name it.
  init(_ bytes: [UInt8], path: String) throws(UsageError) {
    text = try ConfigurationText(bytes, path: path)
  }

  func baseline() throws(UsageError) -> Baseline {
    let root = try text.document().root
    guard root.kind == .mapping, let version = root["version"] else {
      throw text.error("a baseline is an object with 'version' and 'findings'", at: root)
    }
    guard let number = version.text.flatMap({ Int($0) }), version.kind == .integer else {
      throw text.error("'version' takes the number \(BaselineWriter.version)", at: version)
    }
    guard number == BaselineWriter.version else {
      throw text.error(
        "baseline has version \(number), and this cogcheck reads version \(BaselineWriter.version);"
          + " use the cogcheck that wrote it, or a later one", at: version)
    }
    guard let findings = root["findings"], findings.kind == .list else {
      throw text.error("'findings' of a baseline takes a list", at: root["findings"] ?? root)
    }
    return Baseline(try findings.elements.map(entry))
  }

  private func entry(_ node: Node) throws(UsageError) -> Baseline.Entry {
    guard node.kind == .mapping else { throw text.error("entry is not an object", at: node) }
    for member in node.entries where !Self.keys.contains(member.key) {
      throw text.unknown(
        "there is no key", member.key, at: member.keyRange, among: Self.keys,
        otherwise: "write the file with 'cogcheck baseline update'")
    }
    let day = try string("date", of: node)
    guard let date = CalendarDate(day) else {
      throw text.error("date is not a day of the form YYYY-MM-DD", at: node["date"] ?? node)
    }
    return Baseline.Entry(
      fingerprint: try string("fingerprint", of: node),
      fingerprintWithoutPath: try string("fingerprintWithoutPath", of: node),
      ruleID: try string("rule", of: node), path: try string("path", of: node),
      logicalID: node["logicalId"]?.string, date: date, reason: node["reason"]?.string)
  }

  private func string(_ key: String, of node: Node) throws(UsageError) -> String {
    guard let string = node[key]?.string else {
      throw text.error("entry has no '\(key)' that is a string", at: node[key] ?? node)
    }
    return string
  }
}
