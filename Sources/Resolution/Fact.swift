/// Something that a scenario takes to be so, or not.
public struct Fact: Hashable, Sendable {
  /// What a scenario decides.
  public enum Subject: Hashable, Sendable {
    /// A condition of the template, by name.
    case condition(String)
    /// A text that looks a value up in a mapping is one of some keys that lead to the same value.
    case key(Text, oneOf: [String])
    /// A parameter without default has one of its allowed values.
    case value(ofParameter: String, String)
  }

  /// What is decided.
  public let subject: Subject
  /// What it is taken to be.
  public let holds: Bool

  /// A subject with its truth.
  public init(_ subject: Subject, holds: Bool) {
    self.subject = subject
    self.holds = holds
  }

  /// The name of the condition; `nil` for everything else.
  public var condition: String? {
    if case .condition(let name) = subject { name } else { nil }
  }
}
