internal import Findings
public import Resolution
public import Rules
public import Templates

/// A secret with which an identity provider of a user pool knows the pool.
public struct ProviderSecret {
  /// The keys of `ProviderDetails` that hold secrets.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolidentityprovider.html
  private static let keys = ["client_secret", "private_key"]

  /// The key in `ProviderDetails`, and the provider, for a message.
  public let words: String
  /// What is written.
  public let value: Value
  /// Where the text comes from.
  public let origin: SecretOrigin

  /// Asks `check` of each secret of a provider, and takes the worst answer.
  public static func judge(
    _ resource: Resource, in scenario: Scenario, _ check: (ProviderSecret) -> Outcome
  ) -> Outcome {
    let details = scenario.properties(of: resource)["ProviderDetails"]
    guard !details.mayBeStructure else {
      return .undecided("ProviderDetails of '\(resource.logicalID)' are not in the template")
    }
    return .worst(
      of: keys.map { key in
        let value = details[key]
        guard !value.isAbsent else { return .notApplicable }
        let secret = ProviderSecret(
          words: "the \(key) of '\(resource.logicalID)'", value: value,
          origin: scenario.secretOrigin(of: value))
        return check(secret)
      })
  }

  /// It at the place where it is written.
  public func violation(_ rest: String, in resource: Resource) -> Violation {
    Violation(
      "\(words) \(rest)", at: Place(of: value, at: ["ProviderDetails"], in: resource),
      related: value.relatedPlaces)
  }
}
