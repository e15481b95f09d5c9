public import Rules

/// The rules that ship in the binary.
public enum BuiltInRules {
  /// One for each file in a group's folder; the build lists them.
  public static var all: [any Rule] { listedRules }
}
