internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// `Fn::Select` takes an index and a list that has an item there.
struct SelectInvalid: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL025",
    title: "Fn::Select is malformed, or asks for an item that the list does not have",
    severity: .medium,
    precision: .veryHigh,
    rationale: """
      CloudFormation refuses the template, or the deployment stops where the item is looked up.
      """,
    remediation: "Give the function the index of an item, counted from 0, and a list.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-select.html"
    ],
    examples: [
      .failing(
        """
        Topic:
          Type: AWS::SNS::Topic
          Properties:
            TopicName: !Select [↓2, [dev, prod]]
            DisplayName: !Select [↓-1, [dev, prod]]
            KmsMasterKeyId: !Select [↓first, [dev, prod]]
        """),
      .failing(
        template: """
          Parameters:
            Stage: {Type: String}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                TopicName: !Select [0, ↓!Ref Stage]
                DisplayName: ↓!Select [0, dev, prod]
                KmsMasterKeyId: !Select [0, ↓!Sub "${Stage},other"]
          """),
      .passing(
        template: """
          Parameters:
            Stages: {Type: CommaDelimitedList}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                TopicName: !Select [5, !Ref Stages]
                DisplayName: !Select ["1", !Split [/, a/b]]
          """),
      .undecided(
        template: """
          Transform: Example::Functions
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                DisplayName: !Select [5, [a]]
          """),
    ])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    template.judge(callsOf: "Fn::Select") { _, faults in
      guard let items = faults.items(2...2, "Fn::Select takes an index and a list") else { return }
      let (index, list) = (items[0], items[1])
      faults.requireInteger(
        0...Int.max, index, "the index of Fn::Select is an integer from 0 on")
      faults.require(.list, list, "Fn::Select takes a list to choose from")
      guard let place = index.scalarText.flatMap({ Int($0) }), place >= 0,
        index.kind != .ambiguousNumber, let count = template.countOfItems(in: list), place >= count
      else { return }
      faults.add(
        "Fn::Select asks for item \(place) of a list of \(count); the first is item 0", at: index)
    }
  }
}

extension Template {
  /// How many items a written list has at most; `nil` where that is not known.
  fileprivate func countOfItems(in list: Node) -> Int? {
    if list.kind == .list {
      let isOpen = list.elements.contains { $0.entry("Fn::Transform") != nil }
      return isOpen ? nil : list.elements.count
    }
    guard case .split(let delimiter, let source) = Intrinsic(list), let text = source.string,
      !delimiter.isEmpty, !text.contains("{")
    else { return nil }
    return text.split(separator: delimiter, omittingEmptySubsequences: false).count
  }
}
