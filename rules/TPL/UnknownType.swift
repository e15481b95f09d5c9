internal import Documents
internal import Findings
internal import PropertyTables
internal import Rules
internal import Templates

/// A type of Amazon Cognito or IAM is one that CloudFormation has.
struct UnknownType: DeclarationRule {
  let metadata = RuleMetadata(
    id: "TPL081",
    title: "Resource type does not exist",
    severity: .high,
    precision: .veryHigh,
    rationale: "CloudFormation refuses the whole template.",
    remediation: "Write the type as CloudFormation knows it.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_Cognito.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_IAM.html",
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: ↓AWS::Cognito::Userpool
        User:
          Type: ↓AWS::IAM::Person
        """),
      .passing(
        """
        Group:
          Type: AWS::IAM::Group
        """),
      .undecided(
        template: """
          Transform: CompanyMacro
          Resources:
            Pool:
              Type: AWS::Cognito::Customers
          """),
      .skipped(
        """
        Topic:
          Type: AWS::SNS::Topic1
        Directory:
          Type: AWS::Cognito::Directory::MODULE
        """),
    ])

  private static let services = ["AWS::Cognito::", "AWS::IAM::"]

  func check(_ resource: Resource, in template: Template) -> Outcome {
    let type = resource.type
    guard Self.services.contains(where: type.hasPrefix), !type.hasSuffix("::MODULE"),
      let node = resource.node["Type"]
    else { return .notApplicable }
    guard !PropertyTable.types.contains(type) else { return .pass }
    guard !template.mayHaveMoreProperties else {
      return .undecided("a macro that is not run may change the type")
    }
    let advice = type.nearest(in: PropertyTable.types.sorted()).map { "write \($0)" }
    return .fail(
      Violation(
        "type '\(type)' of '\(resource.logicalID)' does not exist; \(advice ?? "write one that does")",
        at: node))
  }
}
