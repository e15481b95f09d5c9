public import Documents
public import Findings
public import Resolution
public import Templates

/// What a rule says of what it looked at.
public enum Outcome {
  /// It holds; a remark says what is worth knowing all the same.
  case pass(remark: Violation?)
  case fail([Violation])
  /// The template leaves it open; one line, lower-case start, no final period.
  case undecided(String)
  /// There is nothing to ask.
  case notApplicable
  /// The rule itself is at fault, and says nothing; one line, lower-case start, no final period.
  case broken(String)
  /// Beside what is known already, questions that have nothing to do with each other.
  indirect case apart([Part], beside: Outcome)

  /// One of several questions that are asked apart: each only in the scenarios that it meets itself.
  public struct Part {
    /// What it is about.
    let node: Node
    let ask: (Scenario) -> Outcome

    /// A question about a node.
    ///
    /// - Parameter ask: reads everything that it rests on in the scenario that it is given.
    public init(about node: Node, _ ask: @escaping (Scenario) -> Outcome) {
      self.node = node
      self.ask = ask
    }
  }

  /// It holds.
  public static var pass: Outcome { .pass(remark: nil) }

  /// It fails with violations, else holds.
  public init(violations: [Violation]) {
    self = violations.isEmpty ? .pass : .fail(violations)
  }

  /// It fails where something is so, and passes where it is not.
  ///
  /// - Parameter reason: says what the template leaves open, where it is that.
  public init(
    failingIf isSo: Truth, open reason: @autoclosure () -> String, _ violation: () -> Violation
  ) {
    switch isSo {
    case .yes: self = .fail([violation()])
    case .no: self = .pass
    case .open: self = .undecided(reason())
    }
  }

  /// One violation.
  public static func fail(_ violation: Violation) -> Outcome { .fail([violation]) }
}

extension Outcome {
  /// The worst of several, with the violations of all: fail, undecided, pass, not applicable.
  @inlinable public static func worst(of outcomes: some Sequence<Outcome>) -> Outcome {
    var violations: [Violation] = []
    var parts: [Part] = []
    var other = Outcome.notApplicable
    for outcome in outcomes {
      var outcome = outcome
      if case .apart(let more, let known) = outcome {
        parts += more
        outcome = known
      }
      switch (outcome, other) {
      case (.broken, _): return outcome
      case (.fail(let more), _): violations += more
      case (.undecided, .notApplicable), (.undecided, .pass), (.pass, .notApplicable),
        (.pass(.some), .pass(nil)):
        other = outcome
      case (.undecided, _), (.pass, _), (.notApplicable, _), (.apart, _): break
      }
    }
    let known = violations.isEmpty ? other : .fail(violations)
    return parts.isEmpty ? known : .apart(parts, beside: known)
  }
}

/// What is wrong at one place; the engine makes a finding of it.
public struct Violation: Hashable, Sendable {
  /// What is there and what to do: one line, lower-case start, no final period, names in single quotes.
  public let message: String
  /// The narrowest text that the reader would change.
  public let place: Place
  /// Further places that belong to it.
  public let related: [RelatedPlace]
  /// The resource that holds the place, where it is not the one that was looked at.
  public let holder: ResourceName?
  /// Tells two violations at one place apart.
  public let discriminator: String

  /// A violation at a place.
  public init(
    _ message: String, at place: Place, related: [RelatedPlace] = [], in holder: Resource? = nil,
    discriminator: String = ""
  ) {
    self.init(
      message, at: place, related: related, holder: holder.map(ResourceName.init),
      discriminator: discriminator)
  }

  init(
    _ message: String, at place: Place, related: [RelatedPlace], holder: ResourceName?,
    discriminator: String
  ) {
    self.message = message
    self.place = place
    self.related = related
    self.holder = holder
    self.discriminator = discriminator
  }

  /// A violation at a written value.
  public init(
    _ message: String, at node: Node, related: [RelatedPlace] = [], in holder: Resource? = nil,
    discriminator: String = ""
  ) {
    self.init(
      message, at: Place(node), related: related, in: holder, discriminator: discriminator)
  }
}

extension ResourceName {
  /// A resource of a template as reports name it.
  public init(_ resource: Resource) {
    self.init(
      logicalID: resource.logicalID, type: resource.type, range: resource.entry.keyRange,
      cdkPath: resource.cdkPath)
  }
}

extension Place {
  /// The nearest place that exists for a property that is missing: its parent's key, else the resource.
  ///
  /// - Parameter path: names of properties from `Properties` down to the missing one.
  public init(missing path: [String], in resource: Resource) {
    var place = Place(keyOf: resource.entry)
    var node = resource.node
    for key in ["Properties"] + path.dropLast() {
      guard let entry = node.entry(key) else { break }
      place = Place(keyOf: entry)
      node = entry.value
    }
    self = place
  }

  /// Where a value is written; where it is not, the nearest place that exists for it.
  ///
  /// - Parameter path: names of properties from `Properties` down to the value.
  public init(of value: Value, at path: [String], in resource: Resource) {
    self = value.node.map { Place($0) } ?? Place(missing: path, in: resource)
  }
}

extension FoundItem {
  /// Where it stands; the resource where it is not written.
  public func place(orIn resource: Resource) -> Place {
    value?.node.map { Place($0) } ?? Place(keyOf: resource.entry)
  }
}
