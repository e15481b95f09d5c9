internal import Documents
internal import Findings
internal import Suppressions

/// What configurations accept, each entry with the place that it stands at.
struct ConfiguredAcceptance: Sendable {
  /// A suppression, and where it stands.
  struct Entry: Sendable {
    let suppression: ConfiguredSuppression
    /// Where its rule is named.
    let range: SourceRange
    let text: ConfigurationText
  }

  let policy: SuppressionPolicy
  /// Those of the nearest configuration first.
  let entries: [Entry]
}

extension Settings {
  /// What may be accepted, and what is.
  ///
  /// - Parameter today: the day of the scan.
  /// - Throws: ``UsageError``, with the place, where a rule is none, or the policy does not allow an entry.
  func acceptance(
    on today: CalendarDate, among rules: [RuleMetadata]
  ) throws(UsageError) -> ConfiguredAcceptance {
    var policy = SuppressionPolicy()
    if let configuration = configurations.all.first(where: { $0.policy != nil }),
      let entry = configuration.policy
    {
      policy = SuppressionPolicy(
        noInline: try configuration.text.patterns(entry.noInline, among: rules),
        mandatory: try configuration.text.patterns(entry.mandatory, among: rules),
        requiresReason: entry.requiresReason ?? true,
        requiresExpiry: entry.requiresExpiry ?? false, maximumDays: entry.maximumDays)
    }
    var entries: [ConfiguredAcceptance.Entry] = []
    for configuration in configurations.all {
      for entry in configuration.suppressions {
        let text = configuration.text
        try text.check(entry, against: policy, on: today, among: rules)
        entries.append(
          ConfiguredAcceptance.Entry(
            suppression: ConfiguredSuppression(
              of: entry.selector.text, paths: entry.paths,
              resource: entry.resource.map { Glob($0) }, reason: entry.reason,
              expires: entry.expires),
            range: entry.range, text: text))
      }
    }
    return ConfiguredAcceptance(policy: policy, entries: entries)
  }
}

extension ConfigurationText {
  fileprivate func patterns(
    _ names: [Configuration.RuleName], among rules: [RuleMetadata]
  ) throws(UsageError) -> [RulePattern] {
    var patterns: [RulePattern] = []
    for name in names {
      _ = try self.rules(name.selector, at: name.range, among: rules)
      patterns.append(RulePattern(name.selector.text))
    }
    return patterns
  }

  fileprivate func check(
    _ entry: Configuration.SuppressionEntry, against policy: SuppressionPolicy,
    on today: CalendarDate, among rules: [RuleMetadata]
  ) throws(UsageError) {
    let minimum = TemplateSuppressions.minimumReason
    let named = try self.rules(entry.selector, at: entry.range, among: rules)
    if !entry.selector.isPrefix, let objection = TemplateSuppressions.objection(to: named[0]) {
      throw error(objection, at: entry.range)
    }
    for rule in named {
      let objection = policy.objection(
        to: rule.id, named: rule.name, expires: entry.expires, isInline: false, on: today)
      if let objection { throw error(objection, at: entry.range) }
    }
    let length = TemplateSuppressions.length(ofReason: entry.reason)
    if policy.requiresReason, length < minimum {
      let lack = length == 0 ? "gives no reason" : "has a reason of only \(length) characters"
      throw error(
        "suppression of \(entry.selector.text) \(lack); say why in at least \(minimum) characters",
        at: entry.range)
    }
  }

  private func rules(
    _ selector: RuleSelector, at range: SourceRange, among rules: [RuleMetadata]
  ) throws(UsageError) -> [RuleMetadata] {
    do throws(RuleSelector.NothingMatches) {
      return try selector.matches(in: rules)
    } catch {
      throw self.error(error.message, at: range)
    }
  }
}
