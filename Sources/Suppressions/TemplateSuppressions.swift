internal import Documents
public import Findings
public import Templates

/// What is written in a template, and in the configuration, to suppress its findings.
public struct TemplateSuppressions {
  private let terms: SuppressionTerms
  private let path: String
  private var faults: [SuppressionFault]
  private var directives: [Directive] = []
  /// Places in ``directives``, by what they can cover.
  private var places: [Target: [Int]] = [:]

  /// What a directive can cover: a rule, and a resource where it is about one.
  private struct Target: Hashable {
    let ruleID: String
    let logicalID: String?
  }

  /// Directives of one template that are read.
  private static let maximumCount = 1000
  /// Characters of a reason.
  public static let minimumReason = 10

  /// Reads what is written.
  ///
  /// - Parameter path: of the template, as reports name it.
  public init(in template: Template, at path: String, _ terms: SuppressionTerms) {
    self.terms = terms
    self.path = path
    let (metadata, comments) = (MetadataReader(template), CommentReader(template))
    faults = metadata.faults + comments.faults
    var ranges: Set<SourceRange> = []
    for written in metadata.directives + comments.directives {
      let isNew = ranges.insert(written.selector.place.range).inserted
      guard ranges.count <= Self.maximumCount else {
        if isNew, ranges.count == Self.maximumCount + 1 {
          fault(
            "template has more than \(Self.maximumCount) suppressions; this one and those behind it"
              + " are not read", at: written.selector, of: written)
        }
        continue
      }
      take(written)
    }
  }

  /// Nothing is written, and the configuration says nothing either.
  public var isEmpty: Bool {
    directives.isEmpty && faults.isEmpty && terms.configured.isEmpty
  }

  private mutating func fault(
    _ message: String, at words: WrittenDirective.Words, of written: WrittenDirective,
    _ kind: SuppressionFault.Kind = .malformed
  ) {
    faults.append(SuppressionFault(kind, message, at: words, written.resource))
  }

  /// How long a reason is: in characters, without blanks at the ends.
  public static func length(ofReason text: String) -> Int {
    let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
    let scalars = text.unicodeScalars.drop(while: isBlank)
    return scalars.reversed().drop(while: isBlank).count
  }

  private mutating func take(_ written: WrittenDirective) {
    let selector = written.selector
    guard let rule = terms.rules.rule(selector.text) else {
      let hint = selector.text.nearest(in: terms.rules.names).map { "did you mean '\($0)'?" }
      return fault(
        "there is no rule '\(selector.text)'; "
          + (hint ?? "see 'cogcheck rules', and give the files of other rules with --rules"),
        at: selector, of: written)
    }
    let id = rule.id
    if let objection = Self.objection(to: rule) {
      return fault(objection, at: selector, of: written)
    }
    var expires: CalendarDate?
    if let day = written.expires {
      expires = CalendarDate(day.text)
      guard expires != nil else {
        return fault(
          "suppression of \(id) ends on '\(day.text)', which is not a day; write YYYY-MM-DD",
          at: day, of: written)
      }
    }
    let count = written.reason.map { Self.length(ofReason: $0.text) } ?? 0
    var isRefused = false
    if terms.policy.requiresReason, count < Self.minimumReason {
      isRefused = true
      let lack =
        count == 0
        ? "suppression of \(id) gives no reason"
        : "reason of the suppression of \(id) has only \(count) characters"
      fault(
        "\(lack); say why in at least \(Self.minimumReason) characters, until then the finding counts",
        at: selector, of: written, .withoutReason)
    }
    let objection = terms.policy.objection(
      to: id, named: rule.name, expires: expires, isInline: true, on: terms.today)
    if let objection {
      isRefused = true
      fault(objection, at: selector, of: written)
    }
    let logicalID: String? =
      if case .resource = written.scope { written.resource?.logicalID } else { nil }
    places[Target(ruleID: id, logicalID: logicalID), default: []].append(directives.count)
    directives.append(Directive(written, ruleID: id, expires: expires, isRefused: isRefused))
  }

  /// Why nothing can suppress findings of a rule; `nil` where something can.
  public static func objection(to rule: RuleMetadata) -> String? {
    rule.acceptability == .suppression
      ? nil : "findings of \(rule.id) cannot be suppressed; remove the suppression"
  }

  /// Directives that cover a finding, by their places.
  private func covering(_ finding: Finding) -> [Int] {
    let logicalIDs = finding.resource.map { [$0.logicalID, nil] } ?? [nil]
    return logicalIDs.flatMap { places[Target(ruleID: finding.ruleID, logicalID: $0)] ?? [] }
      .filter { directives[$0].covers(finding) }
  }

  private func configured(for finding: Finding) -> [ConfiguredSuppression] {
    guard !terms.configured.isEmpty, let rule = terms.rules.rule(withID: finding.ruleID),
      !terms.policy.isMandatory(rule.id, named: rule.name), Self.objection(to: rule) == nil
    else { return [] }
    return terms.configured.filter { $0.covers(finding, in: path, named: rule.name) }
  }

  /// Why a finding does not count; `nil` where nothing that holds covers it.
  public func acceptance(of finding: Finding) -> Acceptance? {
    for directive in covering(finding).map({ directives[$0] })
    where !directive.isRefused && !directive.isExpired(on: terms.today) {
      return .suppressed(directive.suppression)
    }
    let external = configured(for: finding).first { !$0.isExpired(on: terms.today) }
    return external.map {
      .suppressed(
        Suppression(
          reason: $0.reason, expires: $0.expires, origin: .configuration, range: nil))
    }
  }
}

extension TemplateSuppressions {
  /// What has come of the directives of a template.
  public struct Outcome {
    /// What rules said, with words about suppressions that are over.
    public let results: [RuleResult]
    /// What is wrong with directives, in no order.
    public let faults: [SuppressionFault]
    /// All directives that name a rule, in document order.
    public let uses: [SuppressionUse]
  }

  /// Holds the directives against what rules said.
  ///
  /// - Parameter asked: the ids of the rules of the scan.
  public func outcome(of results: [RuleResult], asked: Set<String>) -> Outcome {
    let findings = results.flatMap(\.findings)
    let covered = Set(findings.flatMap(covering))
    var faults = faults
    var uses: [SourceRange: SuppressionUse] = [:]
    for (place, directive) in directives.enumerated() {
      let state = state(
        of: directive, isCovering: covered.contains(place), results, asked: asked)
      let use = SuppressionUse(
        ruleID: directive.ruleID, logicalID: directive.written.resource?.logicalID,
        range: directive.range, reason: directive.reason, expires: directive.expires,
        origin: directive.written.origin, state: state)
      // One directive may stand in several resources: those that a loop makes.
      if uses[directive.range].map({ $0.state == .unused }) ?? true { uses[directive.range] = use }
    }
    for directive in Dictionary(grouping: directives, by: \.range).values.compactMap(\.first) {
      switch uses[directive.range]?.state {
      case .unused:
        faults.append(
          fault(.unused, unusedWords(for: directive, among: findings), directive))
      case .expired:
        let end = directive.expires.map { " ended on \($0)" } ?? ""
        faults.append(
          fault(
            .expired,
            "suppression of \(directive.ruleID)\(end), and what it covers counts again; fix that, or"
              + " accept it anew with a later day", directive))
      case .used, .notAsked, .refused, nil: break
      }
    }
    return Outcome(
      results: results.map(withLapses), faults: faults,
      uses: uses.values.sorted { $0.range < $1.range })
  }

  private func fault(
    _ kind: SuppressionFault.Kind, _ message: String, _ directive: Directive
  ) -> SuppressionFault {
    SuppressionFault(
      kind, message, at: directive.written.selector, directive.written.resource)
  }

  private func state(
    of directive: Directive, isCovering: Bool, _ results: [RuleResult], asked: Set<String>
  ) -> SuppressionUse.State {
    if directive.isRefused { return .refused }
    if isCovering { return directive.isExpired(on: terms.today) ? .expired : .used }
    guard asked.contains(directive.ruleID) else { return .notAsked }
    let mayApply = results.contains { result in
      guard result.ruleID == directive.ruleID, result.isUndecided || result.isFault else {
        return false
      }
      guard let own = directive.written.resource, let other = result.resource else { return true }
      return own.logicalID == other.logicalID
    }
    return mayApply ? .notAsked : .unused
  }

  /// What a directive that covers nothing is told: where its rule finds something, or which rule does here.
  private func unusedWords(for directive: Directive, among findings: [Finding]) -> String {
    let (id, resource) = (directive.ruleID, directive.written.resource)
    let owner = resource.map { " in '\($0.logicalID)'" } ?? ""
    let lack = "suppression of \(id) covers no finding\(owner)"
    let same = findings.filter { $0.ruleID == id }.sorted { $0.place.range < $1.place.range }
    if let near = same.first(where: { near in resource.map { near.isAbout($0) } ?? false }) {
      let place = near.pathBelowResource
      return "\(lack) at this place; the rule finds something "
        + (place.isEmpty ? "of the resource as a whole" : "at '\(place)'")
    }
    if let other = same.compactMap(\.resource).first {
      return "\(lack); the rule finds something in '\(other.logicalID)'"
    }
    let here = Set(
      findings.filter { finding in resource.map { finding.isAbout($0) } ?? false }.map(\.ruleID))
    if let near = id.nearest(in: here.sorted(), atMost: 1) {
      return "\(lack); did you mean '\(near)', which does?"
    }
    return "\(lack); remove it"
  }

  /// A result whose findings say where a suppression of them is over.
  private func withLapses(_ result: RuleResult) -> RuleResult {
    guard case .fail(let findings) = result.verdict else { return result }
    return RuleResult(
      ruleID: result.ruleID, resource: result.resource, verdict: .fail(findings.map(withLapse)))
  }

  private func withLapse(_ finding: Finding) -> Finding {
    guard acceptance(of: finding) == nil else { return finding }
    let lapsed = covering(finding).map { directives[$0] }.filter { !$0.isRefused }
    let days = lapsed.map(\.expires) + configured(for: finding).map(\.expires)
    guard let end = days.compactMap(\.self).max() else { return finding }
    let place = lapsed.first { $0.expires == end }.map {
      RelatedPlace("suppression that has expired (CFG002)", at: $0.range)
    }
    return finding.saying("suppressed until \(end), expired", at: place)
  }
}
