internal import Documents

extension AWSService {
  /// The action that is meant by a name that is none; `nil` where it may be one that is not known yet.
  ///
  /// A name counts as mistyped only near a known one, and only if it does not merely begin with another
  /// verb, as new actions do.
  public func actionMeant(by name: String) -> String? {
    if let action = Self.operations["\(prefix):\(name)".lowercased()] { return action }
    let stem = String(name.prefix { $0 != "*" && $0 != "?" })
    let isPattern = stem.count < name.count
    let isStart = actions.contains { $0.name.lowercased().hasPrefix(stem.lowercased()) }
    guard !stem.isEmpty, !isPattern || !isStart else { return nil }
    let verb = Self.verb(of: stem)
    let all = actions.map(\.name)
    let alike = all.filter { Self.verb(of: $0) == verb }
    let candidates = alike.isEmpty ? all : alike
    // Of a pattern only the part before the wildcard can be compared, with as much of each name.
    let names = isPattern ? candidates.map { String($0.prefix(stem.count + 1)) } : candidates
    guard let near = stem.nearest(in: names, atMost: 2) else { return nil }
    return isPattern ? candidates.first { $0.hasPrefix(near) } : near
  }

  /// The first word: `get` of `GetObject`; capitals are those of ASCII, as in all names of actions.
  private static func verb(of name: String) -> String {
    let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    let end = name.utf8.dropFirst().firstIndex { capitals.contains($0) } ?? name.endIndex
    return name[..<end].lowercased()
  }

  /// Operations of APIs whose action has another name.
  ///
  /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html,
  /// https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html and
  /// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
  private static let operations = [
    "kms:reencrypt": "ReEncrypt*", "lambda:invoke": "InvokeFunction",
    "s3:completemultipartupload": "PutObject", "s3:copyobject": "PutObject",
    "s3:createmultipartupload": "PutObject", "s3:deleteobjects": "DeleteObject",
    "s3:headbucket": "ListBucket", "s3:headobject": "GetObject",
    "s3:listbuckets": "ListAllMyBuckets", "s3:listmultipartuploads": "ListBucketMultipartUploads",
    "s3:listobjects": "ListBucket", "s3:listobjectsv2": "ListBucket",
    "s3:listobjectversions": "ListBucketVersions", "s3:listparts": "ListMultipartUploadParts",
    "s3:uploadpart": "PutObject",
  ]
}
