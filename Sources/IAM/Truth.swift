/// Three-valued logic: what the template leaves open stays open until something decides it.
public enum Truth: Sendable {
  case yes
  case no
  case open

  init(_ known: Bool?) {
    self =
      switch known {
      case true?: .yes
      case false?: .no
      case nil: .open
      }
  }

  var negated: Truth {
    switch self {
    case .yes: .no
    case .no: .yes
    case .open: .open
    }
  }

  /// No part is `no`; one that is open leaves the whole open.
  static func all(_ parts: some Sequence<Truth>) -> Truth {
    var result = Truth.yes
    for part in parts {
      if part == .no { return .no }
      if part == .open { result = .open }
    }
    return result
  }

  /// Some part is `yes`; one that is open leaves the rest open.
  static func any(_ parts: some Sequence<Truth>) -> Truth {
    all(parts.map(\.negated)).negated
  }
}
