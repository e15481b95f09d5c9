public import Resolution

/// The ARN of a function, or a partial one, which starts with the account.
///
/// https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
public struct FunctionARN {
  /// `nil` for a partial ARN, which is of the region of the stack.
  let region: Text?
  let account: Text
  /// The function's name with what is behind it.
  let name: Text

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

  /// The function's name alone, and which version or alias.
  public var parts: (name: Text, qualifier: FunctionQualifier) {
    name.parted(at: ":").map { ($0.before, FunctionQualifier($0.behind)) } ?? (name, .unqualified)
  }
}
