public import Resolution

/// The version or alias in the name of a Lambda function: a part of what is named.
///
/// A permission for one name of a function holds for no other:
/// https://docs.aws.amazon.com/lambda/latest/dg/using-aliases.html#versioning-permissions-alias
public enum FunctionQualifier: Hashable, Sendable {
  /// The function itself, which is its latest state.
  case unqualified
  case alias(Text)
  case version(Text)
  /// `$LATEST`, which takes no permission, and which no trigger may name:
  /// https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
  case latest
  /// An alias or a version.
  case open(Text)

  /// What stands behind the colon; the name of an alias is not all digits.
  ///
  /// https://docs.aws.amazon.com/lambda/latest/api/API_CreateAlias.html
  init(_ text: Text) {
    switch text.known {
    case nil: self = .open(text)
    case "$LATEST": self = .latest
    case let known?:
      self = known.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? .version(text) : .alias(text)
    }
  }

  /// Whether both name the same of one function.
  func equals(_ other: FunctionQualifier) -> Truth {
    switch (self, other) {
    case (.unqualified, .unqualified), (.latest, .latest): .yes
    case (.unqualified, _), (_, .unqualified), (.latest, _), (_, .latest),
      (.alias, .version), (.version, .alias):
      .no
    case (.alias(let one), .alias(let other)), (.version(let one), .version(let other)),
      (.open(let one), .alias(let other)), (.open(let one), .version(let other)),
      (.open(let one), .open(let other)), (.alias(let one), .open(let other)),
      (.version(let one), .open(let other)):
      one.equals(other)
    }
  }

  /// It names a version, `$LATEST` included.
  public var isVersion: Bool {
    switch self {
    case .version, .latest: true
    case .unqualified, .alias, .open: false
    }
  }

  /// It for a message, with the function's id in the template.
  public func words(of function: String) -> String {
    switch self {
    case .unqualified: "'\(function)'"
    case .alias(let name): "alias \(name.quoted) of '\(function)'"
    case .version(let number): "version \(number.quoted) of '\(function)'"
    case .latest: "'$LATEST' of '\(function)'"
    case .open(let text): "version or alias \(text.quoted) of '\(function)'"
    }
  }
}
