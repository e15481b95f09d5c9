internal import Findings

/// How messages of rules become sentences and labels.
enum Wording {
  /// A message as a sentence of its own: capital first letter, final period or question mark, one line.
  static func sentence(_ message: String) -> String {
    let text = trimmed(oneLine(message))
    guard let first = text.unicodeScalars.first else { return "" }
    let isSmall = ("a"..."z").contains(first)
    let capital = isSmall ? first.properties.uppercaseMapping + text.dropFirst() : text
    return text.utf8.last == UInt8(ascii: ".") || text.utf8.last == UInt8(ascii: "?")
      ? capital : capital + "."
  }

  /// Every line break as a space.
  static func oneLine(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      guard isLineBreak(scalar) else {
        result.append(scalar)
        continue
      }
      if !(scalar == "\n" && previous == "\r") { result.append(" ") }
    }
    return String(result)
  }

  private static func trimmed(_ text: String) -> String {
    let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
    let scalars = text.unicodeScalars.drop(while: isBlank)
    guard let last = scalars.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(scalars[...last])
  }

  static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// At most `limit` Unicode scalars of `text`, cut after a word, with `…` for what is left out.
  static func cut(_ text: String, to limit: Int) -> String {
    let scalars = text.unicodeScalars
    guard
      let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return text }
    let kept = scalars[..<scalars.index(before: end)]
    let word = kept.lastIndex { $0.properties.isWhitespace }
    // A text without blanks is cut where it must be.
    let isFarBack = word.map { kept.distance(from: $0, to: kept.endIndex) > limit / 4 } ?? true
    var result = isFarBack ? kept : kept[..<(word ?? kept.endIndex)]
    while result.last?.properties.isWhitespace == true { result.removeLast() }
    return String(String.UnicodeScalarView(result)) + "…"
  }

  /// Words in lines of at most `columns` columns; a longer word has a line of its own.
  static func lines(_ text: String, columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      if !line.isEmpty, DisplayWidth.columns(of: longer) > columns {
        lines.append(line)
        line = String(word)
      } else {
        line = longer
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// `1 finding`, `2 findings`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}

extension Severity {
  /// The first word of a finding.
  var word: String {
    switch self {
    case .critical, .high: "error"
    case .medium, .low: "warning"
    case .info: "info"
    }
  }
}
