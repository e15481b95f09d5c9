import Documents
import IAM
import Resolution
import Templates
import TestSupport
import Testing

/// A case of `Tests/Fixtures/roles/cases.yaml`: what the role `Role` of a template may do, and who gets it.
struct RoleCase: Sendable, CustomTestStringConvertible {
  let node: Node

  var testDescription: String { node["title"]?.text ?? "?" }

  static let all: [RoleCase] = {
    guard let bytes = try? Repository.bytes(of: "Tests/Fixtures/roles/cases.yaml"),
      let source = try? SourceText(bytes),
      let document = try? Document(reading: source, as: .yaml)
    else { return [] }
    return document.root.elements.map { RoleCase(node: $0) }
  }()

  var given: [String: String] {
    var values: [String: String] = [:]
    for entry in node["given"]?.entries ?? [] { values[entry.key] = entry.value.text }
    return values
  }

  /// The answers that are expected, by what is asked: an action, or `user`, `guest` and `stranger`.
  var expected: [String: String] {
    let entries = (node["allows"]?.entries ?? []) + (node["credentials"]?.entries ?? [])
    return Dictionary(entries.map { ($0.key, $0.value.text ?? "") }) { first, _ in first }
  }

  /// The answers in all scenarios; `mixed` where they differ.
  func found(in template: Template) -> [String: String] {
    let outcomes = Resolver(template, given: given).explore(answers).outcomes.map(\.result)
    return outcomes.dropFirst().reduce(outcomes.first ?? [:]) { all, next in
      all.merging(next) { $0 == $1 ? $0 : "mixed" }
    }
  }

  private func answers(in scenario: Scenario) -> [String: String] {
    guard let role = scenario.template.resources["Role"] else { return [:] }
    var answers: [String: String] = [:]
    let permissions = RolePermissions(of: role, in: scenario)
    for entry in node["allows"]?.entries ?? [] {
      answers[entry.key] = "\(permissions.allows(entry.key))"
    }
    let policy = PolicyDocument.trust(
      scenario.properties(of: role)["AssumeRolePolicyDocument"])
    let own = IdentityPoolCalls(poolID: scenario.resourceName("Pool"))
    for entry in node["credentials"]?.entries ?? [] {
      let decision =
        switch entry.key {
        case "user": policy.decide(own, for: .authenticated)
        case "guest": policy.decide(own, for: .unauthenticated)
        default: policy.decide(.stranger, for: .authenticated)
        }
      answers[entry.key] = "\(decision.outcome)"
    }
    return answers
  }
}

@Test func `the table of roles is read`() {
  #expect(RoleCase.all.count >= 174)
}

@Test(arguments: RoleCase.all)
func `a role may do, and is given to, what the case says`(_ it: RoleCase) throws {
  let text = it.node["template"]?.text ?? ""
  let document = try Document(reading: SourceText(text), as: .yaml)
  let found = it.found(in: try Template(document).expandingLoops(given: [it.given]))
  #expect(found == it.expected)
}
