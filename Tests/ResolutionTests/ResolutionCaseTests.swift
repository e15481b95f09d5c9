import Documents
import Resolution
import Templates
import TestSupport
import Testing

/// One case of `Tests/Fixtures/resolution/cases.yaml`.
struct ResolutionCase: Sendable, CustomTestStringConvertible {
  let node: Node
  let source: SourceText

  var testDescription: String { node["title"]?.text ?? "?" }

  static let all: [ResolutionCase] = {
    guard let bytes = try? Repository.bytes(of: "Tests/Fixtures/resolution/cases.yaml"),
      let source = try? SourceText(bytes),
      let document = try? Document(reading: source, as: .yaml)
    else { return [] }
    return document.root.elements.map { ResolutionCase(node: $0, source: source) }
  }()

  /// The sections of the case and a resource `Subject` with the value as its property `V`, in long form.
  var json: String {
    let value = node["value"].map { JSONText.of($0) } ?? "null"
    let subject = "\"Subject\": {\"Type\": \"Custom::Subject\", \"Properties\": {\"V\": \(value)}}"
    let resources = members("Resources").map { "\"\($0.key)\": \(JSONText.of($0.value)), " }
      .joined()
    return "{" + otherSections.map { "\"\($0.key)\": \(JSONText.of($0.value)), " }.joined()
      + "\"Resources\": {\(resources)\(subject)}}"
  }

  /// The same as the case writes it, in short form.
  var yaml: String {
    let value = node["value"].map { written($0, indentation: 8) } ?? " "
    let resources = members("Resources").map {
      "  \($0.key): \(source.string(in: $0.value.range))\n"
    }
    let sections = otherSections.map { entry in
      "\(entry.key):\(written(entry.value, indentation: 6))\n"
    }
    return sections.joined() + "Resources:\n" + resources.joined()
      + "  Subject:\n    Type: Custom::Subject\n    Properties:\n      V:\(value)\n"
  }

  /// A value as the file writes it, with the gap before it.
  ///
  /// A block keeps the indentation that its further lines have in the file.
  private func written(_ node: Node, indentation: Int) -> String {
    let text = source.string(in: node.range)
    let isBlock =
      !node.kind.isScalar && !text.hasPrefix("[")
      && !text.hasPrefix("{") && !text.hasPrefix("!")
    return (isBlock ? "\n" + String(repeating: " ", count: indentation) : " ") + text
  }

  /// JSON cannot say what the case is about.
  var isYAMLOnly: Bool { node["yamlOnly"]?.boolean == true }

  private var otherSections: [Entry] {
    (node["sections"]?.entries ?? []).filter { $0.key != "Resources" }
  }

  private func members(_ section: String) -> [Entry] {
    node["sections"]?[section]?.entries ?? []
  }

  var given: [String: String] {
    var values: [String: String] = [:]
    for entry in node["given"]?.entries ?? [] {
      values[entry.key] = entry.value.text
    }
    return values
  }

  /// What is expected, by scenario; the empty key for all.
  var expected: [String: String] {
    guard let expect = node["expect"] else { return [:] }
    guard expect.kind == .mapping else { return ["": expect.text ?? ""] }
    return Dictionary(uniqueKeysWithValues: expect.entries.map { ($0.key, $0.value.text ?? "") })
  }
}

@Test func `the table of cases is read`() {
  #expect(ResolutionCase.all.count >= 170)
}

@Test(arguments: ResolutionCase.all)
func `a value is in each scenario what the case says`(_ it: ResolutionCase) throws {
  let yaml = try Document(reading: SourceText(it.yaml), as: .yaml)
  let found = try scenarios(of: yaml, given: it.given)
  #expect(found == it.expected)
}

@Test(arguments: ResolutionCase.all.filter { !$0.isYAMLOnly })
func `a value is the same in JSON and in long form`(_ it: ResolutionCase) throws {
  let json = try Document(reading: SourceText(it.json), as: .json)
  let found = try scenarios(of: json, given: it.given)
  #expect(found == it.expected)
}

func scenarios(of document: Document, given: [String: String]) throws -> [String: String] {
  let template = try Template(document).expandingLoops(given: [given])
  let resolver = Resolver(template, given: given)
  let exploration = resolver.explore { scenario in
    scenario.template.resources["Subject"].map { rendered(scenario.properties(of: $0)["V"]) } ?? ""
  }
  #expect(exploration.isComplete)
  let results = exploration.outcomes.map { outcome in
    (
      outcome.facts.map { "\(name(of: $0.subject))=\($0.holds)" }.sorted().joined(separator: "&"),
      outcome.result
    )
  }
  #expect(Set(results.map(\.0)).count == results.count)
  return Dictionary(results) { first, _ in first }
}

/// `IsProd` for a condition, `<param:P>:a,b` for keys, `P:a` for a value.
private func name(of subject: Fact.Subject) -> String {
  switch subject {
  case .condition(let name): name
  case .key(let text, let keys):
    text.parts.map { part in
      switch part {
      case .literal(let literal): literal
      case .atom(let atom): rendered(atom)
      }
    }.joined() + ":" + keys.joined(separator: ",")
  case .value(let name, let value): "\(name):\(value)"
  }
}

func rendered(_ value: Value) -> String {
  switch value.content {
  case .absent: return "absent"
  case .open(let atom): return rendered(atom)
  case .list(let items): return "[" + items.map { rendered($0) }.joined(separator: ", ") + "]"
  case .mapping:
    let members = value.members.map { "\($0.entry.key): \(rendered($0.value))" }
    return "{" + (members + (value.hasOpenMembers ? ["…"] : [])).joined(separator: ", ") + "}"
  case .scalar(let text, _):
    if let known = text.known { return "'\(known)'" }
    return text.parts.map { part in
      switch part {
      case .literal(let literal): literal
      case .atom(let atom): rendered(atom)
      }
    }.joined()
  }
}

private func rendered(_ atom: Atom) -> String {
  switch atom.origin {
  case .parameter(let name): "<param:\(name)>"
  case .pseudoParameter(let name): "<pseudo:\(name)>"
  case .resource(let name): "<ref:\(name)>"
  case .attribute(let resource, let name): "<att:\(resource).\(name)>"
  case .derived(let call): "<\(withoutPlaces(call))>"
  case .fresh(let name): "<fresh:\(name)>"
  }
}

/// What equals nothing else is told apart by its place in the text, which differs between notations.
private func withoutPlaces(_ call: String) -> String {
  call.replacing(/@\d+/, with: "@")
}
