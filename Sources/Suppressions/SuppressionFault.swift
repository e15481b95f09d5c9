public import Findings
public import Templates

/// What is wrong with a directive.
public struct SuppressionFault: Sendable {
  /// Kinds of faults, each of which is the question of one rule.
  public enum Kind: Sendable {
    /// It cannot be taken for what it says.
    case malformed
    /// It does not say why.
    case withoutReason
    /// Its last day is over, and it covers something.
    case expired
    /// It covers nothing.
    case unused
  }

  /// What is wrong.
  public let kind: Kind
  /// What is there and what to do: one line, lower-case start, no final period.
  public let message: String
  /// Where.
  public let place: Place
  /// The resource that the directive belongs to.
  public let resource: Resource?
  /// Tells two faults at one place apart.
  public let discriminator: String

  init(_ kind: Kind, _ message: String, at directive: WrittenDirective.Words, _ resource: Resource?)
  {
    self.kind = kind
    self.message = message
    place = directive.place
    self.resource = resource
    discriminator = directive.text
  }
}
