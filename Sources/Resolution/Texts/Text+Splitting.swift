extension Text {
  /// The pieces between delimiters, scalar by scalar; `nil` where an open part may hold one.
  public func split(at delimiter: String) -> [Text]? {
    var pieces = [Text()]
    for part in parts {
      switch part {
      case .atom(let atom):
        // A part that holds some of the delimiter may make one with its neighbours.
        guard !delimiter.unicodeScalars.contains(where: atom.mayContain) else { return nil }
        pieces[pieces.count - 1].append(part)
      case .literal(let literal):
        let texts = literal.unicodeScalars.split(
          separator: delimiter.unicodeScalars, omittingEmptySubsequences: false)
        for (place, text) in texts.enumerated() {
          if place > 0 { pieces.append(Text()) }
          pieces[pieces.count - 1].append(String(text))
        }
      }
    }
    return pieces
  }
}
