internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// What is declared is used somewhere.
struct UnusedDeclaration: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL056",
    title: "A parameter, mapping or condition is never used",
    severity: .info,
    precision: .high,
    profiles: [.strict],
    rationale: """
      What nothing uses asks whoever deploys the template for a choice that has no effect. Often a \
      reference to it was forgotten.
      """,
    remediation: "Remove the declaration, or refer to it.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html"
    ],
    examples: [
      .failing(
        template: """
          Parameters:
            ↓Owner: {Type: String}
          Mappings:
            ↓Regions: {eu-west-1: {Name: topic}}
          Conditions:
            ↓IsEurope: !Equals [!Ref AWS::Region, eu-west-1]
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .passing(
        template: """
          Parameters:
            Owner: {Type: String}
          Mappings:
            Regions: {eu-west-1: {Name: topic}}
          Conditions:
            IsEurope: !Equals [!Ref AWS::Region, eu-west-1]
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Condition: IsEurope
              Properties:
                TopicName: !FindInMap [Regions, !Ref AWS::Region, Name]
                DisplayName: !Sub "${Owner}'s topic"
          """),
      .undecided(
        template: """
          Transform: Example::Macro
          Parameters:
            Owner: {Type: String}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
    ])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    let declarations = [
      ("parameter", template.parameters.all.map(\.entry)),
      ("mapping", template.mappings.all.map(\.entry)),
      ("condition", template.conditions.all.map(\.entry)),
    ]
    guard declarations.contains(where: { !$0.1.isEmpty }) else { return .notApplicable }
    var uses = NameUses()
    for section in template.root.entries where !["Metadata", "Parameters"].contains(section.key) {
      uses.collect(section.value)
    }
    let unused = declarations.flatMap { what, entries in
      entries.filter { !uses.contain($0, as: what, in: template) && !isWritten($0, in: template) }
        .map { entry in
          Violation("\(what) '\(entry.key)' is never used; remove it", at: Place(keyOf: entry))
        }
    }
    if let first = unused.first, template.mayHaveMoreThanServerless {
      return .undecided("what is not run may use it: \(first.message)")
    }
    return Outcome(violations: unused)
  }

  /// Whether a loop that is written out may have used it: its name stands somewhere else.
  private func isWritten(_ entry: Entry, in template: Template) -> Bool {
    guard template.usesLanguageExtensions else { return false }
    let source = template.document.source
    return [
      SourceRange(0, entry.keyRange.start), SourceRange(entry.value.range.end, source.bytes.count),
    ].contains { source.firstRange(of: entry.key, in: $0) != nil }
  }
}

/// The names that functions and attributes use, of whatever they are.
private struct NameUses {
  /// By `Ref`, `Fn::Sub` and `Fn::ValueOf`.
  private var references: Set<String> = []
  private var mappings: Set<String> = []
  private var conditions: Set<String> = []
  /// Types of parameters all of which are used.
  private var types: Set<String> = []
  private var usesAnyMapping = false

  func contain(_ entry: Entry, as what: String, in template: Template) -> Bool {
    switch what {
    case "parameter":
      references.contains(entry.key) || types.contains(template.parameters[entry.key]?.type ?? "")
    case "mapping": usesAnyMapping || mappings.contains(entry.key)
    default: conditions.contains(entry.key)
    }
  }

  /// Depth is bounded by the reader's.
  mutating func collect(_ node: Node) {
    if let call = node.onlyEntry { take(call) }
    for element in node.elements { collect(element) }
    for entry in node.entries {
      // An attribute of a resource or output, or a function.
      if entry.key == "Condition", let name = entry.value.string { conditions.insert(name) }
      collect(entry.value)
    }
  }

  private mutating func take(_ call: Entry) {
    let first = call.value.elements.first
    switch call.key {
    case "Ref": if let name = call.value.string { references.insert(name) }
    case "Fn::Sub":
      let variables = call.value.elements.last
      for case .variable(let name) in SubText((first ?? call.value).text ?? "").parts
      where variables?.entry(name) == nil {
        references.insert(name)
      }
    case "Fn::FindInMap":
      if let name = first?.string { mappings.insert(name) } else { usesAnyMapping = true }
    case "Fn::If": if let name = first?.string { conditions.insert(name) }
    case "Fn::ValueOf": if let name = first?.string { references.insert(name) }
    case "Fn::ValueOfAll": if let type = first?.string { types.insert(type) }
    case "Fn::RefAll": if let type = call.value.string { types.insert(type) }
    default: break
    }
  }
}
