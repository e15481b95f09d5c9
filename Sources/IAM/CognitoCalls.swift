public import Resolution

/// The calls that a trust policy is judged by: the pool's own, and those that nobody should make.
///
/// They are those of the trust cases in Tests/Fixtures/trust.
public struct CognitoCalls {
  /// What the pool's calls say, made from the scenario.
  let pool: Caller
  /// A pool in an account that is not ours.
  let stranger: Caller
  /// The id that the pool sends; `nil` where it sends none.
  public let externalID: Text?
  /// STS takes the id; `false` when it is too short, too long or has other characters.
  public let isExternalIDValid: Bool

  private static let service = "cognito-idp.amazonaws.com"
  // Undocumented spellings of the service (regional, other partitions) are left open.
  private static let principal = PolicyCall.Principal.service(
    service, lookalikes: "cognito-idp.*amazonaws.com*")

  struct Caller {
    let account: Text
    let arn: Text
  }

  /// - Parameters:
  ///   - poolArn: the pool's ARN in this scenario.
  ///   - account: the account that the template is deployed to.
  ///   - externalID: `SmsConfiguration.ExternalId`; an empty text counts as absent.
  public init(poolArn: Text, account: Text, externalID: Value) {
    let strange = Text(Atom(.fresh("account")))
    pool = Caller(account: account, arn: poolArn)
    stranger = Caller(account: strange, arn: Self.strangeArn(like: poolArn, account, strange))
    let text = externalID.asText.flatMap { $0.known == "" ? nil : $0 }
    self.externalID = text
    isExternalIDValid = text.map { ExternalID.fault(of: $0) == nil } ?? true
  }

  /// A call that Cognito makes for the caller's pool, with this id.
  func call(by caller: Caller, _ externalID: Text?) -> PolicyCall {
    PolicyCall(
      "sts:AssumeRole", by: Self.principal,
      [
        RequestKeys.externalID: externalID.map { .text($0) } ?? .absent,
        RequestKeys.sourceAccount: .text(caller.account),
        RequestKeys.sourceArn: .text(caller.arn),
        "aws:principalisawsservice": .text(Text("true")),
        "aws:principalservicename": .text(Text(Self.service)),
        "aws:username": .absent, "aws:multifactorauthpresent": .absent,
        "aws:multifactorauthage": .absent,
      ])
  }

  /// The pool's ARN with another account and another pool in it.
  private static func strangeArn(like arn: Text, _ account: Text, _ strange: Text) -> Text {
    let components = arn.split(at: ":") ?? [arn]
    var result = Text()
    for (place, component) in components.enumerated() {
      if place > 0 { result.append(":") }
      switch place {
      case 4: result.append(strange)
      case 5:
        result.append("userpool/")
        result.append(.atom(Atom(.fresh("pool"))))
      default: result.append(component)
      }
    }
    return result
  }
}

/// The id that a caller shows to STS: 2 to 1224 characters of those of its API model.
///
/// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
public enum ExternalID {
  /// Why STS does not take an id.
  public enum Fault: Sendable {
    case character(Unicode.Scalar)
    /// The number of its characters.
    case length(Int)
  }

  private static let lengths = 2...1224

  /// Why STS does not take a text; `nil` for one that it takes, or may take.
  public static func fault(of id: Text) -> Fault? {
    for case .literal(let literal) in id.parts {
      if let scalar = literal.unicodeScalars.first(where: { !isAllowed($0) }) {
        return .character(scalar)
      }
    }
    guard let length = id.known?.unicodeScalars.count, !lengths.contains(length) else { return nil }
    return .length(length)
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
      || "_+=,.@:/-".unicodeScalars.contains(scalar)
  }
}
