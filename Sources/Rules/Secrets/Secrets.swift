internal import Documents
internal import Findings
internal import Templates

/// Literal values that no report may show: ids of roles, secrets of providers, access keys.
enum Secrets {
  /// What a template keeps secret.
  static func all(in template: Template) -> [Secret] {
    var found = SecretFinder(template: template)
    for resource in template.resources.all {
      guard let properties = resource.properties else { continue }
      switch resource.type {
      case ResourceType.userPool, ResourceType.userPoolRegionalConfigurationAttachment:
        if let sms = properties["SmsConfiguration"] { found.values(under: "externalid", in: sms) }
      case ResourceType.userPoolIdentityProvider:
        for key in ["client_secret", "private_key"] { found.values(under: key, in: properties) }
      case ResourceType.role:
        if let policy = properties["AssumeRolePolicyDocument"] {
          found.values(under: "sts:externalid", in: policy)
        }
      default: break
      }
    }
    for parameter in template.parameters.all where parameter.isNoEcho {
      found.parameter(parameter.name)
    }
    for condition in template.conditions.all {
      found.guesses(in: ConditionExpression(condition.value))
    }
    let source = template.document.source
    return found.secrets + lostValues(of: template.document) + accessKeys(in: source)
  }

  /// What may be secret in a text of which no tree is kept.
  static func all(inUnread source: SourceText) -> [Secret] {
    SecretWords.secrets(inUnread: source) + accessKeys(in: source)
  }

  private static func accessKeys(in source: SourceText) -> [Secret] {
    Secret.accessKeys(in: source.bytes).map { Secret(source.string(in: $0), at: $0) }
  }

  /// Values that a later key of the same name replaces are in no tree.
  ///
  /// The default of a parameter counts: whether it is one that is not shown may be lost too.
  private static func lostValues(of document: Document) -> [Secret] {
    guard !document.duplicateKeys.isEmpty else { return [] }
    let source = document.source
    let words = SecretWords.places(of: SecretWords.keys + ["noecho"], in: source)
    return document.duplicateKeys.compactMap { duplicate in
      let lost = duplicate.lostValue
      let isKey = (SecretWords.keys + ["default"]).contains(duplicate.key.lowercased())
      guard isKey || holdsPlace(lost, words) else { return nil }
      let written = source.string(in: lost)
      let value = (try? Document(reading: SourceText(written), as: document.syntax))?.root
      if isKey, let value, value.kind.isScalar {
        guard SecretFinder.canBeSecret(value) else { return nil }
        return Secret(value.text ?? written, at: lost)
      }
      return Secret("", at: lost)
    }
  }

  /// Whether one of `places`, which are in order, stands in `range`.
  private static func holdsPlace(_ range: SourceRange, _ places: [SourceRange]) -> Bool {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle].start < range.start { low = middle + 1 } else { high = middle }
    }
    return low < places.count && range.contains(places[low])
  }
}
