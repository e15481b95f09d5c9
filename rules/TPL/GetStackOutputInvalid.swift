internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// `Fn::GetStackOutput` names a stack and one of its outputs.
struct GetStackOutputInvalid: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL033",
    title: "Fn::GetStackOutput is malformed",
    severity: .medium,
    precision: .veryHigh,
    rationale: "CloudFormation refuses the template.",
    remediation: """
      Give the function StackName and OutputName and, if need be, Region and RoleArn.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html"
    ],
    examples: [
      .failing(
        """
        Topic:
          Type: AWS::SNS::Topic
          Properties:
            TopicName: {↓Fn::GetStackOutput: network}
            DisplayName: {↓Fn::GetStackOutput: {StackName: network}}
            KmsMasterKeyId: {Fn::GetStackOutput: {StackName: network, OutputName: ↓[Key], ↓Output: Key}}
        """),
      .passing(
        """
        Topic:
          Type: AWS::SNS::Topic
          Properties:
            TopicName: {Fn::GetStackOutput: {StackName: network, OutputName: Name, Region: eu-west-1}}
            DisplayName: {Fn::GetStackOutput: {StackName: !Ref AWS::StackName, OutputName: Title}}
        """),
      .undecided(
        template: """
          Transform: Example::Functions
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                DisplayName: {Fn::GetStackOutput: {StackName: network}}
          """),
    ])

  private static let members = ["StackName", "OutputName", "Region", "RoleArn"]

  func check(_ template: Template, references: [Reference]) -> Outcome {
    template.judge(callsOf: "Fn::GetStackOutput") { call, faults in
      let argument = call.argument
      guard argument.kind == .mapping, Intrinsic(argument) == nil else {
        faults.add("Fn::GetStackOutput takes a mapping with StackName and OutputName")
        return
      }
      for name in ["StackName", "OutputName"] where argument.entry(name) == nil {
        faults.add("Fn::GetStackOutput needs \(name), which is missing")
      }
      for entry in argument.entries {
        if Self.members.contains(entry.key) {
          faults.require(
            .text, entry.value, "\(entry.key) of Fn::GetStackOutput is a text")
        } else {
          faults.add("key '\(entry.key)' is not one that Fn::GetStackOutput takes", atKeyOf: entry)
        }
      }
    }
  }
}
