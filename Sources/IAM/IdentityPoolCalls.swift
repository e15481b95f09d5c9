public import Resolution

/// The calls by which an identity pool gets credentials of a role, and those that nobody should make.
///
/// https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
public struct IdentityPoolCalls: Sendable {
  /// Whom the pool gets credentials for.
  public enum User: Sendable, CaseIterable {
    /// Someone who has signed in with a provider.
    case authenticated
    /// A guest.
    case unauthenticated
  }

  /// The service that speaks for identity pools in trust policies.
  public static let provider = "cognito-identity.amazonaws.com"
  /// What it calls.
  public static let action = "sts:AssumeRoleWithWebIdentity"
  /// The condition key that holds the pool's id.
  public static let audienceKey = "cognito-identity.amazonaws.com:aud"
  /// The condition key that tells guests from users.
  public static let kindKey = "cognito-identity.amazonaws.com:amr"

  /// The id of the identity pool; `nil` for a pool that nobody knows.
  private let poolID: Text

  /// The calls of a pool.
  public init(poolID: Text) { self.poolID = poolID }

  /// The calls of a pool of someone else.
  public static let stranger = IdentityPoolCalls(poolID: Text(Atom(.fresh("identity pool"))))

  /// The call for a user of the pool.
  public func call(for user: User) -> PolicyCall {
    let kinds: [Text] =
      switch user {
      case .authenticated:
        [Text("authenticated"), Text(Atom(.derived("provider of the token")))]
      case .unauthenticated: [Text("unauthenticated")]
      }
    return PolicyCall(
      Self.action, by: .federated(Self.provider),
      [
        Self.audienceKey: .text(poolID), Self.kindKey: .texts(kinds),
        RequestKeys.externalID: .absent, RequestKeys.sourceAccount: .absent,
        RequestKeys.sourceArn: .absent, "aws:principalisawsservice": .text(Text("false")),
      ])
  }
}
