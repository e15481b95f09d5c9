internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// `Fn::Sub` puts something in, and each variable of its mapping is used.
struct SubSuperfluous: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL041",
    title: "Fn::Sub puts nothing in",
    severity: .info,
    profiles: [.strict],
    rationale: """
      The call does nothing, or a value of its mapping goes nowhere: often a variable is misspelt.
      """,
    remediation: "Write the plain text, or use the variable.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html"
    ],
    examples: [
      .failing(
        """
        Topic:
          Type: AWS::SNS::Topic
          Properties:
            TopicName: ↓!Sub customers
            DisplayName: !Sub ["${First}", {First: a, ↓Second: b}]
        """),
      .passing(
        """
        Topic:
          Type: AWS::SNS::Topic
          Properties:
            TopicName: !Sub "${AWS::StackName}-customers"
            DisplayName: !Sub "costs in ${!currency}"
        """),
      .undecided(
        """
        Topic:
          Type: AWS::SNS::Topic
          Properties:
            TopicName: !Sub "${self:custom.name}"
        """),
    ])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    template.judge(callsOf: "Fn::Sub") { call, faults in
      guard case .sub(let text, let variables) = Intrinsic(call.argument.parent ?? call.argument)
      else { return }
      let parts = SubText(text.text ?? "").parts
      for case .serverless(let name) in parts {
        faults.leaveOpen("the Serverless Framework puts a value in for '\(name)'")
        return
      }
      let isPlain = text.text?.contains("${") == false
      // A loop has put the item in already.
      if isPlain, template.document.source.string(in: text.range).contains("${") { return }
      if isPlain {
        faults.add("Fn::Sub has no variable to put in; write the text alone")
        return
      }
      let used = Set(parts.compactMap { if case .variable(let name) = $0 { name } else { nil } })
      for entry in variables?.entries ?? [] where !used.contains(entry.key) {
        faults.add("variable '\(entry.key)' of Fn::Sub is not in its text", atKeyOf: entry)
      }
    }
  }
}
