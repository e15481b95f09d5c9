internal import Documents
internal import Findings
public import Guard
internal import Resolution
public import Rules
internal import Templates

extension RulePack {
  /// A rules file that the user gives, asked of whole templates.
  ///
  /// - Parameters:
  ///   - path: as messages name the file.
  ///   - ids: one for each rule of `file`, in its order.
  ///   - time: seconds since 1970, for `now()`.
  public init(_ file: RulesFile, path: String, ids: [String], mode: GuardMode, time: Int) {
    let pack = GuardPack(file: file, path: path, time: time)
    let rules = zip(file.rules, ids).map { rule, id in
      RuleMetadata(
        id: id, name: id == rule.name ? "" : rule.name,
        title: "Rule \(rule.name) of \(path) does not hold",
        severity: .medium, precision: .medium, profiles: []
      ) { RuleDetails() }
    }
    self.init(
      rules,
      check: mode.guardVersion.map { version in
        .written { pack.outcomes(of: $0, asWrittenFor: version) }
      } ?? .deployed(pack.outcome(ofRuleAt:of:in:)))
  }
}

/// The rules of a file, evaluated on whole templates.
private struct GuardPack {
  let file: RulesFile
  let path: String
  let time: Int

  /// What one rule, by its place, says of a template in one scenario.
  func outcome(ofRuleAt place: Int, of template: Template, in scenario: Scenario) -> Outcome {
    let document = scenario.cached("Guard template") {
      ResolvedView(scenario: scenario).document(of: template)
    }
    do throws(EvaluationError) {
      let evaluation = Evaluation(of: file, on: document, time: time)
      return outcome(try evaluation.verdict(ofRuleAt: place), of: template)
    } catch {
      return .broken(words(for: error))
    }
  }

  /// What each rule says of a template as it is written.
  func outcomes(of template: Template, asWrittenFor version: GuardVersion) -> [Outcome] {
    do throws(WrittenDocument.Refusal) {
      let document = try WrittenDocument.value(
        of: version.document(of: template), version.templates)
      return outcomes(on: document, of: template)
    } catch {
      let place = LineIndex(template.document.source).position(of: error.range.start)
      return broken("line \(place.line) of the template: \(error.message)")
    }
  }

  private func outcomes(on document: GuardValue, of template: Template) -> [Outcome] {
    do throws(EvaluationError) {
      return try Evaluation(of: file, on: document, time: time).verdicts()
        .map { outcome($0.verdict, of: template) }
    } catch {
      return broken(words(for: error))
    }
  }

  private func outcome(_ verdict: Verdict, of template: Template) -> Outcome {
    let words = GuardWords(file: file)
    return switch verdict.status {
    case .pass: .pass
    case .skip: .notApplicable
    case .undecided: .undecided(words.reason(of: verdict))
    case .fail: .fail(words.violations(of: verdict, in: template))
    }
  }

  private func words(for error: EvaluationError) -> String {
    let place = LineIndex(file.source).position(of: error.range.start)
    return "\(path):\(place.line):\(place.column): \(error.message)"
  }

  /// One error ends all rules of the file; it is told once.
  private func broken(_ reason: String) -> [Outcome] {
    file.rules.indices.map { $0 == 0 ? .broken(reason) : .notApplicable }
  }
}

extension GuardWords {
  /// What fails somewhere in a template, with the resource that holds it.
  fileprivate func violations(of verdict: Verdict, in template: Template) -> [Violation] {
    let start = template.root.entry("Resources").map { Place(keyOf: $0) }
    var violations: [Violation] = []
    for check in verdict.failures.flatMap(\.requirements) {
      let violation = violation(
        of: check, elsewhere: start ?? Place(SourceRange(0, 0)),
        in: check.value.flatMap { template.resource(holding: $0) })
      if !violations.contains(violation) { violations.append(violation) }
    }
    return violations
  }
}

extension Template {
  /// The resource in which a value stands.
  fileprivate func resource(holding value: GuardValue) -> Resource? {
    var node: Node?
    switch value.place {
    case .value(let place), .key(let place): node = place
    case .none: break
    }
    while let current = node {
      if let entry = current.enclosingEntry, current.isMemberOfSection("Resources") {
        return resources[entry.key]
      }
      node = current.parent
    }
    return nil
  }
}

extension Node {
  fileprivate func isMemberOfSection(_ name: String) -> Bool {
    parent?.enclosingEntry?.key == name && parent?.parent?.parent == nil
  }
}
