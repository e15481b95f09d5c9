public import Resolution
public import Rules
public import Templates

/// The resources of one type that belong to a user pool.
public struct PoolMembers {
  /// Those of the template, in written order.
  public let found: [Resource]
  /// Why there may be others, in one line; `nil` where there are none.
  public let openReason: String?
}

extension Scenario {
  /// The user pool that a resource names in `UserPoolId`.
  public func pool(of resource: Resource) -> ResourceLink {
    link(properties(of: resource)["UserPoolId"], as: .userPoolID)
  }

  /// Asks `check` of the pool of a resource.
  ///
  /// A pool that is not in the template leaves the question open; one that is none is for APP039 to say.
  public func judgePool(of resource: Resource, _ check: (Resource) -> Outcome) -> Outcome {
    switch pool(of: resource) {
    case .resource(let pool): check(pool)
    case .wrong: .notApplicable
    case .elsewhere, .unknown:
      .undecided("the pool of '\(resource.logicalID)' is not in the template")
    }
  }

  /// The resources of a type that name a pool in `UserPoolId`.
  public func members(ofType type: String, of pool: Resource) -> PoolMembers {
    var found: [Resource] = []
    var openReason = openReason(of: pool)
    for resource in resources(ofType: type) {
      switch self.pool(of: resource) {
      case .resource(let named) where named.logicalID == pool.logicalID: found.append(resource)
      case .unknown, .elsewhere:
        openReason =
          openReason ?? "resource '\(resource.logicalID)' may belong to pool '\(pool.logicalID)'"
      case .resource, .wrong: break
      }
    }
    return PoolMembers(found: found, openReason: openReason)
  }

  /// Why a pool may have more than what the template says of it, in one line; `nil` where it has not.
  ///
  /// Resources of one's own making and other stacks may add to a pool that they are told of.
  public func openReason(of pool: Resource) -> String? {
    cached("open reason", of: pool) { workedOutOpenReason(of: pool) }
  }

  private func workedOutOpenReason(of pool: Resource) -> String? {
    if template.mayHaveMoreThanServerless {
      return "a transform, loop or module that is not run may add to pool '\(pool.logicalID)'"
    }
    let hand = template.resources.all.first { resource in
      (resource.givesAnything || resource.type == ResourceType.samApplication)
        && depends(resource, on: pool) && exists(resource)
    }
    return hand.map { "resource '\($0.logicalID)' may add to pool '\(pool.logicalID)'" }
  }
}
