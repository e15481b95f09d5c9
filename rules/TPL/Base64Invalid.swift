internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// `Fn::Base64` takes one text.
struct Base64Invalid: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL028",
    title: "Fn::Base64 is malformed",
    severity: .low,
    precision: .veryHigh,
    rationale: "CloudFormation refuses the template.",
    remediation: "Give the function one text; make one of a list with Fn::Join.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-base64.html"
    ],
    examples: [
      .failing(
        """
        Server:
          Type: AWS::EC2::Instance
          Properties:
            UserData: !Base64 ↓[yum update -y]
        Other:
          Type: AWS::EC2::Instance
          Properties:
            UserData: {Fn::Base64: ↓!Split [",", "a,b"]}
        """),
      .passing(
        """
        Server:
          Type: AWS::EC2::Instance
          Properties:
            UserData: {Fn::Base64: !Sub "echo ${AWS::Region}"}
        """),
      .undecided(
        """
        Server:
          Type: AWS::EC2::Instance
          Properties:
            UserData: !Base64 ${file(start.sh)}
        """),
    ])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    template.judge(callsOf: "Fn::Base64") { call, faults in
      faults.require(.text, call.argument, "Fn::Base64 takes one text")
    }
  }
}
