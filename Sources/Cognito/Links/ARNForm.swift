public import Resolution

/// What the ARN of one kind of thing looks like, and what a text that should be one has wrong.
///
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
public struct ARNForm: Sendable {
  /// What it is the ARN of, with its article.
  let kind: String
  /// The service, which is the third of six components.
  let service: String
  /// There is a region in it.
  let isRegional: Bool
  /// What the last component begins with.
  let start: String

  /// The ARN of a role.
  public static let role = ARNForm(
    kind: "a role", service: "iam", isRegional: false, start: "role/")
  /// The ARN of a function, or of a version or alias of one.
  public static let function = ARNForm(
    kind: "a function", service: "lambda", isRegional: true, start: "function:")

  /// Why a text can never be such an ARN, with a verb; `nil` where it may be one.
  public func fault(in text: Text) -> String? {
    // Of a variable without Fn::Sub TPL034 speaks.
    if text.known?.contains("${") == true { return nil }
    let other = "is not the ARN of \(kind)"
    let region = isRegional ? "*" : ""
    let pattern = Text("arn:*:\(service):\(region):*:\(start)*")
    guard let components = text.arnComponents else {
      return text.matches(pattern: pattern) == false ? other : nil
    }
    guard components.count == 6, components[0].equals(Text("arn")) != .no else {
      return other
    }
    if components[2].equals(Text(service)) == .no {
      return components[2].known.map { "is an ARN of '\($0)', not of \(kind)" } ?? other
    }
    if let partition = components[1].known, !partition.hasPrefix("aws") {
      return "has '\(partition)' in its ARN where 'aws' or another partition belongs"
    }
    if let region = components[3].known, region.isEmpty == isRegional {
      return isRegional
        ? "has no region in its ARN"
        : "has region '\(region)' in its ARN, where \(kind) has none"
    }
    if let account = components[4].known, let words = Self.fault(inAccount: account) {
      return words
    }
    let name = components[5]
    return name.known == start || name.matches(pattern: Text("\(start)*")) == false ? other : nil
  }

  private static func fault(inAccount account: String) -> String? {
    let isNumber = account.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    guard account.utf8.count != 12 || !isNumber else { return nil }
    guard isNumber, !account.isEmpty else {
      return "has '\(account)' in its ARN where an account id of 12 digits belongs"
    }
    return
      "has account id '\(account)' in its ARN, which is \(account.utf8.count) digits and not 12"
  }
}
