internal import Findings

/// Writes the file of a baseline: one line an entry, so that a diff of it reads well.
enum BaselineWriter {
  /// Of the form of the file; another one may mean something else by its keys.
  static let version = 1

  static func write(_ baseline: Baseline, to output: inout some TextOutputStream) {
    output.write("{\n  \"version\": \(version),\n  \"findings\": [")
    for (index, entry) in baseline.entries.enumerated() {
      output.write(index == 0 ? "\n" : ",\n")
      output.write("    {" + members(of: entry).joined(separator: ", ") + "}")
    }
    output.write(baseline.entries.isEmpty ? "]\n}\n" : "\n  ]\n}\n")
  }

  private static func members(of entry: Baseline.Entry) -> [String] {
    [
      ("path", entry.path), ("rule", entry.ruleID), ("logicalId", entry.logicalID),
      ("date", entry.date.description), ("reason", entry.reason),
      ("fingerprint", entry.fingerprint),
      ("fingerprintWithoutPath", entry.fingerprintWithoutPath),
    ].compactMap { key, value in value.map { "\"\(key)\": \(quoted($0))" } }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\u{0}"..<" ", "\u{7F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
