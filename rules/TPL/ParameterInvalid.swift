internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// A parameter is a mapping with a type, and constraints that go with that.
///
/// Of the 4,000 characters that the guide allows a description CloudFormation takes no notice.
struct ParameterInvalid: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL050",
    title: "Parameter declaration is malformed",
    severity: .high,
    precision: .veryHigh,
    rationale: """
      CloudFormation refuses the whole template: for a parameter without a type or with a key that it does \
      not know, a function in a declaration, or a constraint that the type has no use for.
      """,
    remediation: """
      Declare the parameter with a Type and literal values: MinLength, MaxLength and AllowedPattern for \
      texts, MinValue and MaxValue for numbers.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html"
    ],
    examples: [
      .failing(
        template: """
          Parameters:
            ↓Stage: prod
            ↓Owner: {Description: who pays}
            Name: {Type: String, ↓DefaultValue: shop}
            Zone: {Type: String, Default: ↓!Select [0, !GetAZs ""]}
            Size: {Type: String, AllowedValues: ↓small medium}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .failing(
        template: """
          Parameters:
            Days: {Type: Number, ↓MinLength: 1, MaxValue: 30}
            Name: {Type: String, ↓MinValue: 1}
            Title: {Type: String, ↓MinLength: 8, MaxLength: 4}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .failing(
        template: """
          ↓Parameters: []
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .passing(
        template: """
          Parameters:
            Stage: {Type: String, Default: dev, AllowedValues: [dev, prod], MinLength: 1}
            Days: {Type: Number, Default: 7, MinValue: 1, MaxValue: "30"}
            Zones: {Type: CommaDelimitedList, AllowedPattern: "[a-z0-9-]+"}
            Secret: {Type: String, NoEcho: "True"}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .undecided(
        template: """
          Transform: Example::Macro
          Parameters:
            Stage: prod
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
    ])

  private static let keys = [
    "AllowedPattern", "AllowedValues", "ConstraintDescription", "Default", "Description",
    "MaxLength", "MaxValue", "MinLength", "MinValue", "NoEcho", "Type",
  ]
  /// In bytes.
  private static let maximumValue = 4096

  func check(_ template: Template, references: [Reference]) -> Outcome {
    guard template.root.entry("Parameters") != nil else { return .notApplicable }
    let form = template.wrongForm(ofSection: "Parameters", mapping: "names to parameters")
    let faults = template.parameters.all.flatMap { self.faults(of: $0) }
    return template.judge(form: (form.map { [$0] } ?? []) + faults, of: "the parameters")
  }

  private func faults(of parameter: Parameter) -> [Violation] {
    let node = parameter.entry.value
    let name = "parameter '\(parameter.name)'"
    guard node.kind == .mapping else {
      return node.kindInsteadOfMapping.map {
        [
          Violation(
            "\(name) is \($0); write a mapping with its Type", at: Place(keyOf: parameter.entry))
        ]
      } ?? []
    }
    var faults = node.unknownMembers(besides: Self.keys, of: name)
    if node.lacks("Type", among: Self.keys) {
      faults.append(
        Violation(
          "\(name) has no Type; write one, such as String", at: Place(keyOf: parameter.entry)))
    }
    for entry in node.entries where Self.keys.contains(entry.key) && !entry.value.isPutIn {
      if let fault = valueFault(entry, of: name) ?? typeFault(entry, of: parameter) {
        faults.append(fault)
      }
    }
    return faults + rangeFaults(of: parameter)
  }

  /// What is wrong with the value of a key, whatever the type.
  private func valueFault(_ entry: Entry, of name: String) -> Violation? {
    let value = entry.value
    if entry.key == "AllowedValues" {
      guard value.kind != .null else { return nil }
      guard value.kind == .list else {
        return Violation(
          "AllowedValues of \(name) is not a list; write one value a line", at: value)
      }
      return value.elements.lazy.compactMap { literalFault($0, "a value in AllowedValues", name) }
        .first
    }
    if let fault = literalFault(value, entry.key, name) { return fault }
    if entry.key == "NoEcho", let text = value.text, value.kind != .null, value.kind != .boolean,
      !["true", "false"].contains(text.lowercased())
    {
      return Violation("NoEcho of \(name) is '\(text)'; write true or false", at: value)
    }
    if Self.limits.contains(entry.key), let text = value.text, value.kind != .null,
      Double(text) == nil, value.kind != .ambiguousNumber
    {
      return Violation("\(entry.key) of \(name) is '\(text)', which is not a number", at: value)
    }
    return nil
  }

  /// Functions are not evaluated in a declaration, and its values are texts.
  private func literalFault(_ value: Node, _ key: String, _ name: String) -> Violation? {
    if let kind = value.kindInsteadOfText {
      return Violation("\(key) of \(name) is \(kind); write a literal value", at: value)
    }
    guard key == "Default" || key.contains(" "), let count = value.text?.utf8.count,
      count > Self.maximumValue
    else { return nil }
    return Violation(
      "\(key) of \(name) has \(count) bytes, more than the \(Self.maximumValue) that a parameter holds",
      at: value)
  }

  private static let lengths = ["AllowedPattern", "MaxLength", "MinLength"]
  private static let ranges = ["MaxValue", "MinValue"]
  private static let limits = ranges + lengths.dropFirst()

  /// A constraint of numbers on texts, or of texts on numbers.
  private func typeFault(_ entry: Entry, of parameter: Parameter) -> Violation? {
    guard let written = parameter.entry.value["Type"], written.string != nil, !written.isPutIn,
      !parameter.type.hasPrefix("AWS::SSM::")
    else { return nil }
    let isNumber = parameter.type == "Number" || parameter.type == "List<Number>"
    let isWrong = isNumber ? Self.lengths.contains(entry.key) : Self.ranges.contains(entry.key)
    guard isWrong else { return nil }
    return Violation(
      "\(entry.key) of parameter '\(parameter.name)' does not go with its type \(parameter.type); it is for \(isNumber ? "texts" : "numbers")",
      at: Place(keyOf: entry))
  }

  private func rangeFaults(of parameter: Parameter) -> [Violation] {
    ["Length", "Value"].compactMap { what in
      guard let least = parameter.entry.value.entry("Min\(what)"),
        let most = parameter.entry.value["Max\(what)"]?.text.flatMap({ Double($0) }),
        let number = least.value.text.flatMap({ Double($0) }), number > most
      else { return nil }
      return Violation(
        "Min\(what) of parameter '\(parameter.name)' is greater than its Max\(what); no value is right",
        at: Place(keyOf: least))
    }
  }
}
