public import Resolution

/// What is known of a policy that AWS manages: a small table, since AWS changes them.
///
/// From https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
public struct AWSManagedPolicy: Sendable {
  /// The last part of its ARN: `AdministratorAccess`.
  public let name: String
  private let allowed: [String]
  private let excluded: [String]
  /// The table says all that the policy allows.
  private let isWhole: Bool

  /// The policy that an ARN names; `nil` where it names none of AWS, or that is not known.
  public init?(arn: Text) {
    guard let components = arn.arnComponents, components.count == 6,
      components[4].known == "aws", let path = components[5].known, path.hasPrefix("policy/")
    else { return nil }
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let known = Self.contents[name]
    self.name = name
    allowed = known?.allowed ?? []
    excluded = known?.excluded ?? []
    isWhole = known?.isWhole ?? false
  }

  private static let contents: [String: (allowed: [String], excluded: [String], isWhole: Bool)] = [
    "AdministratorAccess": (["*"], [], true),
    // What it leaves out is more than these services, and some of their actions are in.
    "PowerUserAccess": (["sns:*", "sms-voice:*", "s3:*", "dynamodb:*", "lambda:*"], [], false),
    "AmazonSNSFullAccess": (["sns:*"], [], false),
    "AmazonSNSReadOnlyAccess": ([], ["sns:publish"], false),
    // Despite its name: cognito-facts 12.
    "AmazonSNSRole": ([], ["sns:publish"], false),
    "AWSLambdaBasicExecutionRole": (
      ["logs:createloggroup", "logs:createlogstream", "logs:putlogevents"], [], true
    ),
  ]

  /// Whether it allows an action, on some resource.
  func allows(_ action: String) -> Truth {
    let action = Text(action.lowercased())
    if allowed.contains(where: { action.matches(pattern: Text($0)) == true }) { return .yes }
    if isWhole || excluded.contains(where: { action.matches(pattern: Text($0)) == true }) {
      return .no
    }
    return .open
  }
}
