internal import Documents
internal import Findings
public import Guard
internal import GuardHeaders
internal import Resolution
internal import Rules
internal import Templates

extension StatusSource {
  /// What a scan says of the document, where it is a template; else what is written.
  ///
  /// A file with metadata that names resource types is asked of one resource at a time; a rule is as it is
  /// for the worst.
  ///
  /// - Parameter time: the time of the run in seconds since 1970, for `now()`.
  public static func resolved(time: Int = 0) -> StatusSource {
    StatusSource { (file, document) throws(UnitTestError) in
      let template: Template
      do throws(NotATemplate) {
        template = try Template(document).expandingLoops(given: [[:]])
      } catch {
        return try StatusSource.asWritten(time: time).statuses(file, document)
      }
      let scan = StatusScan(file: file, template: template, time: time)
      let results = scan.results()
      if results.contains(where: \.isFault) { throw scan.fault() }
      return file.rules.map { rule in
        RuleStatus(name: rule.name, status: results.status(of: rule.name))
      }
    }
  }
}

/// The rules of one file asked of one template as a scan asks them, under their names as ids.
private struct StatusScan {
  let file: RulesFile
  let template: Template
  let time: Int
  private let header: GuardHeader?

  init(file: RulesFile, template: Template, time: Int) {
    self.file = file
    self.template = template
    self.time = time
    header = (try? GuardHeader(of: file.source)).flatMap { $0.resourceTypes.isEmpty ? nil : $0 }
  }

  func results() -> [RuleResult] {
    guard let header else {
      let pack = RulePack(
        file, path: "", ids: file.rules.map(\.name), mode: .resolved, time: time)
      return results(of: RuleSet([], packs: [pack]))
    }
    return file.rules.flatMap { rule in
      results(of: RuleSet([PropertyRule(header, ruleName: rule.name, file)])).map {
        RuleResult(ruleID: rule.name, resource: $0.resource, verdict: $0.verdict)
      }
    }
  }

  private func results(of rules: RuleSet) -> [RuleResult] {
    rules.check(template, deployedAs: [Deployment()], links: [.none])
  }

  /// The error that ends the rules, with its place; it is looked for where the scan has met it.
  func fault() -> UnitTestError {
    let exploration = Resolver(template).explore { scenario -> EvaluationError? in
      for document in documents(in: scenario) {
        do throws(EvaluationError) {
          _ = try Evaluation(of: file, on: document, time: time, respellsKeys: header == nil)
            .verdicts()
        } catch {
          return error
        }
      }
      return nil
    }
    let error = exploration.outcomes.lazy.compactMap(\.result).first
    return UnitTestError(
      error ?? EvaluationError("the rules cannot be evaluated", at: SourceRange(0, 0)))
  }

  private func documents(in scenario: Scenario) -> [GuardValue] {
    let view = ResolvedView(scenario: scenario)
    guard let header else { return [view.document(of: template)] }
    return template.resources.all.filter { header.resourceTypes.contains($0.type) }
      .map { view.document(of: $0, converts: header.convertsValues) }
  }
}

extension [RuleResult] {
  /// The status of a rule: that of the worst result, and skipped where there is none.
  fileprivate func status(of rule: String) -> GuardStatus {
    reduce(.skip) { worst, result in
      guard result.ruleID == rule else { return worst }
      return switch result.verdict {
      case .fail: worst.and(.fail)
      case .undecided: worst.and(.undecided)
      case .pass: worst.and(.pass)
      case .broken: worst
      }
    }
  }
}
