/// A variable of the Serverless Framework, which that replaces before CloudFormation sees the template.
///
/// `${source:address, fallback}`, with others inside:
/// https://www.serverless.com/framework/docs/guides/variables
public struct ServerlessVariable: Sendable {
  /// The whole variable, `${` and `}` included.
  public let range: Range<String.Index>

  /// Where values come from.
  ///
  /// `aws` has two addresses only: IAM's own variables start with it too.
  private static let sources: Set<String> = [
    "cf", "env", "file", "git", "opt", "param", "s3", "self", "sls", "ssm", "strToBool",
  ]
  private static let addressesOfAWS = ["aws:accountId}", "aws:region}"]

  /// How long one may be, in bytes; what is longer is text.
  private static let maximumLength = 1_000

  /// Whether there is one in a text.
  public static func isContained(in text: String) -> Bool {
    ServerlessVariable(firstIn: text[...]) != nil
  }

  /// The first one in a text; `nil` where there is none, or it does not end.
  public init?(firstIn text: Substring) {
    let bytes = text.utf8
    guard bytes.contains(UInt8(ascii: "$")) else { return nil }
    var place = bytes.startIndex
    while let dollar = bytes[place...].firstIndex(of: UInt8(ascii: "$")) {
      if let end = Self.end(of: text[dollar...]) {
        range = dollar..<end
        return
      }
      place = bytes.index(after: dollar)
    }
    return nil
  }

  /// Where the variable ends with which a text starts; `nil` where it starts with something else.
  static func end(of text: Substring) -> String.Index? {
    guard text.hasPrefix("${"), names(text.dropFirst(2).drop { $0 == " " }) else { return nil }
    var depth = 0
    for place in text.utf8.prefix(maximumLength).indices {
      switch text.utf8[place] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return text.utf8.index(after: place) }
      default: break
      }
    }
    return nil
  }

  /// Whether the inside of a variable starts with a source: `self:`, `file(`, `cf.eu-west-1:`.
  private static func names(_ inside: Substring) -> Bool {
    if addressesOfAWS.contains(where: inside.hasPrefix) { return true }
    let source = inside.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    guard sources.contains(String(source)), let next = inside.dropFirst(source.count).first else {
      return false
    }
    switch next {
    case ":", "(": return true
    // The region behind the source.
    case ".": return (source == "cf" || source == "ssm") && inside.contains(":")
    default: return false
    }
  }
}
