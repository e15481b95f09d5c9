public import Resolution

/// What the id of one kind of thing looks like.
public enum IDForm: Sendable {
  /// The region, a line, and letters and digits:
  /// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
  case userPool
  /// Letters, digits and lines:
  /// https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CognitoIdentityProvider.html
  case client

  /// Why a text can never be such an id, with a verb; `nil` where it may be one.
  public func fault(in text: Text) -> String? {
    if text.known == "" { return "is an empty text" }
    if let known = text.known {
      // Of a variable without Fn::Sub TPL034 speaks.
      return isID(known) || known.contains("${") ? nil : "is not \(words)"
    }
    let isPossible = text.parts.allSatisfy { part in
      if case .literal(let literal) = part {
        literal.unicodeScalars.allSatisfy(mayHold)
      } else {
        true
      }
    }
    return isPossible ? nil : "is not \(words)"
  }

  private var words: String {
    switch self {
    case .userPool: "the id of a user pool"
    case .client: "the id of an app client"
    }
  }

  private func isID(_ text: String) -> Bool {
    guard text.unicodeScalars.allSatisfy(mayHold) else { return false }
    switch self {
    case .client: return text.utf8.count <= 128
    case .userPool:
      guard text.utf8.count <= 55, let line = text.lastIndex(of: "_") else { return false }
      let id = text[text.index(after: line)...]
      return !id.isEmpty && !id.contains("-") && Region.isName(text[..<line])
    }
  }

  private func mayHold(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_": true
    case "-": self == .userPool
    case "+": self == .client
    default: false
    }
  }
}

/// A region by its name.
enum Region {
  /// Words and a number, with hyphens between them: `us-gov-west-1`.
  ///
  /// https://docs.aws.amazon.com/general/latest/gr/rande.html
  static func isName(_ text: some StringProtocol) -> Bool {
    let words = text.split(separator: "-", omittingEmptySubsequences: false)
    guard words.count > 2, let number = words.last, !number.isEmpty else { return false }
    return number.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      && words.dropLast().allSatisfy { word in
        !word.isEmpty && word.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A }
      }
  }
}
