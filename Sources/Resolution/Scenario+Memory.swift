public import Documents
public import Templates

/// What is made of a template in scenarios, once for all runs.
extension Scenario {
  /// What `make` gives, made once for all runs that answer alike what it asks of the scenario.
  ///
  /// - Parameters:
  ///   - purpose: tells apart what is made of one resource.
  ///   - resource: `nil` for what is made of the template.
  ///   - make: rests on nothing that it has not asked of this scenario itself.
  @inlinable
  public func cached<Made>(
    _ purpose: String, of resource: Resource? = nil, _ make: () -> Made
  ) -> Made {
    cached(Subject(purpose: purpose, resource: resource?.logicalID), make)
  }

  /// The same for what is made of a value that the template writes.
  @inlinable
  func cached<Made>(_ purpose: String, of node: Node, _ make: () -> Made) -> Made {
    cached(Subject(purpose: purpose, node: node), make)
  }

  @inlinable
  func cached<Made>(_ subject: Subject, _ make: () -> Made) -> Made {
    if let known = memory[subject] as? Recollection<Made> { return known.value(in: self, make) }
    let new = Recollection<Made>()
    memory[subject] = new
    return new.value(in: self, make)
  }

  /// What something is made of, and for what.
  @usableFromInline
  struct Subject: Hashable {
    private let purpose: String
    private let resource: String?
    private let node: Node?

    @usableFromInline
    init(purpose: String, resource: String? = nil, node: Node? = nil) {
      self.purpose = purpose
      self.resource = resource
      self.node = node
    }
  }

  /// The value of a node, made once for all runs that answer alike what it asks of the scenario.
  func known(_ node: Node, _ make: () -> Value) -> Value {
    // What names are made of is read otherwise meanwhile.
    if isResolvingName { return make() }
    if let known = knownValues[node] { return known.value(in: self, make) }
    let new = Recollection<Value>()
    knownValues[node] = new
    return new.value(in: self, make)
  }

  /// What a text of JSON says, read once.
  func known(_ text: Text, _ read: () -> Value?) -> Value? {
    if let known = knownTexts[text] { return known }
    let value = read()
    knownTexts[text] = value
    return value
  }

  /// Lets go of what is kept, which holds the scenario itself.
  func forget() {
    memory = [:]
    knownValues = [:]
    knownTexts = [:]
    knownEvaluator = nil
    for other in others.values { other.forget() }
    others = [:]
  }
}
