public import Resolution

/// The ARN of a function, or a partial one, which starts with the account.
///
/// https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
public struct FunctionARN {
  /// `nil` for a partial ARN, which is of the region of the stack.
  let region: Text?
  let account: Text
  /// The function's name with what is behind it.
  public let name: Text

  /// Reads a text; `nil` where it cannot be read as one.
  public init?(_ text: Text) {
    let components = text.arnComponents ?? []
    if components.count == 6, let name = components[5].rest(behind: Text("function:")) {
      (region, account) = (components[3], components[4])
      self.name = name
      return
    }
    guard let partial = text.parted(at: ":function:"), partial.before.parts.count == 1 else {
      return nil
    }
    region = nil
    account = partial.before
    name = partial.behind
  }

  /// Which version or alias.
  public var qualifier: FunctionQualifier {
    name.parted(at: ":").map { FunctionQualifier($0.behind) } ?? .unqualified
  }
}
