extension String {
  /// The most similar of some names, if one is near enough to be meant.
  ///
  /// Letter case does not matter; at most a third of the letters may differ.
  public func nearest(in names: some Sequence<String>) -> String? {
    let own = Array(lowercased().unicodeScalars)
    let limit = max(1, own.count / 3)
    var best: (name: String, distance: Int)?
    for name in names {
      let other = Array(name.lowercased().unicodeScalars)
      guard abs(other.count - own.count) <= limit else { continue }
      let distance = Self.distance(own, other)
      guard distance <= limit else { continue }
      if let current = best, (current.distance, current.name) <= (distance, name) { continue }
      best = (name, distance)
    }
    return best?.name
  }

  /// Insertions, deletions, substitutions and swaps of neighbours that make one of the other.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var rows = [Array(0...b.count)]
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        let substitution = rows[i][j] + (a[i] == b[j] ? 0 : 1)
        var best = Swift.min(substitution, rows[i][j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = Swift.min(best, rows[i - 1][j - 1] + 1)
        }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
