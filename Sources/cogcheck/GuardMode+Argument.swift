public import ArgumentParser
public import GuardRules
internal import Rules

extension GuardMode: ExpressibleByArgument {
  /// What was meant before there was another version.
  private static let shortName = "as-written"

  /// Takes the name of a mode; `as-written` is that of Guard 3.
  public init?(argument: String) {
    self.init(rawValue: argument == Self.shortName ? Self.asWritten3.rawValue : argument)
  }

  /// All names, in the order of help and of messages.
  public static var allValueStrings: [String] {
    [resolved.rawValue, shortName] + allCases.filter { $0 != .resolved }.map(\.rawValue)
  }

  /// What the names mean.
  static let help = """
    as-written-3 reads documents as cfn-guard 3.2 does, as-written-1 as \
    cloudformation-validate 1.14 with cloudformation-guard-lang 1.0; as-written \
    is as-written-3.
    """
}
