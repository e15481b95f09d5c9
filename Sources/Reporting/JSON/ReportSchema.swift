/// The JSON Schema of what `json` writes; `jsonl` writes the same objects, one a line.
///
/// https://json-schema.org/draft/2020-12/json-schema-core
public enum ReportSchema {
  /// The schema, which ends with a line break.
  public static func text() -> String {
    var json = JSONWriter("")
    json.object { json in
      json.value("$schema", "https://json-schema.org/draft/2020-12/schema")
      json.value("title", "Report of cogcheck")
      ReportShape.report.write(to: &json)
    }
    return json.output
  }
}

/// What a value of a report may be; members may be added to objects in later versions.
indirect enum ReportShape: Sendable {
  case text
  case number
  case truth
  case word([String])
  case list(ReportShape)
  case object([(name: String, shape: ReportShape)])
  case optional(ReportShape)

  fileprivate func write(to json: inout JSONWriter<some TextOutputStream>) {
    switch self {
    case .text: json.value("type", "string")
    case .number:
      json.value("type", "integer")
      json.value("minimum", 0)
    case .truth: json.value("type", "boolean")
    case .word(let words):
      json.array("enum") { json in
        for word in words { json.value(nil, word) }
      }
    case .list(let element):
      json.value("type", "array")
      json.object("items") { element.write(to: &$0) }
    case .object(let members):
      json.value("type", "object")
      json.object("properties") { json in
        for (name, shape) in members { json.object(name) { shape.write(to: &$0) } }
      }
      json.array("required") { json in
        for (name, _) in members { json.value(nil, name) }
      }
    case .optional(let shape):
      json.array("anyOf") { json in
        json.object { shape.write(to: &$0) }
        json.object { $0.value("type", "null") }
      }
    }
  }
}
