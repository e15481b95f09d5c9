/// Text inside HTML that is seen as it is, between tags and in quoted attributes alike.
enum HTMLText {
  static func safe(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      // A page may pass through a log, where two of these start a command.
      case "#": result += "&#35;"
      case "\n": result += "\n"
      default: result += LogSafe.visible(scalar)
      }
    }
    return result
  }
}

extension DefaultStringInterpolation {
  mutating func appendInterpolation(html text: String) {
    appendInterpolation(HTMLText.safe(text))
  }
}
