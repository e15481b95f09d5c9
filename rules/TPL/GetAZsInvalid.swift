internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// `Fn::GetAZs` takes the name of a region.
struct GetAZsInvalid: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL023",
    title: "Fn::GetAZs is malformed",
    severity: .medium,
    precision: .veryHigh,
    rationale: "CloudFormation refuses the template.",
    remediation: """
      Give the function a region, Ref AWS::Region, or an empty text for the region of the stack.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getavailabilityzones.html"
    ],
    examples: [
      .failing(
        """
        Subnet:
          Type: AWS::EC2::Subnet
          Properties:
            AvailabilityZone: !Select [0, !GetAZs ↓[!Ref AWS::Region]]
        Other:
          Type: AWS::EC2::Subnet
          Properties:
            AvailabilityZone: !Select [0, !GetAZs ↓{Region: eu-west-1}]
        """),
      .passing(
        """
        Subnet:
          Type: AWS::EC2::Subnet
          Properties:
            AvailabilityZone: !Select [0, !GetAZs ""]
        Other:
          Type: AWS::EC2::Subnet
          Properties:
            AvailabilityZone: !Select [1, !GetAZs {Ref: "AWS::Region"}]
        """),
      .undecided(
        """
        Subnet:
          Type: AWS::EC2::Subnet
          Properties:
            AvailabilityZone: !Select [0, !GetAZs "${self:provider.region}"]
        """),
    ])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    template.judge(callsOf: "Fn::GetAZs") { call, faults in
      faults.require(.text, call.argument, "Fn::GetAZs takes the name of a region")
    }
  }
}
