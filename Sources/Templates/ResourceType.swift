/// The types of resources that cogcheck knows, each written here and nowhere else.
public enum ResourceType {
  /// In the place of a type: every type.
  public static let any = "*"

  /// An identity pool.
  public static let identityPool = "AWS::Cognito::IdentityPool"
  /// The session tags that an identity pool sets.
  public static let identityPoolPrincipalTag = "AWS::Cognito::IdentityPoolPrincipalTag"
  /// The roles of an identity pool.
  public static let identityPoolRoleAttachment = "AWS::Cognito::IdentityPoolRoleAttachment"
  /// Where a user pool sends its logs.
  public static let logDeliveryConfiguration = "AWS::Cognito::LogDeliveryConfiguration"
  /// The style of managed login.
  public static let managedLoginBranding = "AWS::Cognito::ManagedLoginBranding"
  /// Documents that users of managed login agree to.
  public static let terms = "AWS::Cognito::Terms"
  /// A user pool.
  public static let userPool = "AWS::Cognito::UserPool"
  /// An app client.
  public static let userPoolClient = "AWS::Cognito::UserPoolClient"
  /// The domain of managed login.
  public static let userPoolDomain = "AWS::Cognito::UserPoolDomain"
  /// A group of users.
  public static let userPoolGroup = "AWS::Cognito::UserPoolGroup"
  /// A provider that users sign in with.
  public static let userPoolIdentityProvider = "AWS::Cognito::UserPoolIdentityProvider"
  /// What differs in one region of a pool.
  public static let userPoolRegionalConfigurationAttachment =
    "AWS::Cognito::UserPoolRegionalConfigurationAttachment"
  /// A copy of a pool in another region.
  public static let userPoolReplica = "AWS::Cognito::UserPoolReplica"
  /// An API and its scopes.
  public static let userPoolResourceServer = "AWS::Cognito::UserPoolResourceServer"
  /// What threat protection does.
  public static let userPoolRiskConfigurationAttachment =
    "AWS::Cognito::UserPoolRiskConfigurationAttachment"
  /// The style of the hosted UI (classic).
  public static let userPoolUICustomizationAttachment =
    "AWS::Cognito::UserPoolUICustomizationAttachment"
  /// A user.
  public static let userPoolUser = "AWS::Cognito::UserPoolUser"
  /// A user's membership in a group.
  public static let userPoolUserToGroupAttachment = "AWS::Cognito::UserPoolUserToGroupAttachment"

  /// A group of IAM users.
  public static let group = "AWS::IAM::Group"
  /// An inline policy of a group.
  public static let groupPolicy = "AWS::IAM::GroupPolicy"
  /// A managed policy.
  public static let managedPolicy = "AWS::IAM::ManagedPolicy"
  /// A provider of OpenID Connect.
  public static let oidcProvider = "AWS::IAM::OIDCProvider"
  /// An inline policy of roles, users and groups.
  public static let policy = "AWS::IAM::Policy"
  /// A role.
  public static let role = "AWS::IAM::Role"
  /// An inline policy of a role.
  public static let rolePolicy = "AWS::IAM::RolePolicy"
  /// A SAML provider.
  public static let samlProvider = "AWS::IAM::SAMLProvider"
  /// An IAM user.
  public static let user = "AWS::IAM::User"
  /// An inline policy of a user.
  public static let userPolicy = "AWS::IAM::UserPolicy"

  /// An authorizer of a REST API.
  public static let apiAuthorizer = "AWS::ApiGateway::Authorizer"
  /// A method of a REST API.
  public static let apiMethod = "AWS::ApiGateway::Method"

  /// A nested stack.
  public static let stack = "AWS::CloudFormation::Stack"

  /// An alias of a function.
  public static let lambdaAlias = "AWS::Lambda::Alias"
  /// A function.
  public static let lambdaFunction = "AWS::Lambda::Function"
  /// Who may call a function.
  public static let lambdaPermission = "AWS::Lambda::Permission"
  /// A version of a function.
  public static let lambdaVersion = "AWS::Lambda::Version"

  /// A secret of Secrets Manager.
  public static let secret = "AWS::SecretsManager::Secret"

  /// A nested application of SAM.
  public static let samApplication = "AWS::Serverless::Application"
  /// A function of SAM.
  public static let samFunction = "AWS::Serverless::Function"
  /// A state machine of SAM.
  public static let samStateMachine = "AWS::Serverless::StateMachine"

  /// What a web ACL protects.
  public static let webACLAssociation = "AWS::WAFv2::WebACLAssociation"
}

extension ResourceType {
  /// What IAM calls identities: they hold inline policies, and managed ones are attached to them.
  public static let identities = [role, user, group]

  /// Resources of SAM that get a role of their own, with the policies that they write, unless they name one.
  ///
  /// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
  public static let samRoleMakers = [samFunction, samStateMachine]

  /// What managed policies are attached to.
  public static let policyHolders = identities + samRoleMakers
}

/// What `Fn::GetAtt` gives.
///
/// From the provider schemas of us-east-1, 2026-10-20.
extension ResourceType {
  /// The attributes of a type; `nil` for a type that is not known here.
  public static func attributes(of type: String) -> [String]? { attributes[type] }

  /// The types of Amazon Cognito that are known here.
  public static let cognito = attributes.keys.filter { $0.hasPrefix("AWS::Cognito::") }

  private static let attributes: [String: [String]] = [
    identityPool: ["Id", "Name"],
    identityPoolPrincipalTag: [],
    identityPoolRoleAttachment: ["Id"],
    logDeliveryConfiguration: ["Id"],
    managedLoginBranding: ["ManagedLoginBrandingId"],
    terms: ["TermsId"],
    userPool: ["Arn", "ProviderName", "ProviderURL", "UserPoolId"],
    userPoolClient: ["ClientId", "ClientSecret", "Name"],
    userPoolDomain: ["CloudFrontDistribution"],
    userPoolGroup: [],
    userPoolIdentityProvider: [],
    userPoolRegionalConfigurationAttachment: [],
    userPoolReplica: [],
    userPoolResourceServer: [],
    userPoolRiskConfigurationAttachment: [],
    userPoolUICustomizationAttachment: [],
    userPoolUser: [],
    userPoolUserToGroupAttachment: [],
    group: ["Arn"],
    groupPolicy: [],
    managedPolicy: [
      "AttachmentCount", "CreateDate", "DefaultVersionId", "IsAttachable",
      "PermissionsBoundaryUsageCount", "PolicyArn", "PolicyId", "UpdateDate",
    ],
    oidcProvider: ["Arn"],
    policy: ["Id"],
    role: ["Arn", "RoleId"],
    rolePolicy: [],
    samlProvider: ["Arn", "SamlProviderUUID"],
    user: ["Arn"],
    userPolicy: [],
  ]
}
