internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// `Fn::Length`, `Fn::ToJsonString` and `Fn::ForEach` need their transform, and arguments of the right kind.
struct LanguageExtensionFunction: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL032",
    title: "Function of language extensions without their transform, or malformed",
    severity: .medium,
    precision: .veryHigh,
    rationale: """
      CloudFormation refuses the template: it knows these functions only where \
      AWS::LanguageExtensions runs.
      """,
    remediation: """
      Add AWS::LanguageExtensions to Transform, before AWS::Serverless-2016-10-31. Give Fn::Length \
      a list, Fn::ToJsonString a mapping or a list, and Fn::ForEach a name, the items and a body.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-languageextensions.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-length.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-tojsonstring.html",
    ],
    examples: [
      .failing(
        template: """
          Resources:
            Role:
              Type: AWS::IAM::Role
              Properties:
                AssumeRolePolicyDocument: {↓Fn::ToJsonString: {Version: "2012-10-17"}}
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                DisplayName: {↓Fn::Length: [a, b]}
            ↓Fn::ForEach::Topics:
              - Name
              - [Red, Blue]
              - ${Name}Topic:
                  Type: AWS::SNS::Topic
          """),
      .failing(
        template: """
          Transform: AWS::LanguageExtensions
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                DisplayName: {Fn::Length: ↓text}
                TopicName: {Fn::ToJsonString: ↓text}
            ↓Fn::ForEach::Topics:
              - Name
              - [Red, Blue]
            Fn::ForEach::Queues:
              - Name
              - ↓Red
              - ${Name}Queue:
                  Type: AWS::SQS::Queue
          """),
      .passing(
        template: """
          Transform: AWS::LanguageExtensions
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                DisplayName: {Fn::Length: [a, b]}
                DataProtectionPolicy: {Fn::ToJsonString: {Name: a}}
          """),
      .undecided(
        template: """
          Transform: Example::Functions
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                DisplayName: {Fn::Length: [a, b]}
          """),
    ])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    template.judge(callsOf: "Fn::Length", "Fn::ToJsonString", "Fn::ForEach") { call, faults in
      guard template.usesLanguageExtensions else {
        faults.add("\(call.function) needs the transform AWS::LanguageExtensions")
        return
      }
      switch call.function {
      case "Fn::Length": faults.require(.list, call.argument, "Fn::Length takes a list")
      case "Fn::ToJsonString":
        for value in template.branches(of: call.argument) where template.shape(of: value) == .text {
          faults.add("Fn::ToJsonString takes a mapping or a list; this is a text", at: value)
        }
      default: checkLoop(&faults)
      }
    }
  }

  /// A loop whose items are known is written out, and is not asked about.
  private func checkLoop(_ faults: inout CallFaults) {
    guard let items = faults.items(3...3, "Fn::ForEach takes a name, the items and a body") else {
      return
    }
    if items[0].string == nil {
      faults.add("the name that Fn::ForEach gives the item is a text", at: items[0])
    }
    faults.require(.list, items[1], "Fn::ForEach takes a list of items")
    if items[2].kind != .mapping {
      faults.add("the body of Fn::ForEach is a mapping", at: items[2])
    }
  }
}
