internal import Documents
public import PolicyLanguage
internal import Resolution
internal import Templates

extension StatusSource {
  /// The values that the document deploys with, where it is a template; else what is written.
  ///
  /// A rule is as it is in the worst scenario. A file with metadata that names resource types is asked of
  /// one resource at a time, as in a scan.
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
      let header = try? PolicyHeader(of: file.source.string(in: file.wholeRange))
      let run = ResolvedStatusRun(
        file: file, template: template, time: time, types: header?.resourceTypes ?? [],
        convertsValues: header?.convertsValues ?? true)
      do throws(EvaluationError) {
        return zip(file.rules, try run.statuses()).map { RuleStatus(name: $0.name, status: $1) }
      } catch {
        throw UnitTestError(error)
      }
    }
  }
}

extension RulesFile {
  fileprivate var wholeRange: SourceRange { SourceRange(0, source.bytes.count) }
}

/// The rules of one file on one template.
private struct ResolvedStatusRun {
  private static let maximumScenarios = 64

  let file: RulesFile
  let template: Template
  let time: Int
  /// The types of the resources that are asked about one at a time; none for the whole template.
  let types: [String]
  let convertsValues: Bool

  func statuses() throws(EvaluationError) -> [PolicyStatus] {
    let resolver = Resolver(template)
    guard !types.isEmpty else {
      return try statuses(in: resolver, assuming: []) {
        ResolvedView(scenario: $0).document(of: template)
      }
    }
    var all = file.rules.map { _ in PolicyStatus.skip }
    for resource in template.resources.all where types.contains(resource.type) {
      let some = try statuses(in: resolver, assuming: resource.facts) {
        ResolvedView(scenario: $0).document(of: resource, converts: convertsValues)
      }
      all = zip(all, some).map { $0.and($1) }
    }
    return all
  }

  private func statuses(
    in resolver: Resolver, assuming facts: [Fact], _ document: (Scenario) -> PolicyValue
  ) throws(EvaluationError) -> [PolicyStatus] {
    let exploration = resolver.explore(assuming: facts, limit: Self.maximumScenarios) { scenario in
      Result { () throws(EvaluationError) in
        let evaluation = Evaluation(
          of: file, on: document(scenario), time: time, respellsKeys: types.isEmpty)
        return try evaluation.verdicts().map(\.verdict.status)
      }
    }
    var all = file.rules.map { _ in
      exploration.isComplete ? PolicyStatus.skip : PolicyStatus.undecided
    }
    for outcome in exploration.outcomes {
      let some = try outcome.result.get()
      // Nothing is wrong for sure where the scenario may be impossible.
      let judged = some.map { $0 == .fail && !outcome.isCertain ? .undecided : $0 }
      all = zip(all, judged).map { $0.and($1) }
    }
    return all
  }
}
