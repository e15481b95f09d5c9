internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// Only Cognito assumes the role that sends a pool's messages.
struct SMSRoleExtraPrincipals: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG051",
    title: "SMS role can be assumed by others than Cognito",
    severity: .medium,
    rationale: """
      Everyone whom the trust policy names can send text messages at your cost, and can do whatever else \
      the role may do.
      """,
    remediation: """
      Trust cognito-idp.amazonaws.com alone. Give other services and people roles of their own.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-sms-settings.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
    ],
    examples: [
      .failing(
        SMSRoleExample.resources(
          principal: "{Service: [cognito-idp.amazonaws.com, ↓lambda.amazonaws.com]}")),
      .failing(
        SMSRoleExample.resources(
          principal: "{Service: cognito-idp.amazonaws.com, AWS: ↓!Ref AWS::AccountId}")),
      .failing(SMSRoleExample.resources(principal: "↓\"*\"")),
      .passing(SMSRoleExample.resources()),
      .undecided(
        SMSRoleExample.resources(
          principal: "{Service: cognito-idp.amazonaws.com, AWS: !Split [\",\", !ImportValue Roles]}"
        )),
    ])

  let resourceTypes = SMSSender.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    SMSTrust.judge(resource, in: scenario) { trust in
      // A policy that IAM refuses, or that does not trust Cognito, is COG066's or COG046's business.
      guard trust.verdict.defects.isEmpty, !trust.verdict.own.cognitoStatements.isEmpty else {
        return .notApplicable
      }
      // A role that strangers' pools may use is COG045's business.
      guard trust.verdict.foreign.outcome != .allowed else { return .notApplicable }
      let others = trust.verdict.own.statements.filter { $0.statement.effect != .deny }
      let worst = Outcome.worst(of: others.map { judge($0.statement.principal, trust) })
      if case .pass = worst, trust.document.isOpen {
        return .undecided("whom role \(trust.roleName) trusts is not decided")
      }
      return worst
    }
  }

  private func judge(_ principal: Value, _ trust: SMSTrust) -> Outcome {
    if principal.knownText == "*" { return judge(principal, "AWS", trust) }
    guard !principal.mayBeStructure else {
      return .undecided("whom role \(trust.roleName) trusts is not decided")
    }
    return .worst(
      of: principal.members.flatMap { kind in
        kind.value.items.map { judge($0, kind.entry.key, trust) }
      })
  }

  private func judge(_ name: Value, _ kind: String, _ trust: SMSTrust) -> Outcome {
    if kind == "Service" {
      guard let service = name.asText else { return .pass }
      switch service.matches(pattern: Text("cognito-idp.*amazonaws.com*")) {
      case true?: return .pass
      case nil: return .undecided("a service that role \(trust.roleName) trusts is not decided")
      case false?: break
      }
    } else if name.isOpen {
      return .undecided("whom role \(trust.roleName) trusts is not decided")
    }
    let words = name.knownText.map { "'\($0)'" } ?? "a principal under \(kind)"
    return .fail(
      Violation(
        "role \(trust.roleName), which sends SMS for \(trust.sender.words), "
          + "trusts \(words) too; give each its own role",
        at: trust.place(of: name), related: trust.senderPlaces, in: trust.holder,
        discriminator: name.knownText ?? kind))
  }
}
