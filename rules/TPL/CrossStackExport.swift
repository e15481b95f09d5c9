internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// A name is exported once by the templates of a scan.
struct CrossStackExport: DeployedTemplateRule {
  let metadata = RuleMetadata(
    id: "TPL069",
    title: "Name that is exported twice, or by no template of the scan",
    severity: .low,
    profiles: [.strict],
    rationale: """
      A name is exported once for each account and region: the second stack that exports it fails \
      to deploy, and so does one that imports what nothing exports.
      """,
    remediation: """
      Put the stack's name into the name of the export, and scan the templates of both stacks.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html"
    ],
    examples: [
      .failing(
        template: """
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          Outputs:
            Arn:
              Value: !Ref Topic
              Export: {Name: ↓customers-topic}
            Name:
              Value: !GetAtt Topic.TopicName
              Export: {Name: ↓customers-topic}
          """),
      .passing(
        template: """
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                TopicName: !ImportValue customers-name
          Outputs:
            Arn:
              Value: !Ref Topic
              Export: {Name: customers-topic}
            Name:
              Value: !GetAtt Topic.TopicName
              Export: {Name: !Sub "${AWS::StackName}-name"}
          """),
      .skipped(
        """
        Topic:
          Type: AWS::SNS::Topic
          Properties:
            TopicName: customers
        """),
    ])

  func check(_ scenario: Scenario, references: [Reference]) -> Outcome {
    let template = scenario.template
    let exports = template.outputs.all.compactMap { $0.value["Export"]?["Name"] }
    let imports = template.calls(of: "Fn::ImportValue").filter { $0.site == .value }
    guard !exports.isEmpty || !imports.isEmpty else { return .notApplicable }
    let violations = exports.compactMap { node -> Violation? in
      guard let name = scenario.value(of: node).knownText,
        case .several = scenario.exporters(of: name)
      else { return nil }
      return Violation("more than one output of the scan exports '\(name)'; rename one", at: node)
    }
    if !violations.isEmpty { return .fail(violations) }
    return .pass(remark: imports.lazy.compactMap { remark(on: $0, in: scenario) }.first)
  }

  private func remark(on call: FunctionCall, in scenario: Scenario) -> Violation? {
    guard let name = scenario.value(of: call.argument).knownText,
      case .none = scenario.exporters(of: name)
    else { return nil }
    return Violation(
      "no output of the scanned files exports '\(name)'", at: call.argument, in: call.resource)
  }
}
