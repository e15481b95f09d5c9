import Documents
import Resolution
import Templates
import TestSupport
import Testing

/// Conditions over parameters that are compared with texts and with each other.
private struct RandomConditions {
  var random: SeededNumbers
  /// The values that each parameter may have.
  private(set) var domains: [(name: String, values: [String])] = []
  private(set) var conditions: [Expression] = []

  indirect enum Expression {
    case equals(Operand, Operand)
    case not(Expression)
    case all([Expression])
    case any([Expression])
    case named(Int)
  }

  enum Operand {
    case text(String)
    case parameter(Int)
  }

  static let texts = ["x", "y", "z", "w"]
  /// Beside the texts a free parameter has as many further values as there are parameters.
  static let others = ["f", "g", "h"]

  init(seed: Int) {
    random = SeededNumbers(seed: seed)
    let count = 2 + random.number(below: 2)
    domains = (0..<count).map { place in (["A", "B", "C"][place], domain()) }
    for place in 0..<(2 + random.number(below: 3)) {
      conditions.append(expression(2, below: place))
    }
  }

  private mutating func domain() -> [String] {
    switch random.number(below: 4) {
    case 0: Self.texts + Self.others
    case 1: ["x", "y"]
    default:
      random.several(1...3) { $0.pick(Self.texts) }.reduce(into: []) {
        if !$0.contains($1) { $0.append($1) }
      }
    }
  }

  private mutating func expression(_ depth: Int, below place: Int) -> Expression {
    switch random.number(below: depth > 0 ? 6 : 2) {
    case 2: .not(expression(depth - 1, below: place))
    case 3:
      .all([expression(depth - 1, below: place), expression(depth - 1, below: place)])
    case 4:
      .any([expression(depth - 1, below: place), expression(depth - 1, below: place)])
    case 5 where place > 0: .named(random.number(below: place))
    default: .equals(operand(), operand())
    }
  }

  private mutating func operand() -> Operand {
    random.once(in: 2)
      ? .text(random.pick(Self.texts)) : .parameter(random.number(below: domains.count))
  }

  // MARK: What they say

  /// The combinations of conditions that some values bring about.
  var possible: Set<[Bool]> {
    let assignments = domains.reduce([[]]) { assignments, domain in
      assignments.flatMap { start in domain.values.map { start + [$0] } }
    }
    return Set(assignments.map { values in conditions.map { truth(of: $0, values) } })
  }

  private func truth(of expression: Expression, _ values: [String]) -> Bool {
    switch expression {
    case .equals(let one, let other): text(one, values) == text(other, values)
    case .not(let part): !truth(of: part, values)
    case .all(let parts): parts.allSatisfy { truth(of: $0, values) }
    case .any(let parts): parts.contains { truth(of: $0, values) }
    case .named(let place): truth(of: conditions[place], values)
    }
  }

  private func text(_ operand: Operand, _ values: [String]) -> String {
    switch operand {
    case .text(let text): text
    case .parameter(let place): values[place]
    }
  }

  // MARK: Writing

  var template: String {
    let parameters = domains.map { domain in
      switch domain.values {
      case Self.texts + Self.others: "\(domain.name): {Type: String}"
      case ["x", "y"]: "\(domain.name): {Type: String, AllowedPattern: '^[xy]$'}"
      default:
        "\(domain.name): {Type: String, AllowedValues: [\(domain.values.joined(separator: ", "))]}"
      }
    }
    let probes = conditions.indices.map { "!If [C\($0), true, false]" }
    return """
      Parameters: {\(parameters.joined(separator: ", "))}
      Conditions:
      \(conditions.enumerated().map { "  C\($0): \(written($1))" }.joined(separator: "\n"))
      Resources: {S: {Type: Custom::S, Properties: {V: [\(probes.joined(separator: ", "))]}}}
      """
  }

  private func written(_ expression: Expression) -> String {
    switch expression {
    case .equals(let one, let other): "!Equals [\(written(one)), \(written(other))]"
    case .not(let part): "!Not [\(written(part))]"
    case .all(let parts): "!And [\(parts.map(written).joined(separator: ", "))]"
    case .any(let parts): "!Or [\(parts.map(written).joined(separator: ", "))]"
    case .named(let place): "{Condition: C\(place)}"
    }
  }

  private func written(_ operand: Operand) -> String {
    switch operand {
    case .text(let text): text
    case .parameter(let place): "!Ref \(domains[place].name)"
    }
  }
}

@Test(arguments: 0..<200)
func `scenarios are the combinations of conditions that some values bring about`(_ chunk: Int)
  throws
{
  for seed in (chunk * 100)..<(chunk * 100 + 100) {
    let conditions = RandomConditions(seed: seed)
    let text = conditions.template
    let template = try Template(Document(reading: SourceText(text), as: .yaml))
    let subject = try #require(template.resources["S"])
    let exploration = Resolver(template).explore { scenario in
      scenario.properties(of: subject)["V"].items.map { $0.knownText == "true" }
    }
    #expect(exploration.isComplete && exploration.outcomes.allSatisfy(\.isCertain))
    #expect(Set(exploration.outcomes.map(\.result)) == conditions.possible, "seed \(seed): \(text)")
  }
}
