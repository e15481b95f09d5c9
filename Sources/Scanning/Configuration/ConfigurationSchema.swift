internal import FoundationEssentials

/// The JSON Schema of configurations, for editors.
///
/// https://json-schema.org/draft/2020-12/json-schema-core
public enum ConfigurationSchema {
  /// The schema, which ends with a line break.
  public static func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    var root = ConfigurationShape.file.schema
    root["$schema"] = .text("https://json-schema.org/draft/2020-12/schema")
    root["title"] = .text("Configuration of cogcheck")
    return String(decoding: try encoder.encode(JSONValue.object(root)), as: UTF8.self) + "\n"
  }
}

/// What a schema is made of.
private enum JSONValue: Encodable {
  case text(String)
  case number(Int)
  case truth(Bool)
  case list([JSONValue])
  case object([String: JSONValue])

  func encode(to encoder: any Encoder) throws {
    switch self {
    case .text(let text): try text.encode(to: encoder)
    case .number(let number): try number.encode(to: encoder)
    case .truth(let truth): try truth.encode(to: encoder)
    case .list(let items): try items.encode(to: encoder)
    case .object(let members): try members.encode(to: encoder)
    }
  }
}

extension ConfigurationShape {
  /// The members of the schema that takes what the shape takes.
  fileprivate var schema: [String: JSONValue] {
    switch self {
    case .number(let number): ["const": .number(number)]
    case .word(let words): ["enum": .list(words.map { .text($0) })]
    case .text: ["type": .text("string"), "minLength": .number(1)]
    case .truth: ["type": .text("boolean")]
    case .count: ["type": .text("integer"), "minimum": .number(1)]
    case .day: ["type": .text("string"), "pattern": .text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    case .list(let item, _): ["type": .text("array"), "items": .object(item.schema)]
    case .mapping(let keys, _):
      [
        "type": .text("object"),
        "properties": .object(
          Dictionary(uniqueKeysWithValues: keys.map { ($0.name, .object($0.schema)) })),
        "required": .list(keys.filter(\.isRequired).map { .text($0.name) }),
        "additionalProperties": .truth(false),
      ]
    case .table(let value, _, _):
      ["type": .text("object"), "additionalProperties": .object(value.schema)]
    case .toggle(let words, let other):
      [
        "anyOf": .list(
          [.object(["enum": .list(words.flatMap { [.text($0.rawValue), .truth($0.truth)] })])]
            + (other.map { [.object($0.shape.schema)] } ?? []))
      ]
    case .option:
      [
        "anyOf": .list([
          .object(Self.scalar),
          .object(["type": .text("array"), "items": .object(Self.scalar)]),
        ])
      ]
    }
  }

  private static let scalar: [String: JSONValue] = [
    "type": .list([.text("string"), .text("number"), .text("boolean")])
  ]
}

extension ConfigurationKey {
  fileprivate var schema: [String: JSONValue] {
    shape.schema.merging(["description": .text(summary)]) { own, _ in own }
  }
}
