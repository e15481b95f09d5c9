import Documents
import Resolution
import Templates
import Testing

/// A template whose one property meets many conditions that have nothing to do with each other.
private func template(withConditions count: Int) throws -> Template {
  let numbers = Array(0..<count)
  let parameters = numbers.map { "\"P\($0)\": {\"Type\": \"String\"}" }
  let conditions = numbers.map { "\"C\($0)\": {\"Fn::Equals\": [{\"Ref\": \"P\($0)\"}, \"x\"]}" }
  let values = numbers.map { "{\"Fn::If\": [\"C\($0)\", \"a\", \"b\"]}" }
  let text = """
    {"Parameters": {\(parameters.joined(separator: ","))},
     "Conditions": {\(conditions.joined(separator: ","))},
     "Resources": {"Subject": {"Type": "Custom::Subject",
       "Properties": {"V": [\(values.joined(separator: ","))]}}}}
    """
  return try Template(Document(reading: SourceText(text), as: .json))
}

private func explore(_ template: Template) -> Exploration<Int> {
  Resolver(template).explore { scenario in
    scenario.template.resources["Subject"].map { scenario.properties(of: $0)["V"].items.count } ?? 0
  }
}

@Test func `seven conditions that are met make all their scenarios`() throws {
  let exploration = explore(try template(withConditions: 7))
  #expect(exploration.isComplete)
  #expect(exploration.outcomes.count == 128)
}

@Test func `forty conditions end at the bound, and say so`() throws {
  let exploration = explore(try template(withConditions: 40))
  #expect(!exploration.isComplete)
  #expect(exploration.outcomes.count == Resolver.maximumScenarios)
}

@Test func `conditions that nobody meets make no scenarios`() throws {
  let exploration = Resolver(try template(withConditions: 40)).explore { _ in 0 }
  #expect(exploration.outcomes.count == 1)
}

@Test func `what is assumed and cannot be gives no scenario`() throws {
  let text = """
    Conditions:
      Never: !Equals [a, b]
    Resources:
      Subject: {Type: Custom::Subject, Condition: Never}
    """
  let template = try Template(Document(reading: SourceText(text), as: .yaml))
  let exploration = Resolver(template).explore(assuming: [Fact(.condition("Never"), holds: true)]) {
    _ in 0
  }
  #expect(exploration.outcomes.isEmpty)
  #expect(exploration.isComplete)
}
