internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// A dynamic reference stands where its service is resolved.
struct DynamicReferenceMisplaced: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL037",
    title: "Dynamic reference where it is not resolved",
    severity: .high,
    precision: .veryHigh,
    rationale: """
      CloudFormation resolves secretsmanager in properties of resources only, and ssm-secure in a \
      few of them. Elsewhere it refuses the deployment or passes the text on as it stands.
      """,
    remediation: """
      Move the reference to a property that takes it. For a secret of another property use \
      secretsmanager.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm-secure-strings.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html",
    ],
    examples: [
      .failing(
        """
        Provider:
          Type: AWS::Cognito::UserPoolIdentityProvider
          Properties:
            ProviderDetails:
              client_secret: "↓{{resolve:ssm-secure:/google/secret:1}}"
        """),
      .failing(
        template: """
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          Outputs:
            Key:
              Value: "↓{{resolve:secretsmanager:customers:SecretString:key}}"
          """),
      .passing(
        """
        Database:
          Type: AWS::RDS::DBInstance
          Properties:
            MasterUsername: "{{resolve:ssm:/customers/user}}"
            MasterUserPassword: "{{resolve:ssm-secure:/customers/password:1}}"
        """),
      .undecided(
        template: """
          Transform: Example::Functions
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                DisplayName: "{{resolve:ssm-secure:/title:1}}"
          """),
    ])

  /// The page on secure strings lists them; elements of lists have no name here.
  private static let secureProperties: Set<String> = [
    "AWS::DirectoryService::MicrosoftAD/Password",
    "AWS::DirectoryService::SimpleAD/Password",
    "AWS::ElastiCache::ReplicationGroup/AuthToken",
    "AWS::IAM::User/LoginProfile/Password",
    "AWS::KinesisFirehose::DeliveryStream/RedshiftDestinationConfiguration/Password",
    "AWS::OpsWorks::App/AppSource/Password",
    "AWS::OpsWorks::Stack/CustomCookbooksSource/Password",
    "AWS::OpsWorks::Stack/RdsDbInstances/DbPassword",
    "AWS::RDS::DBCluster/MasterUserPassword",
    "AWS::RDS::DBInstance/MasterUserPassword",
    "AWS::Redshift::Cluster/MasterUserPassword",
  ]

  func check(_ template: Template, references: [Reference]) -> Outcome {
    let found = template.dynamicReferences
    guard !found.isEmpty else { return .notApplicable }
    let violations = found.compactMap { reference in
      fault(of: reference).map { fault in
        Violation(fault, at: reference.place, in: reference.text.resource)
      }
    }
    return template.judge(violations, of: "the dynamic reference")
  }

  private func fault(of reference: WrittenDynamicReference) -> String? {
    // Of one that is not seen as a reference TPL036 speaks.
    guard reference.fault == nil else { return nil }
    switch (reference.service, reference.text.site) {
    case ("secretsmanager", .output):
      return "an output does not resolve secretsmanager; only properties of resources do"
    case ("ssm-secure", .output):
      return "an output does not resolve ssm-secure; only a few properties of resources do"
    case ("ssm-secure", .property):
      guard let type = reference.text.resource?.type else { return nil }
      let path = ([type] + reference.text.node.propertyNames).joined(separator: "/")
      guard !Self.secureProperties.contains(path) else { return nil }
      return "property '\(path)' does not resolve ssm-secure; use secretsmanager"
    default: return nil
    }
  }
}
