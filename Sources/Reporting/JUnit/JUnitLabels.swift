/// Names of suites and test cases: by them dashboards know a test again, and keep one of two equal
/// ones.
struct JUnitLabels {
  private static let limit = 1024
  private var used: Set<ExactName> = []

  /// A label that was not given yet; equal ones differ only where something had to be cut or
  /// escaped.
  mutating func unique(_ text: String) -> String {
    let label = Self.label(text)
    var candidate = label
    var number = 2
    while !used.insert(ExactName(candidate)).inserted {
      let ending = " (\(number))"
      candidate = Wording.cut(label, to: Self.limit - ending.count) + ending
      number += 1
    }
    return candidate
  }

  /// One line, not empty, no blank at either end, at most 1024 characters.
  static func label(_ text: String) -> String {
    if LogSafe.isPlain(text), text.utf8.count <= limit, !text.hasSuffix(" ") { return text }
    let scalars = Array(Wording.cut(visible(text), to: limit).unicodeScalars)
    var label = ""
    for (index, scalar) in scalars.enumerated() {
      let isOuterBlank = scalar == " " && (index == 0 || index == scalars.count - 1)
      label += isOuterBlank ? LogSafe.escape(scalar) : String(scalar)
    }
    return label.isEmpty ? "''" : label
  }

  private static func visible(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      scalar == "\t" || Wording.isLineBreak(scalar) || !XMLWriter<String>.isAllowed(scalar)
        ? LogSafe.escape(scalar) : String(scalar)
    }.joined()
  }

  /// Parts of a path joined by `.`, so that readers that split at the last dot find folder and
  /// file.
  static func className(ofPath path: String) -> String {
    let parts = path.split(separator: "/").map { $0.replacing(".", with: "_") }
    return label(parts.joined(separator: "."))
  }
}
