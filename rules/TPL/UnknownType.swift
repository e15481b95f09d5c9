internal import Documents
internal import Findings
internal import PropertyTables
internal import Rules
internal import Templates

/// A type is one that CloudFormation has.
///
/// Of Amazon Cognito and IAM all types are known. Of other services only what is a letter away from a type is found,
/// since there are newer ones.
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
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html",
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: ↓AWS::Cognito::Userpool
        User:
          Type: ↓AWS::IAM::Person
        Topic:
          Type: ↓AWS::SNS::Topic1
        Table:
          Type: ↓AWS::DynamoDb::Table
        """),
      .passing(
        """
        Group:
          Type: AWS::IAM::Group
        Topic:
          Type: AWS::SNS::Topic
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
          Type: AWS::SNS::Broadcast
        Directory:
          Type: AWS::Cognito::Directory::MODULE
        """),
    ])

  private static let services = ["AWS::Cognito::", "AWS::IAM::"]

  func check(_ resource: Resource, in template: Template) -> Outcome {
    let type = resource.type
    guard type.hasPrefix("AWS::"), !resource.isModule, let node = resource.node["Type"] else {
      return .notApplicable
    }
    if KnownType.isKnown(type) { return .pass }
    var meant = KnownType.meant(by: type)
    if Self.services.contains(where: type.hasPrefix) {
      meant = meant ?? type.nearest(in: PropertyTable.types.sorted()) ?? "one that does"
    }
    guard let meant else { return .notApplicable }
    guard !template.mayHaveMoreProperties else {
      return .undecided("a macro that is not run may change the type")
    }
    return .fail(
      Violation(
        "type '\(type)' of '\(resource.logicalID)' does not exist; write \(meant)", at: node))
  }
}
