/// A named set of rules.
public enum Profile: String, CaseIterable, Sendable {
  /// What nearly every template should pass.
  case `default`
  /// The same, and hardening that not everyone wants.
  case strict

  /// Whether it holds the rules of another one as well.
  public func includes(_ other: Profile) -> Bool { self == other || self == .strict }
}
