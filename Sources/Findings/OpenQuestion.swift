/// What rules leave undecided of one resource for the same reason: one value that is open, asked by several.
public struct OpenQuestion: Sendable {
  /// `nil` for the template as a whole.
  public let resource: ResourceName?
  /// One line, without final period.
  public let reason: String
  /// Rules that wait for an answer, in their order.
  public private(set) var ruleIDs: [String]

  /// What of results is undecided, in their order.
  static func all(_ results: [RuleResult]) -> [OpenQuestion] {
    var places: [Key: Int] = [:]
    var questions: [OpenQuestion] = []
    for result in results {
      guard case .undecided(let reason) = result.verdict else { continue }
      let key = Key(resource: result.resource, reason: reason)
      if let place = places[key] {
        let isKnown = questions[place].ruleIDs.contains(result.ruleID)
        if !isKnown { questions[place].ruleIDs.append(result.ruleID) }
      } else {
        places[key] = questions.count
        questions.append(
          OpenQuestion(resource: result.resource, reason: reason, ruleIDs: [result.ruleID]))
      }
    }
    return questions
  }

  private struct Key: Hashable {
    let resource: ResourceName?
    let reason: String
  }
}

extension TemplateReport {
  /// What the template leaves open, each question once.
  public var openQuestions: [OpenQuestion] { OpenQuestion.all(results) }
}
