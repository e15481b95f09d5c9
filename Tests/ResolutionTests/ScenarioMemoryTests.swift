import Documents
import Resolution
import Templates
import TestSupport
import Testing

@Test(arguments: SeedBatch.upTo(1_000))
func `a question is answered alike whatever was asked before`(_ batch: SeedBatch) throws {
  let compared = try batch.count(questionsThatMeetConditions)
  #expect(compared >= 30)
}

/// What a question reads, in order; two of them read the same members apart and together.
private struct Question {
  let members: [String]
  let choosesValues: Bool

  func answers(of resolver: Resolver, _ memory: ScenarioMemory) -> Exploration<[String]> {
    resolver.explore(memory: memory, choosesValues: choosesValues) { scenario in
      scenario.cached(members.joined()) {
        members.map { name in scenario.cached(name) { read(name, in: scenario) } }
      }
    }
  }

  private func read(_ member: String, in scenario: Scenario) -> String {
    scenario.template.resources["Subject"].map {
      rendered(scenario.properties(of: $0)[member])
    } ?? ""
  }
}

/// How many questions were asked after others and met a condition or a lookup.
private func questionsThatMeetConditions(_ seed: Int) throws -> Int {
  var maker = RandomTemplate(seed: seed)
  let names = ["V", "W", "X", "Y"]
  let text = maker.template { maker in names.map { ($0, maker.text(3)) } }.json
  let resolver = Resolver(try Template(Document(reading: SourceText(text), as: .json)))
  var random = SeededNumbers(seed: seed)
  let memory = ScenarioMemory()
  var compared = 0
  for _ in 0..<8 {
    let question = Question(
      members: random.several(1...3) { $0.pick(names) }, choosesValues: random.once(in: 3))
    let alone = question.answers(of: resolver, ScenarioMemory())
    let after = question.answers(of: resolver, memory)
    #expect(described(after) == described(alone), "seed \(seed): \(question) of \(text)")
    if alone.outcomes.count > 1 { compared += 1 }
  }
  return compared
}

private func described(_ exploration: Exploration<[String]>) -> [String] {
  exploration.outcomes.map { outcome in
    let use = outcome.parameterUse
    return "\(outcome.facts) \(outcome.isCertain) \(use.defaults.sorted()) "
      + "\(use.openChoices.sorted()) \(outcome.result)"
  } + ["\(exploration.isComplete)"]
}

@Test func `what is remembered is read once for the answers that it rests on`() throws {
  let template = try Template(
    Document(
      reading: SourceText(
        """
        Parameters: {Stage: {Type: String}, Size: {Type: String}}
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
          IsLarge: !Equals [!Ref Size, large]
        Resources:
          Subject:
            Type: Custom::Subject
            Properties:
              Plain: text
              OfStage: !If [IsProd, a, b]
              OfSize: !If [IsLarge, a, b]
        """), as: .yaml))
  var made: [String] = []
  let exploration = Resolver(template).explore { scenario in
    ["Plain", "OfStage", "OfSize"].map { name in
      scenario.cached(name) {
        made.append(name)
        return scenario.template.resources["Subject"].map {
          rendered(scenario.properties(of: $0)[name])
        } ?? ""
      }
    }
  }
  #expect(exploration.outcomes.count == 4)
  #expect(made == ["Plain", "OfStage", "OfSize", "OfSize", "OfStage"])
}

@Test func `a parameter has one reading in a run, and a decision about it repeats the run`() throws
{
  // Stage is tied to Name by one condition, and decided by another that does not name it.
  let template = try Template(
    Document(
      reading: SourceText(
        """
        Parameters: {Stage: {Type: String}, Name: {Type: String}}
        Conditions:
          AreSame: !Equals [!Ref Stage, !Ref Name]
          IsProd: !Equals [!Ref Name, prod]
        Resources:
          Subject:
            Type: Custom::Subject
            Properties:
              V: [!If [AreSame, same, other], !Ref Stage, !If [IsProd, prod, "no"], !Ref Stage]
        """), as: .yaml))
  let exploration = Resolver(template).explore { scenario in
    scenario.template.resources["Subject"].map { rendered(scenario.properties(of: $0)["V"]) }
  }
  #expect(
    exploration.outcomes.map(\.result) == [
      "['same', 'prod', 'prod', 'prod']", "['same', <param:Stage>, 'no', <param:Stage>]",
      "['other', <param:Stage>, 'prod', <param:Stage>]",
      "['other', <param:Stage>, 'no', <param:Stage>]",
    ])
}
