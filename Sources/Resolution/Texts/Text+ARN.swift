extension Text {
  /// The six components of an ARN: the text parted at the first five colons of its known parts.
  ///
  /// `nil` where an open part before the last component may hold a colon; fewer than six where there are
  /// not enough colons.
  public var arnComponents: [Text]? {
    var components = [Text()]
    for part in parts {
      guard components.count < 6 else {
        components[5].append(part)
        continue
      }
      switch part {
      case .atom(let atom):
        guard !atom.mayContain(":") else { return nil }
        components[components.count - 1].append(part)
      case .literal(let literal):
        var rest = literal[...]
        while components.count < 6, let colon = rest.firstIndex(of: ":") {
          components[components.count - 1].append(String(rest[..<colon]))
          components.append(Text())
          rest = rest[rest.index(after: colon)...]
        }
        components[components.count - 1].append(String(rest))
      }
    }
    return components
  }
}
