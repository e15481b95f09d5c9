public import Templates

/// A template with the values that the user gave, ready to be looked at in every scenario.
public struct Resolver: Sendable {
  /// Scenarios that one question may meet, the same for each; reaching it is said, never hidden.
  public static let maximumScenarios = 1 << 7

  /// The template that is resolved.
  public let template: Template
  private let given: [String: String]
  private let model: ConditionModel
  private let links: TemplateLinks

  /// Reads the conditions once.
  ///
  /// - Parameters:
  ///   - given: values of parameters and pseudo parameters, by name.
  ///   - links: what other templates export.
  public init(
    _ template: Template, given: [String: String] = [:], links: TemplateLinks = .none
  ) {
    self.template = template
    self.given = given
    self.links = links
    model = ConditionModel(template, given: given)
  }

  /// The same template with further values.
  public func giving(_ values: [String: String]) -> Resolver {
    Resolver(template, given: given.merging(values) { _, new in new }, links: links)
  }

  /// A scenario in which nothing is decided yet, of a template that is looked at from another one.
  func scenario(seenAs name: String, from parent: Scenario) -> Scenario {
    Scenario(template, model, given: given, scope: name, parent: parent)
  }

  /// Runs `body` in every scenario that it can tell apart: it is run again for each condition it meets.
  ///
  /// What it gives holds no values, since the scenario goes on to other decisions.
  ///
  /// - Parameters:
  ///   - facts: what all scenarios take as given; impossible ones give no outcome.
  ///   - limit: scenarios that are met at most; each decision between them may repeat one run.
  ///   - memory: what questions to this resolver have read; it changes no outcome.
  ///   - choosesValues: a parameter that has one of some values is read as each of them in turn.
  public func explore<Result>(
    assuming facts: [Fact] = [], limit: Int = maximumScenarios,
    memory: ScenarioMemory = ScenarioMemory(), choosesValues: Bool = false,
    _ body: (Scenario) -> Result
  ) -> Exploration<Result> {
    let scenario = memory.take() ?? Scenario(template, model, given: given, links: links)
    defer { memory.putBack(scenario) }
    var outcomes: [Exploration<Result>.Outcome] = []
    var pending: [[Fact]] = [facts]
    var runs = 0
    while let prefix = pending.popLast() {
      guard outcomes.count < limit, runs < 2 * limit else {
        return Exploration(outcomes: outcomes, isComplete: false)
      }
      runs += 1
      scenario.begin(assuming: prefix, choosesValues: choosesValues)
      if runs == 1, !scenario.isPossible() { break }
      let result = body(scenario)
      var path = prefix
      for fact in scenario.newFacts {
        if !scenario.assumed.contains(fact) {
          pending.append(path + [Fact(fact.subject, holds: false)])
        }
        path.append(fact)
      }
      if scenario.isStale {
        pending.append(path)
      } else {
        outcomes.append(
          .init(
            facts: Array(path.dropFirst(facts.count)), isCertain: scenario.isCertain,
            parameterUse: scenario.parameterUse, result: result))
      }
    }
    return Exploration(outcomes: outcomes, isComplete: true)
  }
}

/// What a question gave in each scenario.
public struct Exploration<Result> {
  /// One scenario and its answer.
  public struct Outcome {
    /// The conditions that were met, and what they are here.
    public var facts: [Fact]
    /// The scenario is known to be possible; else its conditions were too much to decide.
    public let isCertain: Bool
    /// The parameters that were read and have no given value.
    public let parameterUse: ParameterUse
    /// What the question gave.
    public var result: Result
  }

  /// One for each scenario that the question told apart.
  public let outcomes: [Outcome]
  /// The limit was not reached.
  public let isComplete: Bool
}
