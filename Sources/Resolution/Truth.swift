/// Three-valued logic: what the template leaves open stays open until something decides it.
public enum Truth: Sendable {
  case yes
  case no
  case open

  /// What is known; `nil` is open.
  public init(_ known: Bool?) {
    self =
      switch known {
      case true?: .yes
      case false?: .no
      case nil: .open
      }
  }

  /// What is known; `nil` where that is open.
  public var known: Bool? {
    switch self {
    case .yes: true
    case .no: false
    case .open: nil
    }
  }

  /// The opposite; what is open stays so.
  public var negated: Truth {
    switch self {
    case .yes: .no
    case .no: .yes
    case .open: .open
    }
  }

  /// No part is `no`; one that is open leaves the whole open.
  @inlinable public static func all(_ parts: some Sequence<Truth>) -> Truth {
    var result = Truth.yes
    for part in parts {
      if part == .no { return .no }
      if part == .open { result = .open }
    }
    return result
  }

  /// Some part is `yes`; one that is open leaves the rest open.
  @inlinable public static func any(_ parts: some Sequence<Truth>) -> Truth {
    var result = Truth.no
    for part in parts {
      if part == .yes { return .yes }
      if part == .open { result = .open }
    }
    return result
  }
}
