import Documents
import IAM
import Resolution
import Templates
import TestSupport
import Testing

/// The trust cases in Tests/Fixtures/trust: a policy, a pool's ExternalId, and what IAM decides.
struct TrustCase: Sendable, CustomTestStringConvertible {
  let node: Node
  let source: SourceText

  var testDescription: String {
    "\(node["id"]?.text ?? "?") \(node["title"]?.text ?? "")"
  }

  static let all: [TrustCase] = {
    guard let bytes = try? Repository.bytes(of: "Tests/Fixtures/trust/cases.json"),
      let source = try? SourceText(bytes),
      let document = try? Document(reading: source, as: .json)
    else { return [] }
    return document.root["cases"]?.elements.map { TrustCase(node: $0, source: source) } ?? []
  }()

  /// The case as a template with the pool and its role.
  var template: String {
    func text(_ key: String) -> String? { node[key].map { source.string(in: $0.range) } }
    let sections = [
      ("parameters", "Parameters"), ("mappings", "Mappings"), ("conditions", "Conditions"),
    ]
    .compactMap { key, section in text(key).map { "\"\(section)\": \($0)," } }
    let externalID = text("poolExternalId").map { ", \"ExternalId\": \($0)" } ?? ""
    return """
      {\(sections.joined())
       "Resources": {
        "Pool": {"Type": "AWS::Cognito::UserPool", "Properties": {
          "SmsConfiguration": {"SnsCallerArn": {"Fn::GetAtt": ["Role", "Arn"]}\(externalID)}}},
        "Role": {"Type": "AWS::IAM::Role", "Properties": {
          "AssumeRolePolicyDocument": \(text("trustPolicy") ?? "{}")}}}}
      """
  }

  var pseudoParameters: [String: String] {
    var values: [String: String] = [:]
    for entry in node["pseudo"]?.entries ?? [] {
      values[entry.key] = entry.value.text
    }
    return values
  }
}

/// The five results of a case, in the words of the cases.
struct TrustResults: Equatable {
  var own, missing, other, foreign, verdict: String

  init(_ verdict: TrustVerdict) {
    own = Self.word(verdict.own.outcome)
    missing = Self.word(verdict.missing.outcome)
    other = Self.word(verdict.other.outcome)
    foreign = Self.word(verdict.foreign.outcome)
    self.verdict = Self.word(verdict.kind)
  }

  init(_ expected: Node) {
    func word(_ key: String) -> String { expected[key]?.text ?? "" }
    (own, missing, other, foreign) = (word("own"), word("missing"), word("other"), word("foreign"))
    verdict = word("verdict")
  }

  static let order = ["invalid", "broken", "open", "unknown", "ok"]

  /// Results of several scenarios as one: `mixed` where they differ, the worst verdict.
  mutating func merge(_ next: TrustResults) {
    for part in [\TrustResults.own, \.missing, \.other, \.foreign]
    where self[keyPath: part] != next[keyPath: part] {
      self[keyPath: part] = "mixed"
    }
    let worst = Self.order.first { $0 == verdict || $0 == next.verdict }
    verdict = worst ?? verdict
  }

  static func word(_ outcome: PolicyDecision.Outcome) -> String {
    switch outcome {
    case .allowed: "allowed"
    case .denied: "denied"
    case .open: "unknown"
    }
  }

  static func word(_ kind: TrustVerdict.Kind) -> String {
    switch kind {
    case .invalid: "invalid"
    case .broken: "broken"
    case .open: "open"
    case .undecided: "unknown"
    case .sound: "ok"
    }
  }
}

@Test func `all trust cases are there`() {
  #expect(TrustCase.all.count == 165)
}

@Test(arguments: TrustCase.all)
func `a trust policy is decided as IAM decides it`(_ it: TrustCase) throws {
  let document = try Document(reading: SourceText(it.template), as: .json)
  let resolver = Resolver(try Template(document), given: it.pseudoParameters)
  let exploration = resolver.explore { scenario in TrustResults(verdict(in: scenario)) }
  #expect(exploration.isComplete)

  var merged = try #require(exploration.outcomes.first?.result)
  for outcome in exploration.outcomes.dropFirst() { merged.merge(outcome.result) }
  #expect(merged == TrustResults(try #require(it.node["expect"])))

  for scenario in it.node["scenarios"]?.elements ?? [] {
    let facts = try #require(scenario["when"]).entries.map {
      Fact(.condition($0.key), holds: $0.value.boolean == true)
    }
    let matching = resolver.explore(assuming: facts) { TrustResults(verdict(in: $0)) }
    #expect(matching.outcomes.map(\.result) == [TrustResults(try #require(scenario["expect"]))])
  }
}

private func verdict(in scenario: Scenario) -> TrustVerdict {
  let resources = scenario.template.resources
  let pool = resources["Pool"].map { scenario.properties(of: $0) }
  let role = resources["Role"].map { scenario.properties(of: $0) }
  let sms = pool?["SmsConfiguration"]
  guard let externalID = sms?["ExternalId"], let policy = role?["AssumeRolePolicyDocument"],
    let arn = scenario.attribute("Arn", of: "Pool")
  else { preconditionFailure("the template of a case has a pool and a role") }
  let calls = CognitoCalls(
    poolArn: arn, account: scenario.pseudoParameter("AWS::AccountId"), externalID: externalID)
  return TrustVerdict(PolicyDocument.trust(policy), calls)
}
