internal import Documents

/// Text in Markdown that is seen as it is: it opens no markup, no link, no formula, and calls nobody.
enum MarkdownText {
  /// A message in a cell of a table, its quoted names as code.
  static func cell(_ message: String) -> String {
    let text = LogSafe.text(message)
    let bytes = Array(text.utf8)
    var result = ""
    var start = 0
    for run in QuotedRuns(bytes).runs where run.end > run.start {
      // The quotes give way to the marks of code.
      result += escaped(String(decoding: bytes[start..<(run.start - 1)], as: UTF8.self))
      result += code(String(decoding: bytes[run.start..<run.end], as: UTF8.self))
      start = run.end + 1
    }
    return result + escaped(String(decoding: bytes[start...], as: UTF8.self))
  }

  /// Code in a cell of a table.
  static func code(_ text: String) -> String {
    let fence = CodeFence(around: text, atLeast: 1).text
    // A blank keeps a backtick at either end apart from the fence; readers take it away again.
    let isApart = text.hasPrefix("`") || text.hasSuffix("`") || text.hasPrefix(" ")
    let padding = isApart ? " " : ""
    // A table ends a cell even in code.
    return fence + padding + text.replacing("|", with: "\\|") + padding + fence
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\\", "`", "*", "_", "|", "[", "]", "~": result += "\\\(scalar)"
      // These begin mentions, issue links, formulas and addresses wherever they stand in plain text.
      case "@", "#", "$": result += "`\(scalar)`"
      default: result.unicodeScalars.append(scalar)
      }
    }
    // Readers make links of addresses in plain text.
    return result.replacing("://", with: "&#58;//")
  }
}
