internal import Templates

/// Something that one way to deploy a template may answer otherwise than another.
struct Question: Hashable {
  enum Kind: Hashable {
    case decision(Fact.Subject)
    /// Taken as so, where nothing else is left.
    case assumption(Fact.Subject)
    case reading(Variable)
  }

  let kind: Kind
  /// The path of the template that is asked; `nil` for the one that is looked at.
  let scope: String?
}

/// What a scenario says to a question.
enum Answer: Hashable {
  case truth(Bool)
  case value(String)
  case byDefault
  case open
}

/// The questions that something rests on, each once, in the order in which they are asked.
///
/// One for a scenario and those of other templates that it leads to.
@usableFromInline
final class Trace {
  typealias Step = (question: Question, answer: Answer)

  /// The run is repeated, and what it gives thrown away: from here on any answer does.
  var isVoid = false

  /// What is being made, the innermost last.
  private var open: [(steps: [Step], asked: Set<Question>)] = []

  func note(_ kind: Question.Kind, in scope: String?, _ answer: @autoclosure () -> Answer) {
    guard !open.isEmpty, !isVoid else { return }
    add((Question(kind: kind, scope: scope), answer()))
  }

  private func add(_ step: Step) {
    let last = open.count - 1
    if open[last].asked.insert(step.question).inserted { open[last].steps.append(step) }
  }

  /// From here on something more is made.
  @usableFromInline
  func begin() { open.append(([], [])) }

  /// The questions that what was begun last has asked: it is made.
  func end() -> [Step] {
    let steps = open.removeLast().steps
    if !open.isEmpty { for step in steps { add(step) } }
    return steps
  }
}
