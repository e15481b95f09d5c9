import ArgumentParser

/// `A,B` of a flag that may also be repeated.
struct CommaList {
  /// At least one, none of them empty.
  let items: [String]

  /// As it stands on the command line.
  ///
  /// - Throws: `ValidationError` where an item is empty.
  init(argument: String) throws {
    items = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard !items.contains("") else {
      throw ValidationError("an item of '\(argument)' is empty; write A,B")
    }
  }
}
