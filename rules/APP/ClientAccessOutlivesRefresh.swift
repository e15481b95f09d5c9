internal import Cognito
internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// The token that renews the others lives at least as long as they do.
struct ClientAccessOutlivesRefresh: ResourceRule {
  let metadata = RuleMetadata(
    id: "APP030",
    title: "Access or ID token outlives the refresh token",
    severity: .high,
    rationale: """
      Cognito asks that a refresh token lives longer than the tokens that it renews, and refuses the client \
      otherwise. Units are easily mixed up: without TokenValidityUnits access and ID tokens count hours, \
      refresh tokens days. Without a value they live for 1 hour and 30 days.
      """,
    remediation: """
      Raise RefreshTokenValidity or lower the other lifetime, and name the unit of each in \
      TokenValidityUnits.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cognito-userpoolclient-tokenvalidityunits.html",
    ],
    examples: [
      .failing(
        """
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: eu-west-1_Ab3dEf9Gh
            AccessTokenValidity: ↓12
            IdTokenValidity: ↓"24"
            RefreshTokenValidity: 6
            TokenValidityUnits: {RefreshToken: hours}
        """),
      .failing(
        """
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: eu-west-1_Ab3dEf9Gh
            AccessTokenValidity: ↓1
            IdTokenValidity: 300
            RefreshTokenValidity: 90
            TokenValidityUnits: {AccessToken: days, IdToken: seconds, RefreshToken: minutes}
        """),
      // The others live for their hour.
      .failing(
        """
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: eu-west-1_Ab3dEf9Gh
            RefreshTokenValidity: ↓30
            TokenValidityUnits: {RefreshToken: minutes}
        """),
      .failing(
        """
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: eu-west-1_Ab3dEf9Gh
            AccessTokenValidity: 10
            RefreshTokenValidity: ↓30
            TokenValidityUnits: {AccessToken: minutes, RefreshToken: minutes}
        """),
      .passing(
        """
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: eu-west-1_Ab3dEf9Gh
            AccessTokenValidity: 60
            IdTokenValidity: 3600
            RefreshTokenValidity: 1
            TokenValidityUnits: {AccessToken: minutes, IdToken: seconds, RefreshToken: days}
            PreventUserExistenceErrors: ENABLED
        """),
      .passing(
        """
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: eu-west-1_Ab3dEf9Gh
            AccessTokenValidity: 24
            RefreshTokenValidity: 1
            PreventUserExistenceErrors: ENABLED
        """),
      // 0 is the default of 30 days.
      .tolerated(
        """
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: eu-west-1_Ab3dEf9Gh
            AccessTokenValidity: 8
            RefreshTokenValidity: 0
        """),
      .undecided(
        template: """
          Parameters:
            Unit: {Type: String}
          Resources:
            Client:
              Type: AWS::Cognito::UserPoolClient
              Properties:
                UserPoolId: eu-west-1_Ab3dEf9Gh
                RefreshTokenValidity: 12
                TokenValidityUnits: {RefreshToken: !Ref Unit}
          """),
    ])

  let resourceTypes = [ResourceType.userPoolClient]

  func check(_ client: Resource, in scenario: Scenario) -> Outcome {
    let properties = scenario.properties(of: client)
    let refresh = Lifetime(
      of: "RefreshToken", properties, unit: "days", standard: Lifetime.seconds("days", 30))
    let others = ["AccessToken", "IdToken"].map {
      Lifetime(of: $0, properties, unit: "hours", standard: Lifetime.seconds("hours", 1))
    }
    guard ([refresh] + others).contains(where: { !$0.value.isAbsent }) else {
      return .notApplicable
    }
    // Both have the same default: of two that are absent one finding speaks.
    let isOne = others.allSatisfy(\.value.isAbsent)
    return .worst(
      of: (isOne ? Array(others.prefix(1)) : others).map {
        judge($0, against: refresh, of: client)
      })
  }

  private func judge(
    _ other: Lifetime, against refresh: Lifetime, of client: Resource
  ) -> Outcome {
    switch (other.length, refresh.length) {
    // APP029 speaks of values and units that are none.
    case (.none, _), (_, .none): return .notApplicable
    case (.open, _), (_, .open):
      return .undecided("how long tokens of client '\(client.logicalID)' live is not decided")
    case (.seconds(let length), .seconds(let longest)):
      guard length > longest else { return .pass }
      let isWritten = !other.value.isAbsent
      let changed = isWritten ? other : refresh
      let further = isWritten ? refresh.value.node : nil
      return .fail(
        Violation(
          "\(other.words) of client '\(client.logicalID)' lives for \(length) s, but its refresh token for "
            + "\(longest) s; let the refresh token live longer",
          at: Place(of: changed.value, at: ["\(changed.token)Validity"], in: client),
          related: changed.value.relatedPlaces
            + (further.map { [RelatedPlace("RefreshTokenValidity", at: $0.range)] } ?? []),
          discriminator: other.token))
    }
  }
}

/// How long tokens of one kind live.
private struct Lifetime {
  enum Length {
    /// In seconds.
    case seconds(Int)
    case open
    /// No number, or one that the service refuses, or no unit.
    case none
  }

  /// `AccessToken`, `IdToken` or `RefreshToken`.
  let token: String
  /// The number, as it is written.
  let value: Value
  let length: Length

  /// For messages.
  var words: String { token == "IdToken" ? "the ID token" : "the access token" }

  private static let factors = ["seconds": 1, "minutes": 60, "hours": 3600, "days": 86400]
  /// 10 years in seconds, the most that the service takes in any unit.
  private static let maximum = 315_360_000

  static func seconds(_ unit: String, _ number: Int) -> Int { (factors[unit] ?? 1) * number }

  /// - Parameters:
  ///   - unit: what counts where `TokenValidityUnits` does not say.
  ///   - standard: seconds where there is no value; a refresh token has it for 0 as well.
  ///
  /// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
  init(of token: String, _ properties: Value, unit: String, standard: Int) {
    self.token = token
    value = properties["\(token)Validity"]
    let written = properties["TokenValidityUnits"][token]
    length = Self.length(
      value, written, unit: unit, standard: standard, zeroIsStandard: token == "RefreshToken")
  }

  private static func length(
    _ value: Value, _ written: Value, unit: String, standard: Int, zeroIsStandard: Bool
  ) -> Length {
    if value.isAbsent { return .seconds(standard) }
    if value.mayBeStructure { return .open }
    guard let number = value.knownText.flatMap({ Int($0) }), (0...maximum).contains(number) else {
      return .none
    }
    if number == 0 { return zeroIsStandard ? .seconds(standard) : .none }
    if written.mayBeStructure { return .open }
    let name = written.isAbsent ? unit : written.knownText ?? ""
    return factors[name].map { .seconds($0 * number) } ?? .none
  }
}
