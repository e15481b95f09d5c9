internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// `Fn::Cidr` takes a block, how many to make of it, and how many bits each has.
struct CidrInvalid: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL030",
    title: "Fn::Cidr is malformed",
    severity: .low,
    precision: .veryHigh,
    rationale: "CloudFormation refuses the template.",
    remediation: """
      Give the function a block of addresses, a count from 1 to 256 and, if need be, bits from 1 \
      to 128.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html"
    ],
    examples: [
      .failing(
        """
        Subnet:
          Type: AWS::EC2::Subnet
          Properties:
            CidrBlock: !Select [0, ↓!Cidr [10.0.0.0/16]]
        Other:
          Type: AWS::EC2::Subnet
          Properties:
            CidrBlock: !Select [0, !Cidr [10.0.0.0/16, ↓300, ↓0]]
        Third:
          Type: AWS::EC2::Subnet
          Properties:
            CidrBlock: !Select [0, {↓Fn::Cidr: 10.0.0.0/16}]
        """),
      .passing(
        """
        Network:
          Type: AWS::EC2::VPC
          Properties:
            CidrBlock: 10.0.0.0/16
        Subnet:
          Type: AWS::EC2::Subnet
          Properties:
            CidrBlock: !Select [0, !Cidr [!GetAtt Network.CidrBlock, 6, 5]]
        Other:
          Type: AWS::EC2::Subnet
          Properties:
            CidrBlock: !Select [0, !Cidr [10.0.0.0/16, "6"]]
        """),
      .undecided(
        template: """
          Transform: Example::Functions
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                DisplayName: !Select [0, !Cidr [10.0.0.0/16]]
          """),
    ])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    template.judge(callsOf: "Fn::Cidr") { _, faults in
      guard let items = faults.items(2...3, "Fn::Cidr takes a block, a count and bits") else {
        return
      }
      faults.require(.text, items[0], "Fn::Cidr takes one block of addresses")
      faults.requireInteger(1...256, items[1], "the count of Fn::Cidr is an integer from 1 to 256")
      if items.count == 3 {
        faults.requireInteger(
          1...128, items[2], "the bits of Fn::Cidr are an integer from 1 to 128")
      }
    }
  }
}
