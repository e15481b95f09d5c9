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
    let reason = openReason(of: pool)
    let (members, stray) = cached("members of type \(type)") { membersOfPools(ofType: type) }
    return PoolMembers(
      found: members[pool.logicalID] ?? [],
      openReason: reason
        ?? stray.map {
          "resource '\($0.logicalID)' may belong to pool '\(pool.logicalID)'"
        })
  }

  /// The resources of a type by the pool that they name, and the first that may name any.
  private func membersOfPools(
    ofType type: String
  ) -> (members: [String: [Resource]], stray: Resource?) {
    var members: [String: [Resource]] = [:]
    var stray: Resource?
    for resource in resources(ofType: type) {
      switch pool(of: resource) {
      case .resource(let pool): members[pool.logicalID, default: []].append(resource)
      case .unknown, .elsewhere: stray = stray ?? resource
      case .wrong: break
      }
    }
    return (members, stray)
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
    let hands = cached("resources that may add anything") {
      template.resources.all.filter {
        $0.givesAnything || $0.type == ResourceType.samApplication
      }
    }
    let hand = hands.first { depends($0, on: pool) && exists($0) }
    return hand.map { "resource '\($0.logicalID)' may add to pool '\(pool.logicalID)'" }
  }
}
