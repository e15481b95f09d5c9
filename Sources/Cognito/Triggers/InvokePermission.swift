internal import IAM
public import Resolution
public import Templates

/// A permission to invoke a function, `AWS::Lambda::Permission`, in one scenario.
public struct InvokePermission {
  /// The permission.
  public let resource: Resource
  /// Its properties.
  public let properties: Value
  /// What it is a permission for.
  public let function: FunctionReference

  /// A resource of type ``Templates/ResourceType/lambdaPermission``.
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

/// The permissions of a template with which user pools invoke a function, or might.
public struct UserPoolPermissions {
  /// Those that surely let user pools invoke it.
  public private(set) var sure: [InvokePermission] = []
  /// Those of which the template does not decide it.
  public private(set) var open: [InvokePermission] = []
  /// Those for another version or alias of the function, with what they are for.
  public private(set) var others: [(permission: InvokePermission, function: NamedFunction)] = []

  /// Those for a function, or for one version or alias of it.
  public init(for function: NamedFunction, in scenario: Scenario) {
    for candidate in scenario.resources(ofType: ResourceType.lambdaPermission) {
      let permission = InvokePermission(candidate, in: scenario)
      let isFor = permission.isForUserPools
      switch permission.function {
      case _ where isFor == .no: break
      case .unknown: open.append(permission)
      case .wrong, .elsewhere: break
      case .function(let named):
        switch named.equals(function) {
        case .yes where isFor == .yes: sure.append(permission)
        case .yes, .open: open.append(permission)
        case .no where named.resource.logicalID == function.resource.logicalID:
          others.append((permission, named))
        case .no: break
        }
      }
    }
  }
}
