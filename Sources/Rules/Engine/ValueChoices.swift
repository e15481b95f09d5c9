internal import Documents
internal import Findings
internal import Resolution
internal import Templates

/// What a rule says where parameters have each of their allowed values, and what that comes to.
///
/// Wrong with every value is wrong, with none is right; wrong with some is undecided, and names them.
struct ValueChoices {
  /// What holds beside a choice of values, and what the rule says there.
  typealias Answer = (facts: [Fact], result: Outcome)

  private let template: Template
  /// The answers for each choice of values, in the order in which they were tried.
  private var groups: [(choice: [Fact], answers: [Answer])] = []

  init(_ answers: [Answer], of template: Template) {
    self.template = template
    for answer in answers {
      let choice = answer.facts.filter(\.isChoiceOfValue)
      let rest = Answer(answer.facts.filter { !$0.isChoiceOfValue }, answer.result)
      if let place = groups.firstIndex(where: { $0.choice == choice }) {
        groups[place].answers.append(rest)
      } else {
        groups.append((choice, [rest]))
      }
    }
  }

  /// What it comes to, by what holds there; `nil` where the values do not decide it.
  var answers: [Answer]? {
    let outcomes = groups.map { Outcome.worst(of: $0.answers.map(\.result)) }
    let failing = zip(groups, outcomes).filter { $1.violations != nil }.map(\.0)
    if let first = failing.first, failing.count == groups.count { return failures(of: first) }
    if let violation = failing.first.flatMap({ Outcome.worst(of: $0.answers.map(\.result)) })?
      .violations?.first
    {
      let values = words(for: failing.map(\.choice))
      return [([], .undecided("\(values) would fail: \(violation.message)"))]
    }
    guard outcomes.allSatisfy(\.isDecided) else { return nil }
    return [([], .worst(of: outcomes))]
  }

  /// Those of one choice stand for all; what differs from choice to choice names it.
  private func failures(of group: (choice: [Fact], answers: [Answer])) -> [Answer] {
    let others = groups.dropFirst().map { group in
      Set(group.answers.flatMap { $0.result.violations ?? [] })
    }
    return group.answers.map { answer in
      guard let violations = answer.result.violations else { return answer }
      let named = violations.map { violation in
        others.allSatisfy { $0.contains(violation) }
          ? violation : violation.named(prefix(group.choice), parameters(in: groups.map(\.choice)))
      }
      return (answer.facts, .fail(named))
    }
  }

  // MARK: Words

  private func prefix(_ choice: [Fact]) -> String {
    let names = parameters(in: groups.map(\.choice)).map(\.name)
    let noun = names.count == 1 ? "parameter" : "parameters"
    let list = names.map { "'\($0)'" }.joined(separator: " and ")
    let example = values(in: choice).compactMap(\.value).map { "'\($0)'" }
    return "with every allowed value of \(noun) \(list), "
      + (example.isEmpty ? "" : "for example \(example.joined(separator: " and ")), ")
  }

  /// `value 'a' or 'b' of parameter 'P'`; values of several parameters belong together.
  private func words(for choices: [[Fact]]) -> String {
    let assignments = choices.map { values(in: $0) }
    let names = Set(assignments.flatMap { $0.map(\.parameter.name) })
    if names.count == 1, let parameter = assignments.first?.first?.parameter {
      let values = assignments.compactMap { $0.first?.value }
      return values.isEmpty
        ? "some value of parameter '\(parameter.name)'"
        : "value \(Self.list(values)) of parameter '\(parameter.name)'"
    }
    let first = assignments.first ?? []
    return first.map { part in
      "\(part.value.map { "value '\($0)'" } ?? "some value") of parameter '\(part.parameter.name)'"
    }.joined(separator: " and ")
  }

  private static let maximumListed = 5

  private static func list(_ values: [String]) -> String {
    let shown = values.prefix(maximumListed).map { "'\($0)'" }.joined(separator: " or ")
    let rest = values.count - maximumListed
    return rest > 0 ? "\(shown) or \(rest) more" : shown
  }

  /// The value that each parameter has; `nil` for one that is not to be shown.
  private func values(in choice: [Fact]) -> [(parameter: Parameter, value: String?)] {
    parameters(in: [choice]).map { parameter in
      let value = choice.lazy.filter(\.holds).compactMap { $0.value(of: parameter.name) }.first
      return (parameter, parameter.isNoEcho ? nil : value)
    }
  }

  private func parameters(in choices: [[Fact]]) -> [Parameter] {
    template.parameters.all.filter { parameter in
      choices.contains { $0.contains { $0.value(of: parameter.name) != nil } }
    }
  }
}

extension Fact {
  fileprivate var isChoiceOfValue: Bool { if case .value = subject { true } else { false } }

  /// The value that it speaks of, where that is one of a parameter.
  fileprivate func value(of parameter: String) -> String? {
    if case .value(parameter, let value) = subject { value } else { nil }
  }
}

extension Outcome {
  fileprivate var violations: [Violation]? {
    if case .fail(let violations) = self { violations } else { nil }
  }

  fileprivate var isDecided: Bool {
    switch self {
    case .pass, .fail, .notApplicable: true
    case .undecided, .broken, .apart: false
    }
  }
}

extension Violation {
  /// The same with the parameters whose values it holds for.
  fileprivate func named(_ prefix: String, _ parameters: [Parameter]) -> Violation {
    let places = parameters.map {
      RelatedPlace("allowed values of parameter '\($0.name)'", at: $0.entry.keyRange)
    }
    return Violation(
      prefix + message, at: place, related: related + places, holder: holder,
      discriminator: discriminator)
  }
}
