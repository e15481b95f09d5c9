internal import Resolution

/// One call that a policy is asked about.
public struct PolicyCall: Sendable {
  /// Who calls.
  enum Principal: Sendable {
    /// An AWS service, by its name; spellings that match the pattern are left open.
    case service(String, lookalikes: String)
    /// Someone whom an identity provider vouches for; spellings that match the pattern are left open.
    case federated(String, lookalikes: String)
  }

  /// What a request says under a key.
  enum KeyValue: Sendable {
    case text(Text)
    /// Several values at once; one of them for a key that always takes a list.
    case texts([Text])
    case absent
    case unknown
  }

  let principal: Principal
  /// What is called: `sts:AssumeRole`.
  let action: String
  private let values: [String: KeyValue]

  /// A key that is not listed may have any value or none; keys in lower case.
  init(_ action: String, by principal: Principal, _ values: [String: KeyValue]) {
    self.action = action
    self.principal = principal
    self.values = values
  }

  func value(of key: String) -> KeyValue { values[key.lowercased()] ?? .unknown }
}

/// Condition keys of the calls, in lower case.
enum RequestKeys {
  static let externalID = "sts:externalid"
  static let sourceAccount = "aws:sourceaccount"
  static let sourceArn = "aws:sourcearn"
}
