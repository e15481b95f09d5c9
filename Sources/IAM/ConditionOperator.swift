internal import Resolution

/// A condition operator of IAM, taken apart.
///
/// Semantics:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
public struct ConditionOperator: Hashable, Sendable {
  /// What is compared, and how.
  public enum Family: Sendable {
    case text
    case textIgnoringCase
    case glob
    case arn
    case boolean
    case null
    // No key of a Cognito call has a value of these: never decided here.
    case number
    case date
    case address
    case bytes
  }

  /// Which of several values of the request must satisfy it.
  public enum Quantifier: Sendable {
    case any
    case all
  }

  /// What it compares, and how.
  public let family: Family
  /// It holds where the comparison does not.
  public let isNegated: Bool
  /// It holds where the request lacks the key.
  public let ifExists: Bool
  /// Which of several values must satisfy it; `nil` for operators of a single value.
  public let quantifier: Quantifier?

  /// Takes a written operator apart; `nil` where IAM knows none of that name.
  ///
  /// Letter case is not known to matter, so it does not.
  init?(_ written: String) {
    var name = written.lowercased()[...]
    var quantifier: Quantifier?
    for (prefix, value) in [("foranyvalue:", Quantifier.any), ("forallvalues:", .all)]
    where name.hasPrefix(prefix) {
      quantifier = value
      name = name.dropFirst(prefix.count)
    }
    let ifExists = name.hasSuffix("ifexists")
    if ifExists { name = name.dropLast("ifexists".count) }
    guard let (family, isNegated) = Self.families[String(name)], !(family == .null && ifExists)
    else { return nil }
    self.family = family
    self.isNegated = isNegated
    self.ifExists = ifExists
    self.quantifier = quantifier
  }

  private static let families: [String: (Family, Bool)] = {
    var families: [String: (Family, Bool)] = [
      "stringequals": (.text, false), "stringnotequals": (.text, true),
      "stringequalsignorecase": (.textIgnoringCase, false),
      "stringnotequalsignorecase": (.textIgnoringCase, true),
      "stringlike": (.glob, false), "stringnotlike": (.glob, true),
      "arnequals": (.arn, false), "arnlike": (.arn, false),
      "arnnotequals": (.arn, true), "arnnotlike": (.arn, true),
      "bool": (.boolean, false), "null": (.null, false),
      "binaryequals": (.bytes, false),
      "ipaddress": (.address, false), "notipaddress": (.address, true),
    ]
    for (kind, family) in [("numeric", Family.number), ("date", .date)] {
      for relation in ["equals", "lessthan", "lessthanequals", "greaterthan", "greaterthanequals"] {
        families[kind + relation] = (family, false)
      }
      families[kind + "notequals"] = (family, true)
    }
    return families
  }()

  /// The result when the request does not have the key: section 4.3.
  ///
  /// `Null` looks at its value instead.
  var resultWithoutKey: Truth {
    switch quantifier {
    case .all: .yes
    case .any: .no
    case nil: ifExists || isNegated ? .yes : .no
    }
  }
}
