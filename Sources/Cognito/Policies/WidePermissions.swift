internal import Documents
public import Findings
internal import IAM
public import Resolution
public import Rules
public import Templates

/// What makes the permissions of a role far too wide.
///
/// Only what is allowed without condition counts, and nothing that a Deny or the boundary takes away.
public struct WidePermissions {
  /// One reason, and where it stands.
  public struct Reason {
    /// What the role may do, with a verb: `allows everything on everything`.
    public let words: String
    /// The statement, or what names the policy.
    public let place: Place
    /// The resource that holds the place.
    public let holder: Resource
  }

  private let role: Resource
  private let permissions: RolePermissions

  /// The permissions of a role.
  public init(of role: Resource, in scenario: Scenario) {
    self.role = role
    permissions = RolePermissions(of: role, in: scenario)
  }

  /// What to say where no reason was found: a pass, unless what the template leaves open may be one.
  public var outcomeWithoutReason: Outcome {
    isDecided
      ? .pass : .undecided("what role '\(role.logicalID)' may do is not all in the template")
  }

  /// Policies of AWS are taken as they are known.
  private var isDecided: Bool {
    permissions.isWholeBesideAWS
      && permissions.policies.allSatisfy { $0.document == nil || $0.allows("*:*") != .open }
      && !permissions.grants(of: "*:*").contains { $0.statement.isAboutEverything == .open }
  }

  /// What no role for an application's users needs: a whole service, any role, or ways to more rights.
  public var excess: Reason? {
    administration ?? wholeService ?? anyRole ?? escalation
  }

  /// Every action on every resource, by a statement or by AWS's own policy for administrators.
  public var administration: Reason? {
    guard permissions.allows("*:*") == .yes else { return nil }
    if let grant = grantOnEverything(of: "*:*"), grant.statement.notAction.isAbsent {
      return reason("allows everything on everything", grant.policy, grant.statement.value)
    }
    return permissions.policies.lazy.compactMap { policy in
      guard case .managedByAWS(let managed) = policy.content,
        managed.name == "AdministratorAccess"
      else { return nil }
      return reason("has AdministratorAccess", policy, policy.value)
    }.first
  }

  /// All actions of one service on every resource; not of one whose actions users take on what is theirs.
  public var wholeService: Reason? {
    for policy in permissions.policies {
      guard case .document(let document) = policy.content else { continue }
      for statement in document.statements where isPlainAllow(statement) {
        let service = statement.action.items.compactMap(\.knownText).first { action in
          action.hasSuffix(":*") && !action.hasPrefix("*")
            && !Self.selfService.contains(String(action.dropLast(2).lowercased()))
            && permissions.allows(action) == .yes
        }
        guard let service else { continue }
        return reason("allows \(service) on everything", policy, statement.value)
      }
    }
    return nil
  }

  /// Something else than what users of identity pools do with what is their own.
  public var reachesAWS: Reason? {
    for policy in permissions.policies {
      guard let document = policy.document else { continue }
      for statement in document.statements where statement.effect == .allow {
        let isMore =
          !statement.notAction.isAbsent
          || statement.action.items.compactMap(\.knownText).contains { action in
            !Self.selfService.contains { action.lowercased().hasPrefix("\($0):") }
              && permissions.allows(action) == .yes
          }
        if isMore { return reason("lets them call other AWS services", policy, statement.value) }
      }
    }
    return nil
  }

  /// Services whose actions a user of an identity pool takes on what is his own.
  ///
  /// AWS's own example of such a role allows them all:
  /// https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html
  private static let selfService = ["cognito-identity", "cognito-sync", "mobileanalytics"]

  /// Every role may be assumed.
  private var anyRole: Reason? {
    guard permissions.allows("sts:AssumeRole") == .yes else { return nil }
    let grant = permissions.grants(of: "sts:AssumeRole").first { grant in
      grant.covers == .yes && grant.statement.isUnconditional
        && (grant.statement.isAboutEverything == .yes
          || grant.statement.resource.items.contains { resource in
            resource.asText?.arnComponents?.last?.known == "role/*"
          })
    }
    return grant.flatMap { reason("may assume every role", $0.policy, $0.statement.value) }
  }

  /// Each alone, or together, gives its holder any rights he likes.
  private static let escalations = [
    ["iam:CreatePolicyVersion"], ["iam:SetDefaultPolicyVersion"], ["iam:AttachRolePolicy"],
    ["iam:AttachUserPolicy"], ["iam:PutRolePolicy"], ["iam:PutUserPolicy"],
    ["iam:UpdateAssumeRolePolicy"], ["iam:CreateAccessKey"], ["iam:CreateLoginProfile"],
    ["iam:UpdateLoginProfile"], ["lambda:UpdateFunctionCode"],
    ["iam:PassRole", "lambda:CreateFunction"], ["iam:PassRole", "ec2:RunInstances"],
    ["iam:PassRole", "cloudformation:CreateStack"], ["iam:PassRole", "codebuild:CreateProject"],
    ["iam:PassRole", "glue:CreateDevEndpoint"],
    ["iam:PassRole", "cognito-identity:SetIdentityPoolRoles"],
  ]

  /// Actions that together let their holder give himself any rights, each on every resource.
  public var escalation: Reason? { Self.escalations.lazy.compactMap(combination).first }

  /// All of some actions, each on every resource.
  public func combination(of actions: [String]) -> Reason? {
    guard let first = actions.first, let grant = grantOnEverything(of: first),
      actions.allSatisfy({ permissions.allows($0) == .yes && grantOnEverything(of: $0) != nil })
    else { return nil }
    return reason(
      "allows \(actions.joined(separator: " and ")) on everything", grant.policy,
      grant.statement.value)
  }

  /// One action, on whatever resources.
  public func any(of actions: [String]) -> Reason? {
    actions.lazy.compactMap { action -> Reason? in
      guard permissions.allows(action) == .yes,
        let grant = permissions.grants(of: action).first(where: {
          $0.covers == .yes && $0.statement.isUnconditional
        })
      else { return nil }
      return reason("allows \(action)", grant.policy, grant.statement.value)
    }.first
  }

  private func grantOnEverything(of action: String) -> RolePermissions.Grant? {
    permissions.grants(of: action).first { grant in
      grant.covers == .yes && isPlainAllow(grant.statement)
    }
  }

  private func isPlainAllow(_ statement: Statement) -> Bool {
    statement.effect == .allow && statement.isUnconditional
      && statement.isAboutEverything == .yes
  }

  private func reason(
    _ words: String, _ policy: RolePermissions.Policy, _ value: Value
  ) -> Reason? {
    let holder = policy.holder ?? permissions.role
    return Reason(
      words: words, place: value.node.map { Place($0) } ?? Place(keyOf: holder.entry),
      holder: holder)
  }
}
