extension Text {
  /// It in a message: `'acme-${Stage}'`, or `the value of parameter 'Stage'`.
  public var quoted: String {
    if case .parameter(let name) = onlyAtom?.origin { return "the value of parameter '\(name)'" }
    return "'\(written)'"
  }

  /// It as a template would write it: the name of a parameter, or a text with `${…}` in it.
  public var written: String {
    if let name = onlyAtom?.name { return name }
    return parts.map { part in
      switch part {
      case .literal(let literal): literal
      case .atom(let atom): "${\(atom.name ?? "…")}"
      }
    }.joined()
  }
}

extension Atom {
  fileprivate var name: String? {
    switch origin {
    case .parameter(let name), .pseudoParameter(let name), .resource(let name): name
    case .attribute(let resource, let name): "\(resource).\(name)"
    case .derived, .fresh: nil
    }
  }
}
