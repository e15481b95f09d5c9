public import Documents

/// One resource, as declared.
public struct Resource: Sendable {
  /// Its name in the template.
  public let logicalID: String
  /// Its key and declaration.
  public let entry: Entry

  init?(_ entry: Entry) {
    guard !Expansion.isLoopOrTransform(entry.key) else { return nil }
    logicalID = entry.key
    self.entry = entry
  }

  /// The declaration.
  public var node: Node { entry.value }

  /// The declared type; empty where there is none that can be read.
  public var type: String { node["Type"]?.string ?? "" }

  /// The written properties.
  public var properties: Node? { node["Properties"] }

  /// The condition under which the resource exists.
  public var condition: Node? { node["Condition"] }

  /// What `DependsOn` names, one node a name.
  public var dependsOn: [Node] {
    guard let node = node["DependsOn"] else { return [] }
    return node.kind == .list ? node.elements : [node]
  }

  /// The Serverless Application Model makes others of it.
  public var isOfSAM: Bool { type.hasPrefix("AWS::Serverless::") }

  /// CloudFormation makes others of it, which a module defines.
  public var isModule: Bool { type.hasSuffix("::MODULE") }

  /// Where a CDK application defines the resource.
  public var cdkPath: String? { node["Metadata"]?["aws:cdk:path"]?.string }

  /// Its type is defined by whoever wrote the template: any property, any attribute.
  public var isCustom: Bool {
    type.hasPrefix("Custom::") || type == "AWS::CloudFormation::CustomResource"
  }
}
