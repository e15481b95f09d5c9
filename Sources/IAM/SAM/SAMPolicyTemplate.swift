internal import Documents
public import Resolution

/// A policy template of SAM, as an item of `Policies` names it: `S3ReadPolicy: {BucketName: …}`.
///
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
public enum SAMPolicyTemplate {
  /// The policy that SAM writes for an item, placed at the item; `nil` for what is no template that is known.
  public static func document(for item: Value) -> Value? {
    guard item.members.count == 1, let member = item.members.first,
      let document = documents[member.entry.key]
    else { return nil }
    return item.standing(for: document) { member.value[$0].asText }
  }
}
