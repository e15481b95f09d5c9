extension String {
  /// The most similar of some names, if one is near enough to be meant.
  ///
  /// Letter case does not matter; at most a third of the letters may differ, and no more than `maximum`.
  public func nearest(in names: some Sequence<String>, atMost maximum: Int = 3) -> String? {
    let own = Array(lowercased().unicodeScalars)
    let limit = Swift.max(1, Swift.min(maximum, own.count / 3))
    // A template has at most 700 names; more are no typing errors.
    guard names.underestimatedCount <= 1_000 else { return nil }
    var best: (name: String, distance: Int)?
    for name in names where abs(name.utf8.count - utf8.count) <= limit * 4 {
      let other = Array(name.lowercased().unicodeScalars)
      guard abs(other.count - own.count) <= limit,
        let distance = Self.distance(own, other, atMost: limit), distance < own.count
      else { continue }
      if let current = best, (current.distance, current.name) <= (distance, name) { continue }
      best = (name, distance)
    }
    return best?.name
  }

  /// Insertions, deletions, substitutions and swaps of neighbours that make one of the other.
  ///
  /// `nil` as soon as there are more than `limit`.
  private static func distance(
    _ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost limit: Int
  ) -> Int? {
    var (beforeLast, last) = ([Int](), Array(0...b.count))
    for i in a.indices {
      var row = [Int](repeating: i + 1, count: b.count + 1)
      for j in b.indices {
        let substitution = last[j] + (a[i] == b[j] ? 0 : 1)
        row[j + 1] = Swift.min(substitution, last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          row[j + 1] = Swift.min(row[j + 1], beforeLast[j - 1] + 1)
        }
      }
      if row.allSatisfy({ $0 > limit }) { return nil }
      (beforeLast, last) = (last, row)
    }
    return last[b.count] <= limit ? last[b.count] : nil
  }
}
