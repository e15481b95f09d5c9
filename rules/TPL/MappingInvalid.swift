internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// A mapping has two levels of keys, and texts or lists below them.
///
/// What names may hold: https://github.com/aws-cloudformation/cfn-lint/issues/2004 (upper keys),
/// https://github.com/aws/serverless-application-model/issues/1608 (lower keys), and keys that are numbers:
/// https://github.com/aws-cloudformation/cfn-lint/issues/292
struct MappingInvalid: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL059",
    title: "Mapping is malformed",
    severity: .medium,
    precision: .veryHigh,
    rationale: """
      CloudFormation refuses the whole template. In YAML a key such as an account id is a number unless it \
      stands between quotes, and keys of mappings are texts.
      """,
    remediation: """
      Write two levels of keys and a text, number or list below them; letters and digits in the lower \
      keys, hyphens and dots too in the upper ones. Put keys that are numbers in quotes.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html"
    ],
    examples: [
      .failing(
        template: """
          Mappings:
            ↓Names: [shop]
            ↓by-stage: {prod: {Name: shop}}
            Stages:
              ↓prod: shop
              ↓dev/eu: {Name: shop}
              test: {↓topic_name: shop, Title: ↓!Ref "AWS::StackName"}
              live: {Name: ↓{Text: shop}}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .failing(
        template: """
          Mappings:
            Accounts:
              ↓123456789012: {Name: shop}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .passing(
        template: """
          Mappings:
            Regions:
              eu-west-1: {Name: shop, Zones: [a, b], Days: 7, Open: true}
              v1.2: {Name: shop}
            Accounts:
              "123456789012": {Name: shop}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .undecided(
        template: """
          Transform: Example::Macro
          Mappings:
            Stages: {prod: shop}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
    ])

  private static let maximumMappings = 200
  private static let maximumAttributes = 200

  func check(_ template: Template, references: [Reference]) -> Outcome {
    guard template.root.entry("Mappings") != nil else { return .notApplicable }
    var faults: [Violation] = []
    if let fault = template.wrongForm(ofSection: "Mappings", mapping: "names to mappings") {
      faults.append(fault)
    }
    if let fault = template.tooMany(
      template.mappings.all.count, of: "mappings", in: "Mappings", limit: Self.maximumMappings)
    {
      faults.append(fault)
    }
    for mapping in template.mappings.all {
      if let fault = template.wrongName(of: mapping.entry, what: "mapping") { faults.append(fault) }
      faults += self.faults(of: mapping, in: template)
    }
    return template.judge(form: faults, of: "the mappings")
  }

  private func faults(of mapping: Declaration, in template: Template) -> [Violation] {
    let name = "mapping '\(mapping.name)'"
    if let kind = mapping.value.kindInsteadOfMapping {
      return [
        Violation("\(name) is \(kind); write two levels of keys", at: Place(keyOf: mapping.entry))
      ]
    }
    return members(of: mapping.value).flatMap { upper -> [Violation] in
      let wrongKey = keyFault(upper, of: name, in: template, isUpper: true).map { [$0] } ?? []
      if let kind = upper.value.kindInsteadOfMapping {
        let message = "key '\(upper.key)' of \(name) holds \(kind); write a second level of keys"
        return wrongKey.isEmpty ? [Violation(message, at: Place(keyOf: upper))] : wrongKey
      }
      let attributes = members(of: upper.value)
      var faults = wrongKey
      if attributes.count > Self.maximumAttributes {
        faults.append(
          Violation(
            "key '\(upper.key)' of \(name) holds \(attributes.count) values, more than the \(Self.maximumAttributes) that CloudFormation takes",
            at: Place(keyOf: upper)))
      }
      return faults
        + attributes.compactMap { lower in
          keyFault(lower, of: name, in: template, isUpper: false) ?? valueFault(lower, of: name)
        }
    }
  }

  private func members(of node: Node) -> [Entry] {
    node.entries.filter { !Template.isExpansion(key: $0.key) }
  }

  private func keyFault(
    _ entry: Entry, of mapping: String, in template: Template, isUpper: Bool
  ) -> Violation? {
    guard !template.isOpen(name: entry.key) else { return nil }
    switch entry.keyKind {
    case .integer, .real:
      return Violation(
        "key \(entry.key) of \(mapping) is a number, and CloudFormation takes texts only; put it in quotes",
        at: Place(keyOf: entry))
    // TPL108 speaks of it.
    case .ambiguousNumber: return nil
    default: break
    }
    let extra = isUpper ? Self.upperExtras : []
    let isRight = entry.key.utf8.allSatisfy { $0.isASCIIAlphanumeric || extra.contains($0) }
    guard entry.key.isEmpty || !isRight else { return nil }
    return Violation(
      "key '\(entry.key)' of \(mapping) may hold letters\(isUpper ? ", digits, hyphens and dots" : " and digits") only",
      at: Place(keyOf: entry))
  }

  private static let upperExtras = Array("-.".utf8)

  private func valueFault(_ entry: Entry, of mapping: String) -> Violation? {
    guard entry.value.kind == .mapping else { return nil }
    let kind =
      Intrinsic(entry.value) == nil ? "a mapping" : "a function, which is not evaluated there"
    return Violation(
      "key '\(entry.key)' of \(mapping) holds \(kind); write a text or a list of texts",
      at: entry.value)
  }
}
