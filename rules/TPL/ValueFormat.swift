internal import Documents
internal import Findings
internal import PropertyChecks
internal import PropertyTables
internal import Resolution
internal import Rules
internal import Templates

/// An ARN is one of the service that the property asks for.
struct ValueFormat: ResourceRule {
  let metadata = RuleMetadata(
    id: "TPL039",
    title: "Value is not an ARN of the kind that the property takes",
    severity: .medium,
    rationale: """
      The service refuses the value, and the deployment fails minutes after it began.
      """,
    remediation: """
      Write the ARN in full, or take it from the resource with Fn::GetAtt or Ref.
      """,
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html"
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            EmailConfiguration:
              EmailSendingAccount: DEVELOPER
              SourceArn: ↓post@example.com
        Group:
          Type: AWS::Cognito::UserPoolGroup
          Properties:
            UserPoolId: !Ref Pool
            RoleArn: ↓administrators
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: []}
            ManagedPolicyArns:
              - arn:aws:iam::aws:policy/ReadOnlyAccess
              - ↓!Sub "arn:${AWS::Partition}:iam::aws:role/ReadOnlyAccess"
              - ↓arn:aws:iam::1234:policy/of-an-account-with-four-digits
        """),
      .passing(
        """
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: "2012-10-17"
              Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
            PermissionsBoundary: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/boundary"
        """),
      .undecided(
        template: """
          Parameters:
            Boundary: {Type: String}
          Resources:
            Role:
              Type: AWS::IAM::Role
              Properties:
                AssumeRolePolicyDocument:
                  Version: "2012-10-17"
                  Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
                PermissionsBoundary: !Ref Boundary
          """),
    ])

  /// The form of an ARN, and what it is of.
  private struct Form {
    let words: String
    let pattern: Text

    init(_ words: String, _ pattern: String) {
      self.words = words
      self.pattern = Text(pattern)
    }

    static let certificate = Form("a certificate", "arn:*:acm:*:*:certificate/*")
    static let identity = Form("an identity of Amazon SES", "arn:*:ses:*:*:identity/*")
    static let key = Form("a KMS key", "arn:*:kms:*:*:*")
    static let logGroup = Form("a log group", "arn:*:logs:*:*:log-group:*")
    static let oidcProvider = Form("an OpenID Connect provider", "arn:*:iam::*:oidc-provider/*")
    static let policy = Form("a managed policy", "arn:*:iam::*:policy/*")
    static let role = Form("a role", "arn:*:iam::*:role/*")
    static let samlProvider = Form("a SAML provider", "arn:*:iam::*:saml-provider/*")
  }

  /// A property that takes an ARN, or a list of them; other rules speak of those that are not here.
  private static let properties: [(type: String, path: [String], form: Form)] = [
    (ResourceType.userPool, ["EmailConfiguration", "SourceArn"], .identity),
    (ResourceType.userPool, ["LambdaConfig", "KMSKeyID"], .key),
    (ResourceType.userPoolDomain, ["CustomDomainConfig", "CertificateArn"], .certificate),
    (ResourceType.userPoolGroup, ["RoleArn"], .role),
    (
      ResourceType.logDeliveryConfiguration,
      ["LogConfigurations", "CloudWatchLogsConfiguration", "LogGroupArn"], .logGroup
    ),
    (
      ResourceType.userPoolRiskConfigurationAttachment,
      ["AccountTakeoverRiskConfiguration", "NotifyConfiguration", "SourceArn"], .identity
    ),
    (ResourceType.identityPool, ["OpenIdConnectProviderARNs"], .oidcProvider),
    (ResourceType.identityPool, ["SamlProviderARNs"], .samlProvider),
    (ResourceType.role, ["ManagedPolicyArns"], .policy),
    (ResourceType.role, ["PermissionsBoundary"], .policy),
    (ResourceType.user, ["ManagedPolicyArns"], .policy),
    (ResourceType.user, ["PermissionsBoundary"], .policy),
    (ResourceType.group, ["ManagedPolicyArns"], .policy),
  ]

  let resourceTypes = Array(Set(properties.map(\.type))).sorted()

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let all = scenario.properties(of: resource)
    return .worst(
      of: Self.properties.lazy.filter { $0.type == resource.type }.map { property in
        let words = property.path.joined(separator: ".")
        let declared = PropertyTable.of(resource.type)?.property(at: property.path)
        return .worst(
          of: all.values(at: property.path).lazy.map { value in
            judge(value, words, property.form, declared, scenario.template)
          })
      })
  }

  private func judge(
    _ value: Value, _ property: String, _ form: Form, _ declared: Property?, _ template: Template
  ) -> Outcome {
    if value.isAbsent { return .notApplicable }
    guard let text = value.asText, let node = value.node else {
      return .undecided("\(property) is not decided")
    }
    // Of what Ref gives TPL038 speaks, and TPL034 of a variable without Fn::Sub.
    if case .resource = value.origin { return .notApplicable }
    if template.variableWithoutSub(in: value.written ?? node) != nil { return .notApplicable }
    switch text.matches(pattern: form.pattern) {
    case true? where text.known.map { isDeclared($0, declared) } ?? true: return .pass
    case nil: return .undecided("whether \(property) is the ARN of \(form.words) is not decided")
    case true?, false?:
      return .fail(
        Violation("\(property) is not the ARN of \(form.words); write that", at: node))
    }
  }

  private func isDeclared(_ text: String, _ property: Property?) -> Bool {
    property?.pattern.map { SchemaPattern.matches($0, text) } ?? true
  }
}
