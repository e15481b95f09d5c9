internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A statement has the elements that its kind of policy needs, each by its exact name, of texts.
struct StatementElements: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM071",
    title: "Policy statement has missing, extra, conflicting or malformed elements",
    severity: .high,
    precision: .veryHigh,
    rationale: "IAM refuses the policy as malformed, and the deployment fails.",
    remediation: """
      Write Effect, Action and, in a trust policy, Principal, in any other policy Resource; of an \
      element and its Not form write one. Each is a text or a list of texts that is not empty; Effect \
      and Sid are one text.
      """,
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html"
    ],
    examples: [
      .failing(
        PolicyExample.trust(
          "↓{Effect: Allow, Resource: ↓\"*\", Action: sts:AssumeRole}")),
      .failing(PolicyExample.permissions("↓{Effect: Allow, Action: sns:Publish}")),
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, ↓Actions: sns:Publish, Action: sns:Publish, Resource: \"*\"}")),
      .failing(
        PolicyExample.permissions(
          "{Effect: Deny, Action: sns:*, NotAction: ↓sns:Publish, Resource: \"*\"}")),
      .failing(
        """
        AppPolicy:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            PolicyDocument:
              Version: 2012-10-17
              Statement:
                - Effect: Allow
                  Action: dynamodb:Query
                  Resource:
                    - arn:aws:dynamodb:eu-west-1:111122223333:table/orders
                    - ↓Effect: Allow
                      Action: dynamodb:ListTables
                      Resource: "*"
        """),
      .failing(
        PolicyExample.permissions(
          "{Effect: ↓[Allow], Action: [↓[s3:GetObject], ↓{s3: PutObject}], Resource: ↓[]}")),
      .failing(
        PolicyExample.permissions(
          "{Sid: ↓{Send: SMS}, Effect: Allow, NotAction: ↓{iam: \"*\"}, NotResource: ↓[!Ref AWS::NoValue]}"
        )),
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Service: [lambda.amazonaws.com, ↓{AWS: "*"}], AWS: ↓[]}, \
          Action: sts:AssumeRole, Condition: {StringEquals: {sts:ExternalId: ↓{id: acme}, \
          aws:SourceAccount: [↓["111122223333"]]}}}
          """)),
      .failing(PolicyExample.trust("{Effect: Allow, Principal: ↓{}, Action: sts:AssumeRole}")),
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: sns:Publish, Resource: \"*\"}",
          version: "Version: ↓[2012-10-17]\n      Id: ↓{name: publish}")),
      .passing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: [s3:ListBucket], Resource: ["*"], \
          Condition: {Bool: {aws:SecureTransport: true}, NumericLessThan: {s3:max-keys: [10, 20]}}}
          """)),
      .passing(PolicyExample.permissions("{Effect: Allow, Action: sns:Publish, Resource: \"*\"}")),
      .passing(
        PolicyExample.trust(
          "{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}")),
      .undecided(PolicyExample.permissions("!ImportValue statement")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judge(of: resource, in: scenario) { policy in
      policy.judgeDefects { defect in
        // Of NotPrincipal in an Allow speaks IAM006.
        switch defect.subject {
        case .element, .member: true
        case .exclusion: defect.isInDeny
        default: false
        }
      }
    }
  }
}

extension PolicyDocument.Defect {
  fileprivate var isInDeny: Bool { key?.value.parent?["Effect"]?.string == "Deny" }
}
