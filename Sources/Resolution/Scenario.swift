public import Documents
public import Templates

/// One way to deploy a template: the conditions that a rule has met are decided, and stay so.
///
/// A class, since every value that is read in a scenario shares its decisions. It lives for many runs of
/// many rules, one after the other: each begins with nothing but the facts that it takes as given, and
/// finds again what others have made of the template.
public final class Scenario {
  /// The template that deploys.
  public let template: Template
  let model: ConditionModel
  private let given: [String: String]
  /// The name of the template, where it is looked at from another one: its path.
  public let scope: String?
  private let links: TemplateLinks
  var others: [String: Scenario] = [:]
  /// The scenario from whose template this one is looked at.
  private weak var parent: Scenario?
  @usableFromInline let trace: Trace
  @usableFromInline var memory: [Subject: AnyObject] = [:]
  var knownValues: [Node: Recollection<Value>] = [:]
  var knownTexts: [Text: Value?] = [:]
  var knownEvaluator: Evaluator?
  var isResolvingName = false
  private var knownAnswers = KnownAnswers()
  private var knownConstraints: [Fact.Subject: Constraint] = [:]

  /// What this run has decided and read.
  private var run = Run()

  init(
    _ template: Template, _ model: ConditionModel, given: [String: String],
    links: TemplateLinks = .none, scope: String? = nil, parent: Scenario? = nil
  ) {
    self.template = template
    self.model = model
    self.given = given
    self.links = links
    self.scope = scope
    self.parent = parent
    trace = parent?.trace ?? Trace()
  }

  /// It holds the scenario in turn, until that lets go of it: ``forget()``.
  private var evaluator: Evaluator {
    if let knownEvaluator { return knownEvaluator }
    let evaluator = Evaluator(
      template: template, given: given, parameters: .decided(by: self), scope: scope)
    knownEvaluator = evaluator
    return evaluator
  }

  // MARK: Runs

  /// What one run has decided and read.
  private struct Run {
    /// What it takes as given.
    var assumptions: [Fact] = []
    /// A parameter that has one of some values is read as each of them in turn, not as open.
    var choosesValues = false
    var constraints: [Constraint] = []
    /// Of the facts in ``KnownAnswers``.
    var place: Int? = 0
    var decided: [Fact.Subject: Bool] = [:]
    var newFacts: [Fact] = []
    var assumed: Set<Fact> = []
    /// A decision came after a parameter that it is about was read.
    var isStale = false
    var isCertain = true
    /// What parameters are read as; each has one reading in a run.
    var readings: [String: ParameterReading] = [:]
    var pseudoParameters: [String: String?] = [:]
    /// What further decisions might have made another reading of.
    var openReadings: Set<Symbol> = []
    var parameterUse = ParameterUse()
  }

  /// Begins a run in which nothing is decided but some facts.
  func begin(assuming facts: [Fact], choosesValues: Bool = false) {
    if scope == nil { trace.isVoid = false }
    run = Run()
    run.assumptions = facts
    run.choosesValues = choosesValues
    run.constraints = facts.map(constraint)
    for fact in facts { run.place = knownAnswers.place(after: run.place, fact) }
    run.isCertain = !run.constraints.contains(where: \.isApproximate)
    run.decided = Dictionary(facts.map { ($0.subject, $0.holds) }) { first, _ in first }
    for other in others.values { other.begin(assuming: []) }
  }

  /// Everything that this run takes as given, in order.
  public var facts: [Fact] { run.assumptions + run.newFacts }

  /// What the run met and decided, in order.
  var newFacts: [Fact] { run.newFacts }

  /// Those that could not be otherwise.
  var assumed: Set<Fact> { run.assumed }

  /// A decision came after a parameter that it is about was read: what was read may be wrong.
  ///
  /// It is the last one of the run.
  var isStale: Bool { trace.isVoid }

  /// All that it takes as given is known to be possible.
  var isCertain: Bool { run.isCertain }

  /// The parameters that were read and have no given value.
  public var parameterUse: ParameterUse { run.parameterUse }

  var constraints: [Constraint] { run.constraints }

  /// The facts can hold together; where that is not known, the scenario is not certain.
  func isPossible() -> Bool { note(model.solver.isSatisfiable(constraints)) }

  /// Whether something can hold beside what is decided.
  func allows(_ constraint: Constraint) -> Bool {
    note(model.solver.allows(constraint, beside: constraints))
  }

  func note(_ answer: Truth) -> Bool {
    if answer == .open { run.isCertain = false }
    return answer != .no
  }

  // MARK: Questions

  /// Asks again what was asked of this scenario or another one; `nil` where that is not known.
  func answer(to question: Question) -> Answer? {
    guard question.scope == scope else {
      let main = parent ?? self
      guard let name = question.scope else { return main.answer(to: question) }
      return main.others[name]?.answer(to: question)
    }
    switch question.kind {
    case .decision(let subject): return .truth(decide(subject))
    case .assumption(let subject):
      assume(subject)
      return .truth(true)
    case .reading(.parameter(let name)):
      return template.parameters[name].map { reading(of: $0).answer }
    case .reading(.pseudoParameter(let name)):
      return forcedValue(ofPseudoParameter: name).map { .value($0) } ?? .open
    case .reading: return nil
    }
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

  /// How many outputs of the templates of the scan export under a name.
  public func exporters(of name: String) -> Exporters { links.exporters(of: name) }

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

  /// A template of the scan, by its path from the folder of the template itself; with its path in reports.
  public func otherTemplate(at location: String) -> (path: String, template: Template)? {
    links.template(at: location)
  }

  private func scenario<Item>(of link: TemplateLinks.Link<Item>) -> Scenario {
    let other = others[link.path] ?? link.resolver.scenario(seenAs: link.path, from: self)
    others[link.path] = other
    return other
  }

  /// The path of another template whose conditions were met: only one way to deploy that is looked at.
  public var undecidedTemplate: String? {
    others.filter { !$0.value.newFacts.isEmpty }.keys.min()
  }

  // MARK: Decisions

  /// Whether something is so; where both are possible, this run takes one and a later run the other.
  func decide(_ subject: Fact.Subject) -> Bool {
    let holds = decided(subject)
    note(.decision(subject), .truth(holds))
    return holds
  }

  /// The question after which a run is stale is the last that anything rests on.
  private func note(_ kind: Question.Kind, _ answer: @autoclosure () -> Answer) {
    trace.note(kind, in: scope, answer())
    if run.isStale { trace.isVoid = true }
  }

  private func decided(_ subject: Fact.Subject) -> Bool {
    if let known = run.decided[subject] { return known }
    if isStale { return true }
    let yes = constraint(Fact(subject, holds: true))
    let decision = known(\.decisions, subject) {
      if yes.isApproximate { run.isCertain = false }
      let canHold = allows(yes)
      return KnownAnswers.Decision(canHold: canHold, isFree: canHold && allows(yes.opposite))
    }
    if decision.isFree {
      take(Fact(subject, holds: true), yes)
    } else {
      run.decided[subject] = decision.canHold
    }
    return decision.canHold
  }

  /// Whether facts hold, in order; what is still free is decided.
  public func agrees(with facts: [Fact]) -> Bool {
    facts.allSatisfy { decide($0.subject) == $0.holds }
  }

  /// Whether a written value is there, in the branches of `Fn::If` that are taken; nothing else of it is read.
  ///
  /// A null is there: it is refused, not left out.
  public func isPresent(_ node: Node) -> Bool {
    switch Intrinsic(node) {
    case .if(let condition, let then, let otherwise):
      guard let name = condition.text else { return true }
      return isPresent(decide(.condition(name)) ? then : otherwise)
    case .ref(let name): return name.text != "AWS::NoValue"
    default: return true
    }
  }

  private func constraint(_ fact: Fact) -> Constraint {
    let yes = knownConstraints[fact.subject] ?? model.constraint(Fact(fact.subject, holds: true))
    knownConstraints[fact.subject] = yes
    return fact.holds ? yes : yes.opposite
  }

  /// What `find` gives, found out once for the facts of this run.
  private func known<Key: Hashable, Value>(
    _ answers: WritableKeyPath<KnownAnswers.Place, [Key: KnownAnswers.Found<Value>]>, _ key: Key,
    _ find: () -> Value
  ) -> Value {
    if let known = knownAnswers[run.place, answers, key] {
      if !known.isCertain { run.isCertain = false }
      return known.value
    }
    let wasCertain = run.isCertain
    run.isCertain = true
    let value = find()
    knownAnswers[run.place, answers, key] = (value, run.isCertain)
    if !wasCertain { run.isCertain = false }
    return value
  }

  /// Takes as so what is all that decisions have left.
  func assume(_ subject: Fact.Subject) {
    assumeSilently(subject)
    note(.assumption(subject), .truth(true))
  }

  private func assumeSilently(_ subject: Fact.Subject) {
    guard run.decided[subject] == nil, !isStale else { return }
    let fact = Fact(subject, holds: true)
    run.assumed.insert(fact)
    take(fact, constraint(fact))
  }

  private func take(_ fact: Fact, _ constraint: Constraint) {
    run.decided[fact.subject] = fact.holds
    run.newFacts.append(fact)
    run.constraints.append(constraint)
    run.place = knownAnswers.place(after: run.place, fact)
    // Of another template one way to deploy is looked at, and that once.
    guard scope == nil, !run.openReadings.isEmpty else { return }
    let tied = model.solver.constraints(tiedTo: constraint.symbols, among: constraints)
    run.isStale = tied.contains { !$0.symbols.isDisjoint(with: run.openReadings) }
  }

  // MARK: Parameters

  enum ParameterReading {
    /// The scenario leaves one value.
    case forced(String)
    case byDefault(Node, String)
    case open

    fileprivate var answer: Answer {
      switch self {
      case .forced(let value): .value(value)
      case .byDefault: .byDefault
      case .open: .open
      }
    }
  }

  /// What a parameter is; decisions that come later in the run change nothing about it.
  func reading(of parameter: Parameter) -> ParameterReading {
    let reading = run.readings[parameter.name] ?? firstReading(of: parameter)
    note(.reading(.parameter(parameter.name)), reading.answer)
    return reading
  }

  private func firstReading(of parameter: Parameter) -> ParameterReading {
    if isStale { return .open }
    let reading = workedOutReading(of: parameter)
    run.readings[parameter.name] = reading
    switch reading {
    case .forced: return reading
    case .byDefault: run.parameterUse.defaults.insert(parameter.name)
    case .open:
      if parameter.choices != nil { run.parameterUse.openChoices.insert(parameter.name) }
    }
    run.openReadings.insert(.variable(.parameter(parameter.name)))
    return reading
  }

  private func workedOutReading(of parameter: Parameter) -> ParameterReading {
    let variable = Variable.parameter(parameter.name)
    let choices = parameter.choices ?? []
    if choices.count == 1, parameter.defaultValue == nil { return .forced(choices[0]) }
    if let value = onlyValue(of: variable) {
      // The last that is left after others is chosen like them.
      if run.choosesValues, facts.contains(where: { $0.isChoice(of: parameter.name) }) {
        assumeSilently(.value(ofParameter: parameter.name, value))
      }
      return .forced(value)
    }
    if let written = parameter.defaultValue, let text = parameter.defaultText,
      known(\.defaults, variable, { leavesRoom(forDefaultOf: variable) })
    {
      return .byDefault(written, text)
    }
    if run.choosesValues,
      let value = choices.first(where: { decided(.value(ofParameter: parameter.name, $0)) })
    {
      return .forced(value)
    }
    return .open
  }

  /// The only value that the scenario leaves a pseudo parameter; the same all through a run.
  func forcedValue(ofPseudoParameter name: String) -> String? {
    let variable = Variable.pseudoParameter(name)
    guard model.mayDecide(variable), !isStale else { return nil }
    let value = run.pseudoParameters[name] ?? onlyValue(of: variable)
    run.pseudoParameters[name] = .some(value)
    if value == nil { run.openReadings.insert(.variable(variable)) }
    note(.reading(variable), value.map { .value($0) } ?? .open)
    return value
  }

  private func onlyValue(of variable: Variable) -> String? {
    known(\.values, variable) { workedOutValue(of: variable) }
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
