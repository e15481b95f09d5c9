import Foundation
import TestSupport
import Testing

/// The Python module `jsonschema`, where `scripts/setup test` has installed it.
enum JSONSchemaReader {
  /// `nil` where there is no such module here.
  static func takes(_ text: String, as schema: String, in folder: TemporaryFolder) throws -> Bool? {
    let python = Repository.root.appending(path: ".venv/bin/python")
    guard FileManager.default.isExecutableFile(atPath: python.path) else { return nil }
    try folder.write(text, to: "instance.json")
    try folder.write(schema, to: "schema.json")
    let process = Process()
    process.executableURL = python
    process.currentDirectoryURL = folder.url
    process.arguments = [
      "-c",
      """
      import json, jsonschema
      schema = json.load(open("schema.json"))
      jsonschema.Draft202012Validator.check_schema(schema)
      found = jsonschema.Draft202012Validator(schema).iter_errors(json.load(open("instance.json")))
      raise SystemExit(10 if list(found) else 0)
      """,
    ]
    try process.run()
    process.waitUntilExit()
    #expect([0, 10].contains(process.terminationStatus))
    return process.terminationStatus == 0
  }
}
