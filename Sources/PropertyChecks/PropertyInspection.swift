internal import Documents
internal import PropertyTables
public import Rules
public import Templates

/// Resources against what CloudFormation declares of their properties.
public struct PropertyInspection: ResourceInspection {
  /// An inspection that all of its rules share.
  public init() {}

  /// Rules with this inspection share one.
  public var name: String { "properties" }

  /// What is to ask of a resource whose type has a table.
  public func inspect(_ resource: Resource, in template: Template) -> Inspection {
    guard let table = PropertyTable.of(resource.type) else { return .notApplicable }
    guard !template.mayHaveMoreProperties else {
      return .undecided("a macro that is not run may change the properties")
    }
    var walk = PropertyWalk(resource, table, in: template)
    walk.visitResource()
    return .questions(walk.questions)
  }
}

/// Takes one kind of fault from ``PropertyInspection``.
public protocol PropertyFaultRule: InspectionRule {}

extension PropertyFaultRule {
  /// The inspection of properties.
  public var inspection: any ResourceInspection { PropertyInspection() }
}
