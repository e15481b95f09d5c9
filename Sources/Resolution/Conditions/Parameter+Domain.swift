internal import Documents
internal import Templates

extension Parameter {
  /// The values that it may have; `nil` where any may be, or where one of them is not decided.
  ///
  /// Allowed values of a list are those of its items, and those of a stored value are its names.
  var domain: [String]? {
    guard !isList, !namesStoredValue, !allowedValues.isEmpty else { return nil }
    let texts = allowedValues.compactMap(\.decidedText)
    return texts.count == allowedValues.count ? texts : nil
  }

  /// The text of the default, where it is decided.
  var defaultText: String? { namesStoredValue ? nil : defaultValue?.decidedText }
}

extension Node {
  fileprivate var decidedText: String? { kind == .ambiguousNumber ? nil : scalarText }
}
