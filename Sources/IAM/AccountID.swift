public import Resolution

extension Text {
  /// Whether it is the id of an account: 12 digits.
  ///
  /// https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html
  public var isAccountID: Truth { Truth(fits(.accountID)) }
}
