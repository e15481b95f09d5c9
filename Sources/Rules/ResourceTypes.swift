/// What `Fn::GetAtt` gives for the types that cogcheck knows.
///
/// From the provider schemas of us-east-1, 2026-10-20.
public enum ResourceTypes {
  /// The attributes of a type; `nil` for a type that is not known here.
  public static func attributes(of type: String) -> [String]? { attributes[type] }

  /// The types of Amazon Cognito that are known here.
  public static let cognito = attributes.keys.filter { $0.hasPrefix("AWS::Cognito::") }

  private static let attributes: [String: [String]] = [
    "AWS::Cognito::IdentityPool": ["Id", "Name"],
    "AWS::Cognito::IdentityPoolPrincipalTag": [],
    "AWS::Cognito::IdentityPoolRoleAttachment": ["Id"],
    "AWS::Cognito::LogDeliveryConfiguration": ["Id"],
    "AWS::Cognito::ManagedLoginBranding": ["ManagedLoginBrandingId"],
    "AWS::Cognito::Terms": ["TermsId"],
    "AWS::Cognito::UserPool": ["Arn", "ProviderName", "ProviderURL", "UserPoolId"],
    "AWS::Cognito::UserPoolClient": ["ClientId", "ClientSecret", "Name"],
    "AWS::Cognito::UserPoolDomain": ["CloudFrontDistribution"],
    "AWS::Cognito::UserPoolGroup": [],
    "AWS::Cognito::UserPoolIdentityProvider": [],
    "AWS::Cognito::UserPoolRegionalConfigurationAttachment": [],
    "AWS::Cognito::UserPoolReplica": [],
    "AWS::Cognito::UserPoolResourceServer": [],
    "AWS::Cognito::UserPoolRiskConfigurationAttachment": [],
    "AWS::Cognito::UserPoolUICustomizationAttachment": [],
    "AWS::Cognito::UserPoolUser": [],
    "AWS::Cognito::UserPoolUserToGroupAttachment": [],
    "AWS::IAM::Role": ["Arn", "RoleId"],
  ]
}
