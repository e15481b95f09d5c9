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
  private let text: GuardText
  private var profile = Profile.default
  private var options: [String: OptionValue] = [:]

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
    self.text = GuardText(text)
  }

  /// A rule of a file that was read: what its comment says, and the rules.
  init(_ header: GuardHeader, ruleName: String, _ file: RulesFile, text: String) {
    metadata = header.metadata(named: ruleName, of: file)
    resourceTypes = header.resourceTypes
    convertsValues = header.convertsValues
    self.text = GuardText(text, file)
  }

  /// The same with what is set in place of the literals of those names.
  ///
  /// The name of the profile is `%profile`, where the file binds that name.
  public func configured(for profile: Profile, options: [String: OptionValue]) -> any Rule {
    var rule = self
    rule.profile = profile
    rule.options = options
    return rule
  }

  /// One pass of the file over a document that holds the resource alone.
  public func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let purpose = convertsValues ? "Guard document" : "written Guard document"
    let document = scenario.cached(purpose, of: resource) {
      ResolvedView(scenario: scenario).document(of: resource, converts: convertsValues)
    }
    do {
      let file = try text.rulesFile()
      var values: [String: GuardValue] = [:]
      for (name, option) in options.merging(
        ["profile": .string(profile.rawValue)], uniquingKeysWith: { $1 })
      {
        guard let literal = file.literal(name) else { continue }
        guard let value = option.guardValue(inPlaceOf: literal) else {
          return .broken("option '\(name)' is not a regular expression")
        }
        values[name] = value
      }
      // Keys of CloudFormation have one spelling.
      let evaluation = Evaluation(
        of: file, on: document, options: values, respellsKeys: false)
      guard let verdict = try evaluation.verdict(ofRule: metadata.name) else {
        return .broken("the rules file has no rule '\(metadata.name)'")
      }
      let words = GuardWords(file: file)
      switch verdict.status {
      case .fail:
        return .fail(words.violations(of: verdict, in: resource, of: scenario.template))
      case .undecided: return .undecided(words.reason(of: verdict))
      case .pass, .skip:
        let remark = try evaluation.verdict(ofRule: metadata.name + "Remark")
        if let remark, remark.status == .fail {
          return .pass(
            remark: words.violations(of: remark, in: resource, of: scenario.template).first)
        }
        return verdict.status == .pass ? .pass : .notApplicable
      }
    } catch let error as EvaluationError {
      return .broken(error.message)
    } catch let error as RulesFileError {
      return .broken(error.message)
    } catch {
      return .broken("\(error)")
    }
  }
}
