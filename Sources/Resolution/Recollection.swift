/// What has been made in a scenario, kept for all ways to deploy that answer alike what it rests on.
///
/// It is found by asking again what its making asked, in the same order: whoever finds it has met the same
/// conditions and parameters as whoever makes it.
public final class Recollection<Made> {
  private enum Step {
    case made(Made)
    /// The place of the next step for each answer that has been given.
    case asks(Question, next: [Answer: Int])
  }

  /// What rests on nothing.
  private var fixed: Made?
  private var steps: [Step] = []
  private var anyMade: Made?

  /// Nothing has been made yet.
  public init() {}

  /// What `make` gives, made once for the same answers of a scenario.
  ///
  /// `make` rests on nothing that it has not asked of `scenario` itself.
  public func value(in scenario: Scenario, _ make: () -> Made) -> Made {
    if let fixed { return fixed }
    if scenario.trace.isVoid, let anyMade { return anyMade }
    var place = 0
    while steps.indices.contains(place) {
      switch steps[place] {
      case .made(let made): return made
      case .asks(let question, let next):
        let answer = scenario.answer(to: question)
        if scenario.trace.isVoid, let anyMade { return anyMade }
        place = answer.flatMap { next[$0] } ?? steps.endIndex
      }
    }
    let (made, asked) = scenario.trace.following(make)
    if asked.isEmpty, !scenario.trace.isVoid {
      fixed = made
    } else {
      keep(scenario.trace.isVoid ? nil : made, asked)
      anyMade = made
    }
    return made
  }

  /// - Parameter made: `nil` where the last question has made the run void.
  private func keep(_ made: Made?, _ asked: [Trace.Step]) {
    var place = 0
    for (number, (question, answer)) in asked.enumerated() {
      if place == steps.endIndex { steps.append(.asks(question, next: [:])) }
      guard case .asks(question, var next) = steps[place] else { return }
      if made == nil, number == asked.count - 1 { return }
      if let following = next[answer] {
        place = following
      } else {
        next[answer] = steps.endIndex
        steps[place] = .asks(question, next: next)
        place = steps.endIndex
      }
    }
    if let made, place == steps.endIndex { steps.append(.made(made)) }
  }
}
