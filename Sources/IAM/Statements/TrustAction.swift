internal import Documents
internal import Resolution

/// The calls of STS by which a role is taken.
public enum TrustAction {
  /// Of services, and of roles and users.
  public static let assume = "sts:AssumeRole"
  /// All of them.
  public static let all = [assume, webIdentity, saml]
  /// Calls that go with one of them and give nothing alone, in lower case.
  public static let accompanying: Set = [
    "sts:tagsession", "sts:setsourceidentity", "sts:setcontext",
  ]

  private static let webIdentity = "sts:AssumeRoleWithWebIdentity"
  private static let saml = "sts:AssumeRoleWithSAML"

  /// The calls that principals of a statement make; empty where it names none of a known kind.
  ///
  /// A federated principal that is not decided may be of either kind.
  public static func wanted(by statement: Statement) -> Set<String> {
    var calls: Set<String> = []
    for kind in statement.principal.members {
      switch kind.entry.key {
      case "AWS", "Service": calls.insert(assume)
      case "Federated": calls.formUnion(kind.value.items.flatMap(federated))
      default: break
      }
    }
    return calls
  }

  private static func federated(_ provider: Value) -> [String] {
    guard let text = provider.asText, text.onlyAtom == nil else { return [webIdentity, saml] }
    switch text.matches(pattern: Text("arn:*:iam::*:saml-provider/*")) {
    case true?: return [saml]
    case false?: return [webIdentity]
    case nil: return [webIdentity, saml]
    }
  }
}
