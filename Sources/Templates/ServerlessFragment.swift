internal import Documents

/// Part of a template, which the Serverless Framework merges with others before it is deployed.
///
/// https://www.serverless.com/framework/docs/providers/aws/guide/resources
struct ServerlessFragment {
  /// What holds the sections.
  let document: Document
  /// The key below which it stands.
  let range: SourceRange

  /// `nil` where nothing in the document belongs to the framework.
  init?(_ whole: Document) {
    let root = whole.root
    if let resources = root.entry("Resources") {
      guard Self.holdsVariable(whole) || Self.namesMadeResource(whole) else { return nil }
      document = whole
      range = resources.keyRange
    } else if let entry = root.entry("resources"), let part = Self.part(entry.value) {
      document = Document(rootedAt: part)
      range = entry.keyRange
    } else {
      return nil
    }
  }

  /// A file that describes a service, with resources of its own or without.
  static func isService(_ root: Node) -> Bool {
    root["service"] != nil && root["provider"] != nil
  }

  /// What stands under `resources`: a mapping of sections, or a list with one.
  private static func part(_ node: Node) -> Node? {
    let parts = (node.kind == .list ? node.elements : [node]).filter { part in
      part["Resources"]?.entries.contains { $0.value["Type"]?.string?.contains("::") ?? false }
        ?? false
    }
    return parts.count == 1 ? parts[0] : nil
  }

  /// A variable that only the framework reads; in a comment it does not count.
  private static func holdsVariable(_ document: Document) -> Bool {
    let source = document.source
    var rest = SourceRange(0, source.bytes.count)
    while let found = source.firstRange(of: "${", in: rest) {
      let inside = source.string(in: SourceRange(found.end, found.end + longestSource))
      if startsVariable(inside[...]) { return holdsVariable(document.root) }
      rest = SourceRange(found.end, rest.end)
    }
    return false
  }

  /// Depth is bounded by the reader's.
  private static func holdsVariable(_ node: Node) -> Bool {
    node.text.map(holdsVariable) ?? false || node.elements.contains(where: holdsVariable)
      || node.entries.contains { holdsVariable($0.key) || holdsVariable($0.value) }
  }

  private static func holdsVariable(_ text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: "$")) else { return false }
    return text.indices.contains { place in
      text[place...].hasPrefix("${") && startsVariable(text[place...].dropFirst(2))
    }
  }

  /// `self:custom.x`, `file(x.yml)`; not `opt:-x`, which a shell reads.
  private static func startsVariable(_ inside: Substring) -> Bool {
    if inside.hasPrefix("file(") { return true }
    return sources.contains { source in
      inside.hasPrefix(source) && inside.dropFirst(source.count).first?.isLetter == true
    }
  }

  private static let sources = ["opt:", "param:", "self:", "sls:"]
  private static let longestSource = 8

  /// A resource that the framework makes, and the document does not hold.
  ///
  /// A template that says that it is one is taken at its word.
  private static func namesMadeResource(_ document: Document) -> Bool {
    let root = document.root
    guard document.syntax == .yaml, root["AWSTemplateFormatVersion"] == nil,
      root["Transform"] == nil
    else { return false }
    let text = SourceRange(0, document.source.bytes.count)
    return madeResources.contains { name in
      document.source.firstRange(of: name, in: text) != nil
        && root["Resources"]?.entry(name) == nil && root["Parameters"]?.entry(name) == nil
    }
  }

  /// Those whose names no template gives to its own.
  ///
  /// https://www.serverless.com/framework/docs/providers/aws/guide/resources#aws-cloudformation-resource-reference
  private static let madeResources = [
    "ApiGatewayRestApi", "IamRoleLambdaExecution", "ServerlessDeploymentBucket", "WebsocketsApi",
  ]
}
