/// What has been made in a scenario, kept for all ways to deploy that answer alike what it rests on.
///
/// It is found by asking again what its making asked, in the same order: whoever finds it has met the same
/// conditions and parameters as whoever makes it.
public final class Recollection<Made> {
  @usableFromInline var questions = QuestionTree()
  @usableFromInline var made: [Made] = []

  /// Nothing has been made yet.
  @inlinable public init() {}

  /// What has been made without asking anything: it is the same in every scenario.
  @inlinable public var settled: Made? { questions.fixed.map { made[$0] } }

  /// What `make` gives, made once for the same answers of a scenario.
  ///
  /// `make` rests on nothing that it has not asked of `scenario` itself.
  @inlinable
  public func value(in scenario: Scenario, _ make: () -> Made) -> Made {
    if let place = questions.place(in: scenario) { return made[place] }
    scenario.trace.begin()
    let new = make()
    questions.keep(made.count, after: scenario.trace)
    made.append(new)
    return new
  }
}

/// Questions with their answers, and the place of what rests on them.
@usableFromInline
struct QuestionTree {
  private enum Step {
    case made(Int)
    /// The place of the next step for each answer that has been given.
    case asks(Question, next: [Answer: Int])
  }

  private var steps: [Step] = []
  /// What rests on nothing.
  @usableFromInline private(set) var fixed: Int?
  /// What was made last, for a run that is thrown away.
  private var last: Int?

  @usableFromInline init() {}

  /// The place of what rests on what a scenario answers; `nil` where nothing is kept for that.
  @usableFromInline
  func place(in scenario: Scenario) -> Int? {
    if let fixed { return fixed }
    if scenario.trace.isVoid, let last { return last }
    var place = 0
    while steps.indices.contains(place) {
      switch steps[place] {
      case .made(let made): return made
      case .asks(let question, let next):
        let answer = scenario.answer(to: question)
        if scenario.trace.isVoid, let last { return last }
        place = answer.flatMap { next[$0] } ?? steps.endIndex
      }
    }
    return nil
  }

  /// Keeps a place for what was asked while it was made.
  @usableFromInline
  mutating func keep(_ made: Int, after trace: Trace) {
    let asked = trace.end()
    if asked.isEmpty, !trace.isVoid {
      fixed = made
    } else {
      last = made
      add(trace.isVoid ? nil : made, asked)
    }
  }

  /// - Parameter made: `nil` where the last question has made the run void.
  private mutating func add(_ made: Int?, _ asked: [Trace.Step]) {
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
