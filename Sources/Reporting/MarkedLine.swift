public import Documents

/// A line of a file that is no template, with a mark under what is wrong in it, as text reports show
/// findings.
public enum MarkedLine {
  /// Lines that a log takes as they are.
  ///
  /// - Parameters:
  ///   - number: of the line, from 1.
  ///   - text: the line, without its line break.
  ///   - range: bytes of the line, from 0.
  public static func text(number: Int, _ text: String, marking range: SourceRange) -> [String] {
    let excerpt = Excerpt(line: number, text, marking: range)
    let gutter = excerpt.numberWidth + 1
    return [String(repeating: " ", count: gutter) + " |"]
      + excerpt.text(gutter: gutter, palette: Palette(usesColor: false), tint: .error)
  }
}
