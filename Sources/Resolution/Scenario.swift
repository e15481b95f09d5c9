public import Documents
public import Templates

/// One way to deploy a template: the conditions that a rule has met are decided, and stay so.
///
/// A class, since every value that is read in a scenario shares its decisions. It lives for one run of
/// one rule.
public final class Scenario {
  /// The template that deploys.
  public let template: Template
  let model: ConditionModel
  private let given: [String: String]
  /// The name of the template, where it is looked at from another one: its path.
  public let scope: String?
  private let links: TemplateLinks
  /// A parameter that has one of some values is read as each of them in turn, not as open.
  private let choosesValues: Bool
  private var others: [String: Scenario] = [:]
  private(set) var constraints: [Constraint]
  private var decided: [Fact.Subject: Bool]
  private var names: [Fact]
  private var readParameters: Set<Symbol> = []
  private var isResolvingName = false
  /// What parameters are read as, and how much was decided then.
  private var readings: [String: (decisions: Int, reading: ParameterReading)] = [:]
  private var forcedValues: [Variable: (decisions: Int, value: String?)] = [:]

  /// What the run met and decided, in order.
  private(set) var newFacts: [Fact] = []
  /// Those that could not be otherwise.
  private(set) var assumed: Set<Fact> = []
  /// A decision came after a parameter that it is about was read: what was read may be wrong.
  private(set) var isStale = false
  /// All that it takes as given is known to be possible.
  private(set) var isCertain = true
  /// The parameters that were read and have no given value.
  public private(set) var parameterUse = ParameterUse()

  init(
    _ template: Template, _ model: ConditionModel, given: [String: String], facts: [Fact],
    scope: String? = nil, links: TemplateLinks = .none, choosesValues: Bool = false
  ) {
    self.template = template
    self.model = model
    self.given = given
    self.scope = scope
    self.links = links
    self.choosesValues = choosesValues
    names = facts
    constraints = facts.map(model.constraint)
    isCertain = !constraints.contains(where: \.isApproximate)
    decided = Dictionary(facts.map { ($0.subject, $0.holds) }) { first, _ in first }
  }

  /// Everything that this scenario takes as given, in order.
  public var facts: [Fact] { names + newFacts }

  /// The facts can hold together; where that is not known, the scenario is not certain.
  func isPossible() -> Bool { note(model.solver.isSatisfiable(constraints)) }

  /// Whether something can hold beside what is decided.
  func allows(_ constraint: Constraint) -> Bool {
    note(model.solver.allows(constraint, beside: constraints))
  }

  func note(_ answer: Solver.Answer) -> Bool {
    if answer == .unknown { isCertain = false }
    return answer != .no
  }

  private var evaluator: Evaluator {
    Evaluator(template: template, given: given, parameters: .decided(by: self), scope: scope)
  }

  // MARK: Memory

  /// What has been made of resources, and the parameters that it rests on.
  private var memory: [String: (made: Any, use: ParameterUse)] = [:]

  /// What `make` gives, made once in this scenario.
  ///
  /// - Parameters:
  ///   - purpose: tells apart what is made of one resource.
  ///   - resource: `nil` for what is made of the template.
  public func remembered<Made>(
    _ purpose: String, of resource: Resource? = nil, _ make: () -> Made
  ) -> Made {
    let key = "\(purpose) \(resource?.logicalID ?? "")"
    if let known = memory[key], let made = known.made as? Made {
      parameterUse.formUnion(known.use)
      return made
    }
    let (made, use) = notingParameterUse(make)
    memory[key] = (made, use)
    return made
  }

  /// What `body` gives, and the parameters that it rests on.
  public func notingParameterUse<Made>(
    _ body: () -> Made
  ) -> (result: Made, parameterUse: ParameterUse) {
    let before = parameterUse
    parameterUse = ParameterUse()
    let made = body()
    let use = parameterUse
    parameterUse.formUnion(before)
    return (made, use)
  }

  /// Takes as used the parameters that something rests on which is known already.
  public func note(_ use: ParameterUse) {
    if !use.isEmpty { parameterUse.formUnion(use) }
  }

  /// Lets go of what is remembered, which holds the scenario itself.
  func forget() {
    memory = [:]
    for other in others.values { other.forget() }
    others = [:]
  }

  func forgetParameterUse() { parameterUse = ParameterUse() }

  /// Nothing was decided that could be otherwise.
  var isUntouched: Bool {
    newFacts.isEmpty && !isStale && isCertain && undecidedTemplate == nil
  }

  // MARK: Values

  /// The value that a node of the template writes, in this scenario.
  public func value(of node: Node) -> Value { evaluator.value(of: node) }

  /// The text of a pseudo parameter.
  public func pseudoParameter(_ name: String) -> Text {
    evaluator.pseudoText(name).scoped(by: scope)
  }

  /// The name that `Ref` gives for a resource.
  public func resourceName(_ logicalID: String) -> Text {
    evaluator.resourceName(logicalID).scoped(by: scope)
  }

  /// The value of an attribute of a resource.
  public func attribute(_ name: String, of logicalID: String) -> Text? {
    evaluator.make(evaluator.attributeContent(logicalID, name), nil).asText
  }

  /// The properties of a resource; an empty mapping where none are written.
  public func properties(of resource: Resource) -> Value {
    if let properties = resource.properties { return value(of: properties) }
    let mayHaveSome =
      template.mayHaveMoreProperties
      || resource.node.entries.contains { Template.isExpansion(key: $0.key) }
    let open = Atom(.derived("properties:\(resource.logicalID)"))
    return evaluator.make(mayHaveSome ? .open(open) : .absent, nil)
  }

  /// Whether a resource is created.
  public func exists(_ resource: Resource) -> Bool {
    resource.condition?.string.map { decide(.condition($0)) } ?? true
  }

  /// What a resource refers to.
  public func references(of resource: Resource) -> [Reference] {
    template.collectReferences(of: resource) { [unowned self] in decide(.condition($0)) }
  }

  // MARK: Other templates

  /// The value that another template exports under a name; `nil` where none is known to.
  func value(ofImport name: String) -> Value? {
    guard let export = links.export(name), let written = export.item.value["Value"] else {
      return nil
    }
    let other = scenario(of: export)
    if let condition = export.item.value["Condition"]?.string,
      !other.decide(.condition(condition))
    {
      return nil
    }
    return other.value(of: written)
  }

  /// The role of another template that writes this name for it, and that template as it deploys.
  ///
  /// - Parameter arnResource: what its ARN ends in: `role/path/name`.
  public func otherRole(_ arnResource: String) -> (role: Resource, home: Scenario)? {
    guard let link = links.role(arnResource),
      !link.item.node.isInSameDocument(as: template.root)
    else { return nil }
    let other = scenario(of: link)
    return other.exists(link.item) ? (link.item, other) : nil
  }

  private func scenario<Item>(of link: TemplateLinks.Link<Item>) -> Scenario {
    let other = others[link.path] ?? link.resolver.scenario(seenAs: link.path)
    others[link.path] = other
    return other
  }

  /// The path of another template whose conditions were met: only one way to deploy that is looked at.
  public var undecidedTemplate: String? {
    others.first { !$0.value.newFacts.isEmpty }?.key
  }

  // MARK: Decisions

  /// Whether something is so; where both are possible, this run takes one and a later run the other.
  func decide(_ subject: Fact.Subject) -> Bool {
    if let known = decided[subject] { return known }
    // A value is chosen as its parameter is read, so that nothing was made of another one.
    let isChoiceOfValue = if case .value = subject { true } else { false }
    let yes = model.constraint(Fact(subject, holds: true))
    let canHold = allows(yes)
    if yes.isApproximate { isCertain = false }
    if canHold, allows(yes.opposite) {
      newFacts.append(Fact(subject, holds: true))
      constraints.append(yes)
      if !isChoiceOfValue, !readParameters.isDisjoint(with: yes.symbols) { isStale = true }
    }
    decided[subject] = canHold
    return canHold
  }

  /// Takes as so what is all that decisions have left.
  func assume(_ subject: Fact.Subject) {
    guard decided[subject] == nil else { return }
    decided[subject] = true
    let fact = Fact(subject, holds: true)
    newFacts.append(fact)
    assumed.insert(fact)
    constraints.append(model.constraint(fact))
  }

  // MARK: Parameters

  enum ParameterReading {
    /// The scenario leaves one value.
    case forced(String)
    case byDefault(Node, String)
    case open
  }

  /// Worked out again where more has been decided since.
  func reading(of parameter: Parameter) -> ParameterReading {
    if let known = readings[parameter.name], known.decisions == constraints.count {
      noteUse(of: parameter, known.reading)
      return known.reading
    }
    let reading = workedOutReading(of: parameter)
    noteUse(of: parameter, reading)
    readings[parameter.name] = (constraints.count, reading)
    return reading
  }

  private func noteUse(of parameter: Parameter, _ reading: ParameterReading) {
    switch reading {
    case .forced: break
    case .byDefault: parameterUse.defaults.insert(parameter.name)
    case .open:
      if parameter.choices != nil { parameterUse.openChoices.insert(parameter.name) }
    }
  }

  private func workedOutReading(of parameter: Parameter) -> ParameterReading {
    let variable = Variable.parameter(parameter.name)
    let choices = parameter.choices ?? []
    if choices.count == 1, parameter.defaultValue == nil { return .forced(choices[0]) }
    if let value = forcedValue(of: variable) {
      // The last that is left after others is chosen like them.
      if choosesValues, facts.contains(where: { $0.isChoice(of: parameter.name) }) {
        assume(.value(ofParameter: parameter.name, value))
      }
      return .forced(value)
    }
    if let written = parameter.defaultValue, let text = parameter.defaultText,
      leavesRoom(forDefaultOf: variable)
    {
      return .byDefault(written, text)
    }
    if choosesValues,
      let value = choices.first(where: { decide(.value(ofParameter: parameter.name, $0)) })
    {
      return .forced(value)
    }
    return .open
  }

  /// The only value that the scenario leaves a variable.
  func forcedValue(of variable: Variable) -> String? {
    readParameters.insert(.variable(variable))
    if let known = forcedValues[variable], known.decisions == constraints.count {
      return known.value
    }
    let value = workedOutValue(of: variable)
    forcedValues[variable] = (constraints.count, value)
    return value
  }

  private func workedOutValue(of variable: Variable) -> String? {
    let relevant = model.solver.constraints(tiedTo: [.variable(variable)], among: constraints)
    guard !relevant.isEmpty else { return nil }
    let (answer, value) = model.solver.value(of: variable, under: relevant)
    guard note(answer), let value else { return nil }
    let isOther = Constraint(.test(variable: variable, equals: value), holds: false)
    return note(model.solver.isSatisfiable([isOther] + relevant)) ? nil : value
  }

  /// Runs `body` unless it is already running: names that depend on names end.
  func whileResolvingName<Result>(_ body: () -> Result?) -> Result? {
    // One name at a time: names made of names of names would double with each.
    guard !isResolvingName else { return nil }
    isResolvingName = true
    defer { isResolvingName = false }
    return body()
  }
}

extension Parameter {
  /// The values of which it has one; `nil` where they are not listed.
  fileprivate var choices: [String]? { isList ? nil : shape.values }
}

extension Fact {
  fileprivate func isChoice(of parameter: String) -> Bool {
    if case .value(parameter, _) = subject { true } else { false }
  }
}
