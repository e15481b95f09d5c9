public import Findings
internal import Guard
internal import GuardHeaders
public import Resolution
public import Rules
public import Templates

/// A rule in Guard with metadata: asked of one resource at a time, on the values that it deploys with.
public struct PropertyRule: ResourceRule {
  /// All that is said of the rule.
  public let metadata: RuleMetadata
  /// The types that it looks at.
  public let resourceTypes: [String]
  private let convertsValues: Bool
  private let ships: Bool
  private var text: GuardText

  /// A rule that ships.
  ///
  /// - Parameters:
  ///   - name: the name of its file and of the rule in it.
  ///   - details: makes what there is to say beside the title.
  ///   - text: the rules, without the comment that says all this.
  public init(
    name: String, id: String, title: String, severity: Severity,
    precision: RuleMetadata.Precision = .high, profiles: [Profile], types: [String],
    convertsValues: Bool = true, details: @escaping @Sendable () -> RuleDetails, text: String
  ) {
    metadata = RuleMetadata(
      id: id, name: name, title: title, severity: severity, precision: precision,
      profiles: profiles, details: details)
    resourceTypes = types
    self.convertsValues = convertsValues
    ships = true
    self.text = GuardText(text, ruleName: name)
  }

  /// A rule of a file that was read: what its comment says, and the rules.
  init(_ header: GuardHeader, ruleName: String, _ file: RulesFile) {
    metadata = header.metadata(named: ruleName, of: file)
    resourceTypes = header.resourceTypes
    convertsValues = header.convertsValues
    ships = false
    text = GuardText(file, ruleName: ruleName)
  }

  /// The same with what is set in place of the literals of those names.
  ///
  /// The name of the profile is `%profile`, where the file binds that name.
  public func configured(for profile: Profile, options: [String: OptionValue]) -> any Rule {
    var rule = self
    rule.text = text.configured(for: profile, options)
    return rule
  }

  /// One pass of the file over a document that holds the resource alone.
  public func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let purpose = convertsValues ? "Guard document" : "written Guard document"
    let document = scenario.cached(purpose, of: resource) {
      ResolvedView(scenario: scenario).document(of: resource, converts: convertsValues)
    }
    do {
      let rules = try text.rules()
      // Keys of CloudFormation have one spelling.
      let evaluation = Evaluation(of: rules.file, on: document, respellsKeys: false)
      let verdict = try evaluation.verdict(ofRuleAt: rules.place)
      let words = GuardWords(file: rules.file, leavesMissingSub: ships)
      switch verdict.status {
      case .fail:
        let violations = words.violations(of: verdict, in: resource, of: scenario.template)
        return violations.isEmpty ? .notApplicable : .fail(violations)
      case .undecided: return .undecided(words.reason(of: verdict))
      case .pass, .skip:
        if let place = rules.placeOfRemark {
          let remark = try evaluation.verdict(ofRuleAt: place)
          if remark.status == .fail {
            return .pass(
              remark: words.violations(of: remark, in: resource, of: scenario.template).first)
          }
        }
        return verdict.status == .pass ? .pass : .notApplicable
      }
    } catch let error as EvaluationError {
      return .broken(error.message)
    } catch let error as GuardText.Refusal {
      return .broken(error.message)
    } catch {
      return .broken("\(error)")
    }
  }
}
