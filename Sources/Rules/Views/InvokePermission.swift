public import IAM
public import Resolution
public import Templates

/// A permission to invoke a function, `AWS::Lambda::Permission`, in one scenario.
public struct InvokePermission {
  /// The type of such permissions.
  public static let resourceType = "AWS::Lambda::Permission"

  /// The permission.
  public let resource: Resource
  /// Its properties.
  public let properties: Value
  /// What it is a permission for.
  public let function: FunctionReference

  /// A resource of ``resourceType``.
  public init(_ resource: Resource, in scenario: Scenario) {
    self.resource = resource
    properties = scenario.properties(of: resource)
    function = scenario.function(namedBy: properties["FunctionName"])
  }

  /// `SourceArn`: who may invoke, beside the principal.
  public var source: Value { properties["SourceArn"] }

  /// User pools may invoke, as far as principal and action say.
  public var isForUserPools: Truth {
    let principal = properties["Principal"]
    let action = properties["Action"]
    return .all([
      .any([principal.says("cognito-idp.amazonaws.com"), principal.says("*")]),
      .any(["lambda:InvokeFunction", "lambda:*", "*"].map { action.says($0) }),
    ])
  }
}

extension Scenario {
  /// Permissions of the template with which user pools invoke a function, or might.
  public func userPoolPermissions(
    for function: NamedFunction
  ) -> (sure: [InvokePermission], open: [InvokePermission]) {
    var sure: [InvokePermission] = []
    var open: [InvokePermission] = []
    for candidate in resources(ofType: InvokePermission.resourceType) {
      let permission = InvokePermission(candidate, in: self)
      let isFor = permission.isForUserPools
      switch permission.function {
      case _ where isFor == .no: break
      case .unknown: open.append(permission)
      case .wrong, .elsewhere: break
      case .function(let named):
        guard named.resource.logicalID == function.resource.logicalID else { continue }
        let isSure = isFor == .yes && named.qualifier == function.qualifier
        if isSure { sure.append(permission) } else { open.append(permission) }
      }
    }
    return (sure, open)
  }
}
