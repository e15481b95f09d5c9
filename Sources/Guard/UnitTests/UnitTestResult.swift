internal import Documents

/// What one case of a unit test file comes to.
public struct UnitTestResult: Sendable {
  /// An expectation, and what its rule came to.
  public struct Judgement: Hashable, Sendable {
    /// What was expected.
    public let expectation: UnitTestExpectation
    /// What the rule is; `nil` where the evaluation ended with an error.
    public let actual: GuardStatus?

    /// The rule is what was expected.
    public var isMet: Bool { actual == expectation.status }
  }

  /// What was expected of rules of the file, in written order.
  public let judgements: [Judgement]
  /// What was expected of rules that the file does not have, which means nothing.
  public let unknown: [UnitTestExpectation]
  /// Rules of which nothing was expected, each name once, in file order.
  public let notExpected: [RuleStatus]
  /// Why no rule has a status.
  public let error: UnitTestError?
}

extension UnitTestCase {
  /// Asks the rules of a file about the document of the case.
  ///
  /// - Parameter stem: the name of the rules file without its ending: `<stem>/default` is the rule of
  ///   the clauses outside any rule, as `default` is.
  public func result(
    of file: RulesFile, named stem: String, by source: StatusSource
  ) -> UnitTestResult {
    let names = Set(file.rules.map(\.name))
    func ruleName(of expectation: UnitTestExpectation) -> String? {
      let isDefault = expectation.rule == "\(stem)/\(GuardRule.defaultName)"
      let name = isDefault ? GuardRule.defaultName : expectation.rule
      return names.contains(name) ? name : nil
    }

    var statuses: [RuleStatus] = []
    var failure: UnitTestError?
    do throws(UnitTestError) {
      statuses = try source.statuses(file, Document(rootedAt: input))
    } catch {
      failure = error
    }
    let byName = Dictionary(grouping: statuses, by: \.name).mapValues { $0.map(\.status) }
    var judgements: [UnitTestResult.Judgement] = []
    var unknown: [UnitTestExpectation] = []
    var expected: Set<String> = []
    for expectation in expectations {
      guard let name = ruleName(of: expectation) else {
        unknown.append(expectation)
        continue
      }
      expected.insert(name)
      let actual =
        failure == nil ? expectation.status.orElse(byName[name, default: []]) : nil
      judgements.append(.init(expectation: expectation, actual: actual))
    }
    var others: [RuleStatus] = []
    for status in statuses where expected.insert(status.name).inserted {
      others.append(
        RuleStatus(name: status.name, status: byName[status.name, default: []].together))
    }
    return UnitTestResult(
      judgements: judgements, unknown: unknown, notExpected: others, error: failure)
  }
}

extension GuardStatus {
  /// This status where one of the rules of a name has it, else what they are together.
  ///
  /// A rule is skipped only where all of its name are.
  fileprivate func orElse(_ statuses: [GuardStatus]) -> GuardStatus {
    self != .skip && statuses.contains(self) ? self : statuses.together
  }
}

extension [GuardStatus] {
  /// What rules of one name are together: the worst, and skipped only where all are.
  fileprivate var together: GuardStatus { reduce(.skip) { $0.and($1) } }
}
