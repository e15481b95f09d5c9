internal import Documents
internal import Templates

/// Literal values that no report may show: ids of roles, secrets of providers, access keys.
enum Secrets {
  static func ranges(in template: Template) -> [SourceRange] {
    var found = Finder(template: template)
    for resource in template.resources.all {
      guard let properties = resource.properties else { continue }
      switch resource.type {
      case "AWS::Cognito::UserPool", "AWS::Cognito::UserPoolRegionalConfigurationAttachment":
        if let sms = properties["SmsConfiguration"] { found.values(under: "ExternalId", in: sms) }
      case "AWS::Cognito::UserPoolIdentityProvider":
        for key in ["client_secret", "private_key"] { found.values(under: key, in: properties) }
      case "AWS::IAM::Role":
        if let policy = properties["AssumeRolePolicyDocument"] {
          found.values(under: "sts:externalid", in: policy)
        }
      default: break
      }
    }
    for parameter in template.parameters.all where parameter.isNoEcho {
      if let value = parameter.defaultValue { found.literals(in: value) }
    }
    return found.ranges + accessKeys(in: template.document.source)
  }

  private struct Finder {
    let template: Template
    private(set) var ranges: [SourceRange] = []

    /// Everything below a key of that name, whatever its letter case.
    ///
    /// Depth is bounded by the reader's.
    mutating func values(under key: String, in node: Node) {
      for entry in node.entries {
        if entry.key.lowercased() == key.lowercased() {
          literals(in: entry.value)
        } else {
          values(under: key, in: entry.value)
        }
      }
      for element in node.elements { values(under: key, in: element) }
    }

    /// STS takes no id of one character, and wildcards are none.
    private static func canBeSecret(_ text: String) -> Bool {
      text.count { $0 != "*" && $0 != "?" } > 1
    }

    /// Texts, and defaults of the parameters that are put in; names are no secrets.
    mutating func literals(in node: Node) {
      switch Intrinsic(node) {
      case .ref(let name):
        if let value = name.string.flatMap({ template.parameters[$0]?.defaultValue }) {
          ranges.append(value.range)
        }
      case .getAtt, .importValue, .findInMap: break
      case .if(_, let then, let otherwise):
        literals(in: then)
        literals(in: otherwise)
      case .sub(let text, _) where text.text?.contains("${") == true: break
      default:
        if let text = node.text, Self.canBeSecret(text) { ranges.append(node.range) }
        for element in node.elements { literals(in: element) }
        for entry in node.entries { literals(in: entry.value) }
      }
    }
  }

  /// Words of the form of an access key's id: `AKIA` or `ASIA` and sixteen letters or digits.
  private static func accessKeys(in source: SourceText) -> [SourceRange] {
    let bytes = source.bytes.span
    var found: [SourceRange] = []
    var start = 0
    while start + 20 <= bytes.count {
      guard bytes[start] == UInt8(ascii: "A"), bytes[start + 2] == UInt8(ascii: "I"),
        bytes[start + 3] == UInt8(ascii: "A"),
        bytes[start + 1] == UInt8(ascii: "K") || bytes[start + 1] == UInt8(ascii: "S")
      else {
        start += 1
        continue
      }
      var end = start + 4
      while end < bytes.count, isKeyCharacter(bytes[end]) { end += 1 }
      if end - start == 20 { found.append(SourceRange(start, end)) }
      start = end
    }
    return found
  }

  private static func isKeyCharacter(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || byte >= 0x41 && byte <= 0x5A
  }
}
