/// Templates of rules about secrets of identity providers: one provider with the given secret.
enum ProviderSecretExample {
  /// A whole template.
  static func template(secret: String, parameters: String = "", more: String = "") -> String {
    let start = parameters.isEmpty ? "" : "Parameters:\n  \(parameters)\n"
    let end = more.isEmpty ? "" : "\n\(more)"
    return start + """
      Resources:
        Google:
          Type: AWS::Cognito::UserPoolIdentityProvider
          Properties:
            UserPoolId: eu-west-1_Example01
            ProviderName: Google
            ProviderType: Google
            ProviderDetails:
              client_id: shop.apps.googleusercontent.com
              client_secret: \(secret)
              authorize_scopes: openid email
      """ + end
  }
}
