public import Resolution
internal import Templates

extension Scenario {
  /// Follows a value that should be the ARN of a user pool, however it is put together.
  public func linkPoolARN(_ value: Value) -> ResourceLink {
    let link = link(value, as: .userPoolARN)
    switch link {
    case .resource, .wrong: return link
    case .elsewhere, .unknown: break
    }
    guard let text = value.asText else { return link }
    if text.known == "" { return .wrong("is an empty text") }
    guard text.matches(pattern: Text("arn:*:cognito-idp:*:*:userpool/*")) != false else {
      return .wrong("is not the ARN of a user pool")
    }
    guard let components = text.arnComponents, components.count == 6 else { return link }
    for pool in resources(ofType: ResourceType.userPool) {
      var own = Text("userpool/")
      own.append(resourceName(pool.logicalID))
      if own == components[5] { return .resource(pool) }
    }
    return link
  }
}
