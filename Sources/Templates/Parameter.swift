public import Documents

/// One parameter, as declared.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
public struct Parameter: Sendable {
  /// Its name.
  public let name: String
  /// Its key and declaration.
  public let entry: Entry
  /// The declared type; `String` where none can be read.
  public let type: String
  /// What its value, or each item of it where it is a list, may be by its type and constraints.
  public let shape: TextShape

  init(_ entry: Entry) {
    name = entry.key
    self.entry = entry
    type = entry.value["Type"]?.text ?? "String"
    shape = ParameterConstraints(entry.value, type: type).shape
  }

  /// The declared default.
  public var defaultValue: Node? {
    entry.value["Default"].flatMap { $0.kind == .null ? nil : $0 }
  }

  /// The text of the default, where it is decided.
  public var defaultText: String? { namesStoredValue ? nil : defaultValue?.decidedText }

  /// The declared allowed values; empty where any value is.
  public var allowedValues: [Node] {
    entry.value["AllowedValues"]?.elements ?? []
  }

  /// Its value is masked by the service.
  public var isNoEcho: Bool { entry.value["NoEcho"]?.text?.lowercased() == "true" }

  /// Its value is a list of texts.
  public var isList: Bool { type == "CommaDelimitedList" || type.hasPrefix("List<") }

  /// Default and given values name an entry of Parameter Store; the value is what is stored there.
  public var namesStoredValue: Bool { type.hasPrefix(Self.storedValuePrefix) }

  /// What is stored under its value is a list: `AWS::SSM::Parameter::Value<List<String>>`.
  var storesList: Bool {
    let stored = type.dropFirst(Self.storedValuePrefix.count)
    return stored.hasPrefix("List<") || stored.hasPrefix("CommaDelimitedList")
  }

  fileprivate static let storedValuePrefix = "AWS::SSM::Parameter::Value<"
}

/// What a parameter's declaration says of its value.
private struct ParameterConstraints {
  let declaration: Node
  let type: String

  init(_ declaration: Node, type: String) {
    self.declaration = declaration
    self.type = type
  }

  /// Constraints of a stored value are those of its name.
  var shape: TextShape {
    if type.hasPrefix(Parameter.storedValuePrefix) { return .any }
    if let values = declaration["AllowedValues"]?.elements, !values.isEmpty {
      let texts = values.compactMap(\.decidedText)
      return texts.count == values.count ? TextShape(oneOf: texts) : .any
    }
    if type == "Number" || type == "List<Number>" {
      return TextShape(
        [TextShape.Run(Self.numberCharacters, least: 1, most: nil)], numbers: numbers)
    }
    if let shape = declaration["AllowedPattern"]?.text.flatMap({ PatternShapeReader.shape(of: $0) })
    {
      return shape
    }
    return TextShape([TextShape.Run(.any, least: length("MinLength") ?? 0, most: maximumLength)])
  }

  private static let numberCharacters = CharacterClass.digits.union(CharacterClass("+-.eE"))

  private var numbers: ClosedRange<Double>? {
    let (least, most) = (number("MinValue"), number("MaxValue"))
    guard least != nil || most != nil else { return nil }
    let (lower, upper) = (least ?? -Double.infinity, most ?? Double.infinity)
    return lower <= upper ? lower...upper : nil
  }

  private var maximumLength: Int? {
    length("MaxLength").flatMap { $0 >= length("MinLength") ?? 0 ? $0 : nil }
  }

  private func number(_ key: String) -> Double? {
    declaration[key]?.decidedText.flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil }
  }

  private func length(_ key: String) -> Int? {
    declaration[key]?.decidedText.flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
  }
}

extension Node {
  /// The text of a scalar, where what CloudFormation makes of it is established.
  fileprivate var decidedText: String? { kind == .ambiguousNumber ? nil : scalarText }
}
