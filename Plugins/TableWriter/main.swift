import Foundation

/// Writes a Swift file of the build: the property tables, by resource type, and what is in short of all types.
///
/// `AWS-Cognito-UserPool.json` is of `AWS::Cognito::UserPool`; the other file is `types.txt`.
let arguments = Array(CommandLine.arguments.dropFirst())
guard let output = arguments.first else {
  FileHandle.standardError.write(Data("usage: TableWriter OUTPUT [FILE...]\n".utf8))
  exit(2)
}
let files = arguments.dropFirst().sorted().map { URL(filePath: $0) }
let types = try files.filter { $0.pathExtension == "txt" }.map {
  try String(contentsOf: $0, encoding: .utf8)
}
let tables = try files.filter { $0.pathExtension == "json" }.map { file in
  let type = file.deletingPathExtension().lastPathComponent.replacingOccurrences(
    of: "-", with: "::")
  return (type: type, text: try String(contentsOf: file, encoding: .utf8))
}
/// A text as Swift writes it.
func literal(_ text: String) -> String { "####\"\"\"\n\(text)\n\"\"\"####" }

let cases = tables.map { "  case \"\($0.type)\": \(literal($0.text))\n" }
let code = """
  /// The text of a type's property table; `nil` where there is none.
  func propertyTableText(_ type: String) -> String? {
    switch type {
  \(cases.joined())  default: nil
    }
  }

  /// The types that have a table.
  let propertyTableTypes = [
  \(tables.map { "  \"\($0.type)\",\n" }.joined())]

  /// A line for each type.
  let typeLines = \(literal(types.joined()))

  """
try code.write(toFile: output, atomically: true, encoding: .utf8)
