public import Documents

/// Something that makes more of a template than what is written: a transform, a loop, a module.
///
/// Transforms: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-section-structure.html
public struct Expansion: Sendable {
  /// What kind of expansion it is.
  public enum Kind: Sendable {
    /// An entry of the top-level `Transform`, by name.
    case transform(String)
    /// `Fn::Transform` inside the template.
    case inlineTransform
    /// `Fn::ForEach` among the resources that is not written out, by its name.
    ///
    /// Its body may stand beside it, written for any item.
    case loop(String, hasBody: Bool)
    /// A resource whose type ends in `::MODULE`.
    case module
    /// The Serverless Framework, which merges the template with others.
    case serverlessFramework
  }

  /// What it is.
  public let kind: Kind
  /// Where it is written.
  public let range: SourceRange

  /// Adds no resource and changes none: it only allows more functions.
  private static let functionsOnly = "AWS::LanguageExtensions"

  /// Pulls in text from elsewhere: sections, or resources beside those that are written.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-aws-include.html
  static let include = "AWS::Include"

  static func all(in root: Node, resources: Declarations<Resource>) -> [Expansion] {
    var found: [Expansion] = []
    for (name, range) in transforms(in: root) where name != functionsOnly {
      found.append(Expansion(kind: .transform(name), range: range))
    }
    for section in [root, root["Resources"]].compactMap(\.self) {
      for entry in section.entries where isLoopOrTransform(entry.key) {
        let hasBody = entry.value.elements.last.map { $0.kind == .mapping && $0.entries.isEmpty }
        let kind =
          Loop.name(in: entry.key).map { Kind.loop($0, hasBody: hasBody ?? false) }
          ?? (entry.value["Name"]?.string == include ? .transform(include) : .inlineTransform)
        found.append(Expansion(kind: kind, range: entry.keyRange))
      }
    }
    for resource in resources.all where resource.isModule {
      found.append(Expansion(kind: .module, range: resource.entry.keyRange))
    }
    return found
  }

  static func transformNames(in root: Node) -> [String] { transforms(in: root).map(\.name) }

  private static func transforms(in root: Node) -> [(name: String, range: SourceRange)] {
    guard let section = root["Transform"] else { return [] }
    let items = section.kind == .list ? section.elements : [section]
    return items.compactMap { item in
      guard let name = item.string ?? item["Name"]?.string else { return nil }
      return (name, item.range)
    }
  }

  static func allowsLanguageExtensions(_ root: Node) -> Bool {
    transforms(in: root).contains { $0.name == functionsOnly }
  }

  static func isLoopOrTransform(_ key: String) -> Bool {
    Loop.name(in: key) != nil || key == "Fn::Transform"
  }
}

extension Template {
  /// The transform of the Serverless Application Model runs on the template.
  public var usesSAM: Bool {
    expansions.contains { expansion in
      guard case .transform(let name) = expansion.kind else { return false }
      return name.hasPrefix("AWS::Serverless-")
    }
  }

  /// Resources of the Serverless Application Model are written: the template is meant for its transform.
  public var holdsSAMResources: Bool { resources.all.contains(where: \.isOfSAM) }

  /// The transform of language extensions runs on the template: it may hold loops.
  public var usesLanguageExtensions: Bool { Expansion.allowsLanguageExtensions(root) }

  /// Resources may exist that are not written, beyond those that AWS's own transforms make for
  /// serverless ones.
  public var mayHaveMoreThanServerless: Bool {
    expansions.contains { expansion in
      switch expansion.kind {
      case .transform(let name): !name.hasPrefix("AWS::") || name == Expansion.include
      case .inlineTransform, .loop, .module, .serverlessFramework: true
      }
    }
  }

  /// Resources may exist that are not written, and whose ids do not follow from those that are.
  ///
  /// Those that the transform of SAM makes do.
  public var mayHaveUnknownResources: Bool {
    expansions.contains { expansion in
      guard case .transform(let name) = expansion.kind else { return true }
      return !name.hasPrefix("AWS::Serverless-")
    }
  }

  /// The Serverless Framework merges it with others before it is deployed.
  public var isServerlessFragment: Bool {
    expansions.contains { if case .serverlessFramework = $0.kind { true } else { false } }
  }

  /// Conditions may exist that are not written.
  public var mayHaveMoreConditions: Bool {
    mayHaveMoreProperties || isServerlessFragment || root.entry("Fn::Transform") != nil
      || Expansion.transformNames(in: root).contains(Expansion.include)
      || root["Conditions"]?.entries.contains { Expansion.isLoopOrTransform($0.key) } ?? false
  }

  /// Mappings, or keys of them, may exist that are not written.
  public var mayHaveMoreMappings: Bool {
    let section = root["Mappings"]
    return mayHaveMoreProperties || isServerlessFragment || root.entry("Fn::Transform") != nil
      || Expansion.transformNames(in: root).contains(Expansion.include)
      || section.map { $0.kind != .mapping } ?? false
      || section?.entries.contains { Expansion.isLoopOrTransform($0.key) } ?? false
  }

  /// A macro that is not run may add or change properties of every resource.
  ///
  /// AWS's own transforms leave resources that are written in full as they are; `AWS::Include` adds
  /// others beside them.
  public var mayHaveMoreProperties: Bool {
    expansions.contains { expansion in
      switch expansion.kind {
      case .transform(let name): !name.hasPrefix("AWS::")
      // Beside the resources, or beside the sections.
      case .inlineTransform: true
      case .loop, .module, .serverlessFramework: false
      }
    }
  }

  /// A key behind which a loop or a transform makes members of the mapping that it stands in.
  public static func isExpansion(key: String) -> Bool { Expansion.isLoopOrTransform(key) }
}
