public import Resolution

extension Text {
  /// An ARN whose wildcards cover every resource of a service, in every region and account.
  ///
  /// The partition and the service may be named: `arn:aws:logs:*:*:*`.
  public var isEffectivelyStar: Bool {
    guard let components = arnComponents, components.count > 1, components[0].known == "arn" else {
      return false
    }
    guard components.count == 6 else {
      // A last `*` covers what is missing.
      guard let end = components.last?.known, end.hasSuffix("*") else { return false }
      return components.dropFirst(3).allSatisfy { ["", "*"].contains($0.known) }
    }
    return components[3...4].allSatisfy { ["", "*"].contains($0.known) }
      && components[5].known.map { end in
        end.contains("*") && end.allSatisfy { "*/:".contains($0) }
      } == true
  }
}
