/// The colours of the `text` format: the basic ones and bold, no background; never the only bearer
/// of a meaning.
struct Palette {
  /// What a piece of text is.
  enum Tint {
    case error
    case warning
    case note
    case passed
    /// Line numbers, bars and arrows.
    case frame
    case strong

    /// The parameters of "select graphic rendition" (ECMA-48, 8.3.117).
    fileprivate var parameters: String {
      switch self {
      case .error: "1;31"
      case .warning: "1;33"
      case .note: "1;36"
      case .passed: "1;32"
      case .frame: "34"
      case .strong: "1"
      }
    }
  }

  let usesColor: Bool

  /// `text` has no line break, so that the colour ends on its line.
  func callAsFunction(_ text: String, _ tint: Tint) -> String {
    usesColor && !text.isEmpty ? "\u{1B}[\(tint.parameters)m\(text)\u{1B}[0m" : text
  }
}
