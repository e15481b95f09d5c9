import Documents
import Resolution
import Templates
import TestSupport
import Testing

private let seedCount = 250

@Test(arguments: 0..<seedCount)
func `a value is the same in every notation`(_ seed: Int) throws {
  var maker = RandomTemplate(seed: seed)
  let template = maker.template { [("V", $0.any(4))] }
  var random = SeededNumbers(seed: seed)
  let expected = try outcomes(of: template.json, as: .json)
  for text in [template.shortYAML(&random), template.longYAML(&random)] {
    let found = try outcomes(of: text, as: .yaml)
    #expect(found == expected, "seed \(seed): \(text)")
  }
}

@Test(arguments: SeedBatch.upTo(seedCount))
func `what a scenario knows is so in every deployment of it`(_ batch: SeedBatch) throws {
  let compared = try batch.count(deploymentsThatScenariosDecide)
  #expect(compared >= 110)
}

/// How many deployments there were of which their scenario says something.
private func deploymentsThatScenariosDecide(_ seed: Int) throws -> Int {
  var maker = RandomTemplate(seed: seed)
  let template = maker.template { maker in
    let probes = ["C", "D", "E"].map { name in
      Written.call("Fn::If", .list([.text(name), .text("true"), .text("false")]))
    }
    return [("V", maker.text(4)), ("Facts", .list(probes))]
  }
  let resolver = Resolver(try read(template.json, as: .json))
  let scenarios = resolver.explore { subject($0)["V"] }
  var compared = 0
  for given in (0..<4).map({ _ in maker.assignment() }) {
    let deployed = resolver.giving(given).explore { scenario in
      (value: subject(scenario)["V"], facts: subject(scenario)["Facts"].items.map(\.knownText))
    }
    for (value, facts) in deployed.outcomes.map(\.result) {
      let holds = Dictionary(uniqueKeysWithValues: zip(["C", "D", "E"], facts))
      let matching = scenarios.outcomes.filter { outcome in
        outcome.facts.allSatisfy { fact in
          switch fact.subject {
          case .condition(let name): holds[name] == "\(fact.holds)"
          case .key(let text, let keys):
            keys.contains(givenValue(of: text, given)) == fact.holds
          case .value(let name, let value): (given[name] == value) == fact.holds
          }
        }
      }
      try #require(matching.count == 1, "seed \(seed), \(given): \(template.json)")
      guard matching[0].parameterUse.defaults.allSatisfy({ given[$0] == maker.defaults[$0] }),
        let left = matching[0].result.asText, let right = value.asText
      else { continue }
      let comparison = left.equals(right)
      #expect(comparison != .no, "seed \(seed), \(given): \(template.json)")
      if comparison == .yes { compared += 1 }
    }
  }
  return compared
}

@Test(arguments: SeedBatch.upTo(seedCount))
func `the values that a scenario knows can be deployed together`(_ batch: SeedBatch) throws {
  let compared = try batch.count(scenariosThatKnowValues)
  #expect(compared >= 40)
}

/// How many scenarios there were that know a value.
private func scenariosThatKnowValues(_ seed: Int) throws -> Int {
  var maker = RandomTemplate(seed: seed)
  let template = maker.template { maker in
    ["P", "Q", "L"].map { ($0, Written.ref($0)) } + [("V", maker.any(3))]
  }
  let resolver = Resolver(try read(template.json, as: .json))
  let scenarios = resolver.explore { scenario in
    let properties = subject(scenario)
    if seed.isMultiple(of: 2) { _ = rendered(properties["V"]) }
    let known = ["P", "Q", "L"].compactMap { name in
      text(ofParameter: properties[name]).map { (name, $0) }
    }
    _ = rendered(properties["V"])
    return Dictionary(uniqueKeysWithValues: known)
  }
  for outcome in scenarios.outcomes {
    let deployed = resolver.giving(outcome.result).explore(assuming: outcome.facts) { _ in true }
    #expect(
      !deployed.outcomes.isEmpty,
      "seed \(seed), \(outcome.facts), \(outcome.result): \(template.json)")
  }
  return scenarios.outcomes.count { !$0.result.isEmpty }
}

@Test(arguments: SeedBatch.upTo(seedCount))
func `texts compare as they turn out`(_ batch: SeedBatch) throws {
  let compared = try batch.count(deploymentsOfDecidedTexts)
  #expect(compared >= 120)
}

/// How many deployments there were of texts that are decided before and after.
private func deploymentsOfDecidedTexts(_ seed: Int) throws -> Int {
  var maker = RandomTemplate(seed: seed, hasConditions: false)
  let template = maker.template { [("A", $0.text(3)), ("B", $0.text(3))] }
  let resolver = Resolver(try read(template.json, as: .json))
  guard let (a, b) = texts(in: resolver), let said = Optional(a.equals(b)), said != .open
  else { return 0 }
  var compared = 0
  for given in (0..<6).map({ _ in maker.assignment() }) {
    guard let (a, b) = texts(in: resolver.giving(given)) else { continue }
    let contrary = said.negated
    let found = a.equals(b)
    #expect(found != contrary, "seed \(seed), \(given): \(template.json)")
    if found == said { compared += 1 }
  }
  return compared
}

@Test(arguments: SeedBatch.upTo(seedCount))
func `a known value is itself when it is written down`(_ batch: SeedBatch) throws {
  let compared = try batch.count(valuesWrittenDown)
  #expect(compared >= 22)
}

/// How many values there were that could be written down.
private func valuesWrittenDown(_ seed: Int) throws -> Int {
  var maker = RandomTemplate(seed: seed)
  let template = maker.template { [("V", $0.any(3))] }
  let resolver = Resolver(try read(template.json, as: .json)).giving(maker.assignment())
  let exploration = resolver.explore { scenario in
    let value = subject(scenario)["V"]
    return (written: written(value), rendered: rendered(value))
  }
  var compared = 0
  for outcome in exploration.outcomes {
    guard let value = outcome.result.written else { continue }
    compared += 1
    var random = SeededNumbers(seed: seed)
    let subject = Written.mapping([
      ("Type", .text("Custom::Subject")), ("Properties", .mapping([("V", value)])),
    ])
    let again = Written.mapping([("Resources", .mapping([("Subject", subject)]))])
    let expected = ["": outcome.result.rendered]
    #expect(try outcomes(of: again.json, as: .json) == expected, "seed \(seed): \(template.json)")
    let yaml = try outcomes(of: again.longYAML(&random), as: .yaml)
    #expect(yaml == expected, "seed \(seed): \(template.json)")
  }
  return compared
}

// MARK: Reading

private func read(_ text: String, as syntax: Document.Syntax) throws -> Template {
  try Template(Document(reading: SourceText(text), as: syntax))
}

private func outcomes(of text: String, as syntax: Document.Syntax) throws -> [String: String] {
  try scenarios(of: Document(reading: SourceText(text), as: syntax), given: [:])
}

private func subject(_ scenario: Scenario) -> Value {
  scenario.template.resources["Subject"].map { scenario.properties(of: $0) }
    ?? scenario.value(of: scenario.template.root)
}

/// What a user would give for the value; `nil` where it is open.
private func text(ofParameter value: Value) -> String? {
  guard case .list(let items) = value.content else { return value.knownText }
  return items.map { $0.knownText ?? "" }.joined(separator: ",")
}

/// What a text that is a parameter is in a deployment; empty for any other.
private func givenValue(of text: Text, _ given: [String: String]) -> String {
  guard case .parameter(let name) = text.onlyAtom?.origin else { return "" }
  return given[name] ?? ""
}

/// Two texts that are the same in every scenario.
private func texts(in resolver: Resolver) -> (Text, Text)? {
  let outcomes = resolver.explore { scenario in
    let properties = subject(scenario)
    guard let a = properties["A"].asText, let b = properties["B"].asText else {
      return Optional<(Text, Text)>.none
    }
    return (a, b)
  }.outcomes
  return outcomes.count == 1 ? outcomes[0].result : nil
}

/// A value as data; `nil` where something in it is open or nothing is there.
private func written(_ value: Value) -> Written? {
  switch value.content {
  case .absent, .open: return nil
  case .scalar(let text, _): return text.known.map { .text($0) }
  case .list(let items):
    let all = items.compactMap(written)
    return all.count == items.count ? .list(all) : nil
  case .mapping:
    let members = value.members
    let all = members.compactMap { member in
      written(member.value).map { (key: member.entry.key, value: $0) }
    }
    return all.count == members.count && !value.hasOpenMembers ? .mapping(all) : nil
  }
}
