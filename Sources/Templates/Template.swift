public import Documents
internal import Synchronization

/// The sections of a CloudFormation template, as they are written.
///
/// Nothing here is judged: a broken part stays a node, for rules to speak of.
public struct Template: Sendable {
  private let sections: Sections

  /// Takes the sections out of a document, or out of what the Serverless Framework deploys of it.
  ///
  /// - Throws: ``NotATemplate`` where the document is something else.
  public init(_ document: Document) throws(NotATemplate) {
    let fragment = ServerlessFragment(document)
    if fragment == nil { try Self.checkShape(of: document.root) }
    sections = Sections(fragment?.document ?? document, fragment: fragment?.range)
  }

  /// The text that was read, and its tree.
  public var document: Document { sections.document }

  /// The declared parameters in written order.
  public var parameters: Declarations<Parameter> { sections.parameters }

  /// Each mapping's entry, by name.
  public var mappings: Declarations<Declaration> { sections.mappings }

  /// Each condition's entry, by name.
  public var conditions: Declarations<Declaration> { sections.conditions }

  /// The resources in written order; loops and transforms in the section are left out.
  public var resources: Declarations<Resource> { sections.resources }

  /// The resources of some types, in written order.
  public func resources(ofTypes types: [String]) -> [Resource] {
    let places = types.compactMap { sections.resourcePlaces[$0] }
    let all = resources.all
    return (places.count == 1 ? places[0] : places.joined().sorted()).map { all[$0] }
  }

  /// Each output's entry, by name.
  public var outputs: Declarations<Declaration> { sections.outputs }

  /// What may add resources or change them before the template is deployed.
  public var expansions: [Expansion] { sections.expansions }

  /// The identifiers of loops whose items are not known: what names one stands for some item.
  public var loopVariables: Set<String> { sections.loopVariables }

  /// What functions it calls, and the texts that say more than their letters; found once, and kept.
  var callsAndTexts: CallsAndTexts { sections.callsAndTexts() }

  /// The mapping that holds the sections.
  public var root: Node { document.root }

  /// Resources may exist that are not written: a name that is not found may still be right.
  public var mayHaveMoreResources: Bool { !expansions.isEmpty }
}

/// Why a document is no template.
public struct NotATemplate: Error, Sendable {
  /// One line, lower-case start, no final period.
  public let reason: String
}

extension Template {
  /// A mapping is a template when something in it can be nothing else.
  ///
  /// `AWSTemplateFormatVersion` is not needed: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
  private static func checkShape(of root: Node) throws(NotATemplate) {
    guard root.kind == .mapping else {
      throw NotATemplate(
        reason: "the top level is a \(root.kind == .list ? "list" : "scalar"), not a mapping")
    }
    let hasResources = root["Resources"].map(hasResource) ?? false
    let hasTransform = Expansion.transformNames(in: root).contains { $0.hasPrefix("AWS::") }
    guard hasResources || hasTransform || root["AWSTemplateFormatVersion"] != nil else {
      throw NotATemplate(
        reason: ServerlessFragment.isService(root)
          ? "it is a service of the Serverless Framework without resources of its own"
          : "no resource has a Type, and there is no AWSTemplateFormatVersion")
    }
  }

  private static func hasResource(_ section: Node) -> Bool {
    section.entries.contains { entry in
      Loop.name(in: entry.key) != nil
        || entry.value["Type"]?.string?.contains("::") ?? false
    }
  }

  /// Whether a text that does not parse was meant as a template.
  public static func isLikely(_ source: SourceText) -> Bool {
    let text = SourceRange(0, source.bytes.count)
    func holds(_ word: String) -> Bool { source.firstRange(of: word, in: text) != nil }
    return holds("AWSTemplateFormatVersion")
      || holds("Resources") && (holds("AWS::") || holds("Custom::"))
  }
}

/// The parts of a template, read once; values of a scenario share them, so they are one reference.
private final class Sections: Sendable {
  let document: Document
  let parameters: Declarations<Parameter>
  let mappings: Declarations<Declaration>
  let conditions: Declarations<Declaration>
  let resources: Declarations<Resource>
  /// Where those of a type stand among all.
  let resourcePlaces: [String: [Int]]
  let outputs: Declarations<Declaration>
  let expansions: [Expansion]
  let loopVariables: Set<String>
  private let knownCallsAndTexts = Mutex<CallsAndTexts?>(nil)

  /// - Parameter fragment: where it says that the Serverless Framework merges it with others.
  init(_ document: Document, fragment: SourceRange?) {
    let root = document.root
    self.document = document
    parameters = Declarations(root["Parameters"], Parameter.init)
    mappings = Declarations(root["Mappings"], Declaration.init)
    conditions = Declarations(root["Conditions"], Declaration.init)
    resources = Declarations(root["Resources"], Resource.init)
    resourcePlaces = resources.all.enumerated().reduce(into: [:]) { places, resource in
      places[resource.element.type, default: []].append(resource.offset)
    }
    outputs = Declarations(root["Outputs"], Declaration.init)
    expansions =
      (fragment.map { [Expansion(kind: .serverlessFramework, range: $0)] } ?? [])
      + Expansion.all(in: root, resources: resources)
    loopVariables =
      Expansion.allowsLanguageExtensions(root) ? Loop.openIdentifiers(in: root) : []
  }

  func callsAndTexts() -> CallsAndTexts {
    knownCallsAndTexts.withLock { known in
      if let known { return known }
      let found = CallsAndTexts(of: document.root, resources: resources)
      known = found
      return found
    }
  }
}
