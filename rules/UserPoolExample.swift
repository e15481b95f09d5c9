/// What the default profile asks of every user pool, for the examples of rules that ask something else.
enum UserPoolExample {
  /// Lines of the `Properties` of a pool in block style; the first is indented where it stands.
  static let safeguards = """
    MfaConfiguration: "ON"
        EnabledMfas: [SOFTWARE_TOKEN_MFA]
        \(safeguardsButMFA)
    """

  /// The same without the second factor.
  static let safeguardsButMFA = """
    AdminCreateUserConfig: {AllowAdminCreateUserOnly: true}
        DeletionProtection: ACTIVE
    """
}
