/// A number that is known only when all templates are: it stands in the text of a template as a control
/// character, which a ``JSONWriter`` never writes of itself.
enum SARIFMark: UInt8 {
  /// Where a rule stands among those that are described.
  case ruleIndex = 1
  /// Where a template stands among those that are named.
  case artifactIndex = 2

  /// Stands for the number.
  var text: String { String(Unicode.Scalar(rawValue)) }

  /// The text with these numbers in place of their marks.
  static func fill(
    _ text: some Sequence<UInt8>, ruleIndex: Int = 0, artifactIndex: Int
  ) -> String {
    var filled: [UInt8] = []
    for byte in text {
      switch SARIFMark(rawValue: byte) {
      case nil: filled.append(byte)
      case .ruleIndex: filled += String(ruleIndex).utf8
      case .artifactIndex: filled += String(artifactIndex).utf8
      }
    }
    return String(decoding: filled, as: UTF8.self)
  }
}
