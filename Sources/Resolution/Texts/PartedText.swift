extension Text {
  /// What stands before and behind a mark, where a known part first holds it; `nil` where none does.
  ///
  /// An open part in front may hold the mark too, so that this tells only what was meant.
  public func parted(at mark: String) -> (before: Text, behind: Text)? {
    for (place, part) in parts.enumerated() {
      guard case .literal(let literal) = part, let found = literal.firstRange(of: mark) else {
        continue
      }
      var before = Text(Array(parts[..<place]))
      before.append(String(literal[..<found.lowerBound]))
      var behind = Text(String(literal[found.upperBound...]))
      for part in parts[(place + 1)...] { behind.append(part) }
      return (before, behind)
    }
    return nil
  }
}
